import { Migration } from '@mikro-orm/migrations';

export class Migration20261127105034 extends Migration {
  override name = 'Migration20261127105034';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "role_grant" ("id" serial primary key, "holder" text not null, "role" text not null, "channel_id" text null, "conversation_id" int null, "given_by" text not null, "given_at" timestamptz not null default now());`,
    );
    this.addSql(
      `create unique index role_grant_once on role_grant (holder, role, coalesce(channel_id, ''), coalesce(conversation_id, 0));`,
    );

    this.addSql(
      `alter table "role_grant" add constraint "role_grant_conversation_id_foreign" foreign key ("conversation_id") references "conversation" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "role_grant" add constraint "role_grant_role_check" check ("role" in ('sender', 'approver', 'agent', 'admin'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "role_grant" cascade;`);
  }
}
