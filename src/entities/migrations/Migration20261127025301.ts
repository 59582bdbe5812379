import { Migration } from '@mikro-orm/migrations';

export class Migration20261127025301 extends Migration {
  override name = 'Migration20261127025301';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "standing_hold" ("kind" text not null, "subject" text not null, "because" text not null, "created_by" text not null, "created_at" timestamptz not null default now(), primary key ("kind", "subject"));`,
    );

    this.addSql(
      `alter table "standing_hold" add constraint "standing_hold_kind_check" check ("kind" in ('template', 'line'));`,
    );
  }
}
