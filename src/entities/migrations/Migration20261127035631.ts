import { Migration } from '@mikro-orm/migrations';

export class Migration20261127035631 extends Migration {
  override name = 'Migration20261127035631';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "portfolio" ("gateway" text not null, "users_per_day" int null, "reached" int not null default 0, "read_at" timestamptz not null default now(), primary key ("gateway"));`,
    );

    this.addSql(
      `create table "reached_user" ("gateway" text not null, "phone" text not null, "recipient_id" bigint null, "at" timestamptz not null, primary key ("gateway", "phone"));`,
    );
    this.addSql(`create index "reached_user_at" on "reached_user" ("gateway", "at");`);

    this.addSql(`alter table "deployment" add "beyond_limit" text not null default 'wait';`);
    this.addSql(
      `alter table "deployment" add constraint "deployment_beyond_limit_check" check ("beyond_limit" in ('wait', 'leave_out'));`,
    );

    this.addSql(`alter table "hold" drop constraint "hold_kind_check";`);
    this.addSql(
      `alter table "hold" add constraint "hold_kind_check" check ("kind" in ('paused_by_person', 'template_paused', 'line_stopped', 'too_many_failures', 'daily_limit', 'awaiting_approval', 'frozen'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "portfolio" cascade;`);
    this.addSql(`drop table if exists "reached_user" cascade;`);

    this.addSql(`alter table "deployment" drop constraint "deployment_beyond_limit_check";`);
    this.addSql(`alter table "deployment" drop column "beyond_limit";`);

    this.addSql(`alter table "hold" drop constraint "hold_kind_check";`);
    this.addSql(
      `alter table "hold" add constraint "hold_kind_check" check ("kind" in ('paused_by_person', 'template_paused', 'line_stopped', 'too_many_failures', 'awaiting_approval', 'frozen'));`,
    );
  }
}
