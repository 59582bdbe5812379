import { Migration } from '@mikro-orm/migrations';

export class Migration20261127102659 extends Migration {
  override name = 'Migration20261127102659';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "unnamed_failure" ("gateway" text not null, "event_id" text not null, "phone" text not null, "template_id" text null, "code" text not null, "at" timestamptz not null, "received_at" timestamptz not null default now(), "attempt_id" bigint null, "because" text null, primary key ("gateway", "event_id"));`,
    );
    this.addSql(`create index unnamed_failure_unmatched on unnamed_failure (at) where attempt_id is null;`);
    this.addSql(
      `alter table "unnamed_failure" add constraint "unnamed_failure_attempt" unique ("attempt_id");`,
    );

    this.addSql(`alter table "attempt" add "wait_ms" int null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "unnamed_failure" cascade;`);

    this.addSql(`alter table "attempt" drop column "wait_ms";`);
  }
}
