import { Migration } from '@mikro-orm/migrations';

export class Migration20261127105510 extends Migration {
  override name = 'Migration20261127105510';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "agent_act" ("id" bigserial primary key, "thread_id" bigint not null, "kind" text not null, "by" text null, "holder" text null, "at" timestamptz not null default clock_timestamp(), "detail" jsonb not null, "told_at" timestamptz null);`,
    );
    this.addSql(`create index "agent_act_thread" on "agent_act" ("thread_id", "id");`);
    this.addSql(`create index agent_act_untold on agent_act (id) where told_at is null;`);

    this.addSql(
      `create table "agent_channel" ("channel_id" text not null, "team" text not null, "added_by" text not null, "added_at" timestamptz not null default now(), "refused_because" text null, primary key ("channel_id"));`,
    );

    this.addSql(
      `create table "agent_line" ("channel_id" text not null, "ts" text not null, "thread_id" bigint not null, "author" text not null, "text" text not null, "secret" uuid not null default gen_random_uuid(), "files" jsonb not null, "arrived_at" timestamptz not null default clock_timestamp(), "handled_at" timestamptz null, "message_ids" jsonb null, "settled_at" timestamptz null, primary key ("channel_id", "ts"));`,
    );
    this.addSql(`create index agent_line_waiting on agent_line (thread_id, ts) where handled_at is null;`);
    this.addSql(
      `create index agent_line_open on agent_line (handled_at) where handled_at is not null and settled_at is null;`,
    );
    this.addSql(`alter table "agent_line" add constraint "agent_line_secret" unique ("secret");`);
    this.addSql(`create index "agent_line_thread" on "agent_line" ("thread_id", "ts");`);

    this.addSql(
      `create table "agent_thread" ("id" bigserial primary key, "session_id" bigint not null, "phone" text not null, "line_id" text not null, "channel_id" text not null, "opened_at" timestamptz not null default now(), "holder" text null, "first_answer_at" timestamptz null, "told_upto" bigint not null default '0', "telling_upto" bigint null, "window_told" timestamptz null, "ended_at" timestamptz null, "settled_at" timestamptz null);`,
    );
    this.addSql(
      `create unique index agent_thread_standing on agent_thread (session_id) where ended_at is null;`,
    );
    this.addSql(`create index agent_thread_followed on agent_thread (id) where settled_at is null;`);
    this.addSql(`create index "agent_thread_session" on "agent_thread" ("session_id");`);

    this.addSql(
      `alter table "agent_act" add constraint "agent_act_kind_check" check ("kind" in ('claimed', 'assigned', 'moved', 'ended', 'expired', 'unsent', 'window_over'));`,
    );

    this.addSql(`alter table "handover" add "opened_at" timestamptz null;`);
    this.addSql(`create index handover_unopened on handover (id) where opened_at is null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "agent_act" cascade;`);
    this.addSql(`drop table if exists "agent_channel" cascade;`);
    this.addSql(`drop table if exists "agent_line" cascade;`);
    this.addSql(`drop table if exists "agent_thread" cascade;`);

    this.addSql(`alter table "handover" drop column "opened_at";`);
  }
}
