import { Migration } from '@mikro-orm/migrations';

export class Migration20261127172419 extends Migration {
  override name = 'Migration20261127172419';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "flow_try" ("id" bigserial primary key, "version_id" int not null, "channel_id" text not null, "thread_ts" text not null, "player" text not null, "given" jsonb not null default '{}', "moves" jsonb not null default '[]', "shown" int not null default 0, "showing_until" timestamptz null, "created_at" timestamptz not null default now());`,
    );
    this.addSql(
      `alter table "flow_try" add constraint "flow_try_thread" unique ("channel_id", "thread_ts");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "flow_try" cascade;`);
  }
}
