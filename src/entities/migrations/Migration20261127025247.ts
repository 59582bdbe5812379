import { Migration } from '@mikro-orm/migrations';

export class Migration20261127025247 extends Migration {
  override name = 'Migration20261127025247';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "slack_pace" ("key" text not null, "paid_until" timestamptz not null, "closed_until" timestamptz null, primary key ("key"));`,
    );

    this.addSql(`alter table "post" add "permalink" text null, add "told" text null;`);
    // What ended before threads were told of anything is not told now.
    this.addSql(
      `update "post" p set "told" = d.phase || ' ' || floor(extract(epoch from coalesce(d.cancelled_at, d.finished_at)) * 1000)::bigint
         from "deployment" d
        where p.key in ('deployment:' || d.id, 'deployment:' || d.id || ':direct') and p.shown_hash like 'final:%'
          and d.phase in ('finished', 'cancelled');`,
    );
  }
}
