import { Migration } from '@mikro-orm/migrations';

/** Where the steps of `timing` began when it was made: one second wide up to 20 seconds, a tenth wider each above. */
const steps =
  '0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,22,24,26,28,30,33,36,39,42,46,50,55,60,66,72,79,86,94,103,113,124,136,149,163,179,196,215,236,259,284,312,343,377,414,455,500,550,605,665,731,804,884,972,1069,1175,1292,1421,1563,1719,1890,2079,2286,2514,2765,3041,3345,3679,4046,4450,4895,5384,5922,6514,7165,7881,8669,9535,10488,11536,12689,13957,15352,16887,18575,20432,22475,24722,27194,29913,32904,36194,39813,43794,48173,52990,58289,64117,70528,77580,85338,93871,103258,113583,124941,137435,151178,166295,182924,201216,221337,243470,267817,294598,324057,356462,392108,431318,474449,521893,574082';

/** The step of the time between two moments. */
const stepBetween = (begin: string, end: string): string =>
  `width_bucket(floor(greatest(extract(epoch from (${end} - ${begin})), 0))::float8, array[${steps}]::float8[]) - 1`;

export class Migration20261127032418 extends Migration {
  override name = 'Migration20261127032418';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "timing" ("deployment_id" int not null, "timed" text not null, "step" smallint not null, "shard" smallint not null, "count" bigint not null, primary key ("deployment_id", "timed", "step", "shard"));`,
    );
    this.addSql(`create index "post_message" on "post" ("channel_id", "ts");`);
    this.addSql(
      `alter table "timing" add constraint "timing_deployment_id_foreign" foreign key ("deployment_id") references "deployment" ("id");`,
    );
    this.addSql(
      `alter table "timing" add constraint "timing_timed_check" check ("timed" in ('delivery', 'response'));`,
    );
    // What was delivered and answered before is counted as it will be from now on.
    this.addSql(`
      insert into timing (deployment_id, timed, step, shard, count)
      with arrived as (
        select r.deployment_id, a.recipient_id, a.number, a.started_at, least(a.replied_at, a.answered_at) as answered_at,
               least(a.delivered_at, a.read_at, a.replied_at) as delivered_at
          from attempt a join recipient r on r.id = a.recipient_id
         where coalesce(a.delivered_at, a.read_at, a.replied_at) is not null
      ), person as (
        select distinct on (recipient_id) deployment_id, started_at, delivered_at,
               min(answered_at) over (partition by recipient_id) as answered_at
          from arrived order by recipient_id, delivered_at, number
      ), counted as (
        select deployment_id, 'delivery' as timed, ${stepBetween('started_at', 'delivered_at')} as step from person
        union all
        select deployment_id, 'response', ${stepBetween('delivered_at', 'answered_at')} from person
         where answered_at is not null
      )
      select deployment_id, timed, step, 0, count(*) from counted group by deployment_id, timed, step;`);
  }
}
