import { Migration } from '@mikro-orm/migrations';

export class Migration20261127030920 extends Migration {
  override name = 'Migration20261127030920';

  override up(): void | Promise<void> {
    this.addSql(`alter table "deployment" drop constraint "deployment_launched";`);
    this.addSql(
      `alter table "deployment" add "scheduled_for" timestamptz null, add "schedule_zone" text null, add "scheduled_by" text null, add "missed_at" timestamptz null, add "missed_because" text null;`,
    );
    this.addSql(`create index deployment_due on deployment (scheduled_for) where phase = 'scheduled';`);
    this.addSql(
      `alter table "deployment" add constraint "deployment_scheduled" check (phase <> 'scheduled' or scheduled_for is not null);`,
    );
    this.addSql(
      `alter table "deployment" add constraint "deployment_launched" check (phase in ('draft', 'scheduled', 'cancelled') or launched_at is not null);`,
    );
  }
}
