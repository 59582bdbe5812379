import { Migration } from '@mikro-orm/migrations';

export class Migration20261127102219 extends Migration {
  override name = 'Migration20261127102219';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "handover" ("id" bigserial primary key, "session_id" bigint not null, "phone" text not null, "line_id" text not null, "recipient_id" bigint null, "version_id" int null, "team" text not null, "note" text not null, "variables" jsonb not null, "made_at" timestamptz not null default clock_timestamp());`,
    );
    this.addSql(`alter table "handover" add constraint "handover_session" unique ("session_id");`);

    this.addSql(
      `create table "handover_message" ("id" bigserial primary key, "session_id" bigint not null, "inbound_id" text not null, "handled_at" timestamptz not null default clock_timestamp());`,
    );
    this.addSql(`create index "handover_message_session" on "handover_message" ("session_id", "id");`);
    this.addSql(
      `alter table "handover_message" add constraint "handover_message_inbound" unique ("inbound_id");`,
    );

    this.addSql(
      `create table "session_event" ("id" bigserial primary key, "phone" text not null, "line_id" text not null, "kind" text not null, "at" timestamptz not null, "inbound_id" text null, "attempt_id" bigint null, "session_id" bigint null, "body" jsonb not null);`,
    );
    this.addSql(`create index "session_event_chat" on "session_event" ("phone", "line_id", "id");`);

    this.addSql(
      `create table "session_message" ("id" bigserial primary key, "session_id" bigint not null, "phone" text not null, "line_id" text not null, "author" text null, "step" text null, "content" jsonb not null, "made_at" timestamptz not null default clock_timestamp(), "not_before" timestamptz null, "tries" smallint not null default 0, "worker_id" int null, "started_at" timestamptz null, "outcome" text null, "because" text null, "provider_id" text null, "accepted_at" timestamptz null, "sent_at" timestamptz null, "delivered_at" timestamptz null, "read_at" timestamptz null, "failed_at" timestamptz null, "failure" text null, "code" text null, "detail" text null);`,
    );
    this.addSql(`create index "session_message_session" on "session_message" ("session_id", "id");`);
    this.addSql(`create index "session_message_chat" on "session_message" ("phone", "line_id", "id");`);
    this.addSql(
      `create index session_message_waiting on session_message (line_id, id) where started_at is null and outcome is null;`,
    );
    this.addSql(
      `create index session_message_open on session_message (phone, line_id, id) where outcome is null or outcome = 'uncertain';`,
    );
    this.addSql(
      `create index session_message_called on session_message (worker_id) where started_at is not null and outcome is null;`,
    );
    this.addSql(
      `alter table "session_message" add constraint "session_message_provider_id" unique ("provider_id");`,
    );

    this.addSql(
      `create table "milestone_tally" ("deployment_id" int not null, "milestone" text not null, "shard" smallint not null, "count" bigint not null, primary key ("deployment_id", "milestone", "shard"));`,
    );

    this.addSql(
      `create table "webhook_call" ("id" bigserial primary key, "session_id" bigint not null, "phone" text not null, "line_id" text not null, "step" text not null, "request" jsonb not null, "tries" smallint not null default 0, "due_at" timestamptz not null default clock_timestamp());`,
    );
    this.addSql(`create index "webhook_call_due" on "webhook_call" ("due_at");`);

    this.addSql(`alter table "session" drop constraint "session_line_id_foreign";`);

    this.addSql(`alter table "session" drop constraint "session_pkey";`);
    this.addSql(
      `alter table "session" add "id" bigserial primary key, add "recipient_id" bigint null, add "version_id" int null, add "state" jsonb null, add "wake_at" timestamptz null, add "heard_at" timestamptz null, add "closed_because" text null, add "outcome" text null;`,
    );
    this.addSql(`create index "session_chat" on "session" ("phone", "line_id", "id");`);
    this.addSql(`create unique index session_standing on session (phone, line_id) where kind <> 'closed';`);
    this.addSql(
      `create index session_due on session (wake_at) where kind <> 'closed' and wake_at is not null;`,
    );
    this.addSql(
      `alter table "session" add constraint "session_closed_because_check" check ("closed_because" in ('finished', 'opted_out', 'replaced', 'expired', 'broken', 'ended_by_agent'));`,
    );

    this.addSql(`alter table "conversation_version" add "flow" text null;`);

    this.addSql(`alter table "deployment" drop constraint "deployment_kind_check";`);
    this.addSql(
      `create unique index deployment_inbound on deployment (version_id, line_id) where kind = 'inbound';`,
    );
    this.addSql(
      `alter table "deployment" add constraint "deployment_kind_check" check ("kind" in ('audience', 'test', 'inbound'));`,
    );

    this.addSql(
      `alter table "recipient" add "finished" boolean not null default false, add "session" text not null default 'none', add "captured" jsonb null;`,
    );
    this.addSql(`create index recipient_finished on recipient (deployment_id, id) where finished;`);
    this.addSql(
      `create index recipient_session on recipient (deployment_id, session, id) where session <> 'none';`,
    );
    this.addSql(
      `alter table "recipient" add constraint "recipient_session_check" check ("session" in ('none', 'bot', 'agent', 'closed'));`,
    );

    this.addSql(
      `alter table "session_event" add constraint "session_event_kind_check" check ("kind" in ('message', 'deployed', 'answered'));`,
    );

    this.addSql(
      `alter table "session_message" add constraint "session_message_outcome_check" check ("outcome" in ('accepted', 'accepted_unknown_id', 'uncertain', 'not_accepted', 'failed', 'overridden'));`,
    );
  }
}
