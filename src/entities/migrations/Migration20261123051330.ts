import { Migration } from '@mikro-orm/migrations';

export class Migration20261123051330 extends Migration {
  override name = 'Migration20261123051330';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "audit_entry" ("id" bigserial primary key, "at" timestamptz not null default now(), "actor" text not null, "act" text not null, "subject" text not null, "channel_id" text null, "detail" jsonb null);`,
    );
    this.addSql(`create index "audit_entry_at" on "audit_entry" ("at");`);

    this.addSql(
      `create table "conversation" ("id" serial primary key, "name" text not null, "gateway" text not null, "origin" text not null, "created_by" text null, "created_at" timestamptz not null default now(), "archived_at" timestamptz null);`,
    );
    this.addSql(
      `create unique index conversation_name on conversation (lower(name)) where archived_at is null;`,
    );

    this.addSql(
      `create table "exclusion" ("phone" text not null, "source" text not null, "because" text not null, "created_by" text null, "created_at" timestamptz not null default now(), "expires_at" timestamptz null, primary key ("phone"));`,
    );

    this.addSql(
      `create table "incident" ("id" serial primary key, "kind" text not null, "subject" text not null, "because" text not null, "opened_at" timestamptz not null default now(), "closed_at" timestamptz null);`,
    );
    this.addSql(`create unique index incident_open on incident (kind, subject) where closed_at is null;`);

    this.addSql(
      `create table "installation" ("id" int not null, "kind" text not null, "token_key" text not null, "system_identifier" text not null, "timeline" int not null, "database_oid" bigint not null, "frozen_at" timestamptz null, "frozen_by" text null, "frozen_because" text null, "created_at" timestamptz not null default now(), primary key ("id"));`,
    );

    this.addSql(
      `create table "line" ("id" text not null, "gateway" text not null, "display_phone" text null, "messages_per_second" int not null, "next_slot_at" timestamptz not null default now(), "stopped_at" timestamptz null, "stopped_because" text null, "created_at" timestamptz not null default now(), primary key ("id"));`,
    );

    this.addSql(
      `create table "parked_event" ("id" bigserial primary key, "gateway" text not null, "provider_id" text null, "because" text not null, "event" jsonb not null, "received_at" timestamptz not null default now());`,
    );
    this.addSql(`create index "parked_event_provider_id" on "parked_event" ("provider_id");`);

    this.addSql(
      `create table "phone_alias" ("contact_id" text not null, "phone" text not null, primary key ("contact_id"));`,
    );

    this.addSql(
      `create table "post" ("key" text not null, "channel_id" text not null, "thread_ts" text null, "status" text not null default 'posting', "ts" text null, "error" text null, "attempted_at" timestamptz not null, "shown_hash" text null, "edited_at" timestamptz null, "leased_until" timestamptz null, primary key ("key"));`,
    );

    this.addSql(
      `create table "slack_request" ("signature" text not null, "received_at" timestamptz not null default now(), primary key ("signature"));`,
    );
    this.addSql(`create index "slack_request_received_at" on "slack_request" ("received_at");`);

    this.addSql(
      `create table "subscription" ("id" serial primary key, "report" text not null, "channel_id" text not null, "at" text not null, "zone" text not null, "created_by" text not null, "created_at" timestamptz not null default now(), "ended_at" timestamptz null, "ended_by" text null);`,
    );
    this.addSql(
      `create unique index subscription_once on subscription (channel_id, report) where ended_at is null;`,
    );

    this.addSql(
      `create table "slot" ("subscription_id" int not null, "key" text not null, "due_at" timestamptz not null, "leased_until" timestamptz null, "outcome" text null, "because" text null, "settled_at" timestamptz null, primary key ("subscription_id", "key"));`,
    );
    this.addSql(`create index slot_open on slot (due_at) where outcome is null;`);

    this.addSql(
      `create table "template" ("id" text not null, "gateway" text not null, "account_id" text not null, "name" text not null, "language" text not null, "category" text not null, "status" text not null, "status_reason" text null, "pause_title" text null, "status_at" timestamptz not null default now(), "quality" text null, "definition" jsonb not null, "synced_at" timestamptz not null default now(), primary key ("id"));`,
    );
    this.addSql(
      `alter table "template" add constraint "template_identity" unique ("gateway", "account_id", "name", "language");`,
    );

    this.addSql(
      `create table "conversation_version" ("id" serial primary key, "conversation_id" int not null, "number" int not null, "template_id" text not null, "variables" jsonb not null, "note" text null, "created_by" text null, "created_at" timestamptz not null default now());`,
    );
    this.addSql(
      `alter table "conversation_version" add constraint "conversation_version_number" unique ("conversation_id", "number");`,
    );

    this.addSql(
      `create table "deployment" ("id" serial primary key, "version_id" int not null, "line_id" text not null, "phase" text not null default 'draft', "channel_id" text not null, "audience_name" text not null, "created_by" text not null, "created_at" timestamptz not null default now(), "imported_at" timestamptz null, "review" jsonb null, "launched_by" text null, "launched_at" timestamptz null, "sent_at" timestamptz null, "finished_at" timestamptz null, "cancelled_at" timestamptz null, "cancelled_by" text null);`,
    );
    this.addSql(`create index "deployment_launched_at" on "deployment" ("launched_at");`);
    this.addSql(`create index deployment_active on deployment (id) where phase in ('sending', 'sent');`);

    this.addSql(
      `create table "tally" ("deployment_id" int not null, "bucket" timestamptz not null, "state" text not null, "cause" text not null, "code" text not null, "sent" boolean not null, "responded" boolean not null, "shard" smallint not null, "count" bigint not null, primary key ("deployment_id", "bucket", "state", "cause", "code", "sent", "responded", "shard"));`,
    );

    this.addSql(
      `create table "recipient" ("id" bigserial primary key, "deployment_id" int not null, "row_number" int not null, "phone" text null, "raw_phone" text null, "variables" jsonb not null, "state" text not null default 'in_process', "cause" text not null, "sent" boolean not null default false, "responded" boolean not null default false, "code" text null, "detail" text null, "retry_at" timestamptz null, "last_activity_at" timestamptz null);`,
    );
    this.addSql(`create index "recipient_page" on "recipient" ("deployment_id", "id");`);
    this.addSql(
      `create index recipient_failed on recipient (deployment_id, state, id) where state not in ('in_process', 'success');`,
    );
    this.addSql(`create index recipient_retry on recipient (retry_at) where retry_at is not null;`);
    this.addSql(
      `alter table "recipient" add constraint "recipient_phone_deployment" unique ("phone", "deployment_id");`,
    );

    this.addSql(
      `create table "hold" ("deployment_id" int not null, "kind" text not null, "because" text not null, "created_by" text null, "created_at" timestamptz not null default now(), primary key ("deployment_id", "kind"));`,
    );

    this.addSql(
      `create table "duplicate_row" ("deployment_id" int not null, "row_number" int not null, "phone" text not null, "raw_phone" text not null, primary key ("deployment_id", "row_number"));`,
    );

    this.addSql(
      `create table "worker" ("id" serial primary key, "started_at" timestamptz not null default now(), "seen_at" timestamptz not null default now(), "stopped_at" timestamptz null);`,
    );

    this.addSql(
      `create table "chunk" ("deployment_id" int not null, "sequence" int not null, "first_id" bigint not null, "last_id" bigint not null, "worker_id" int null, "leased_until" timestamptz null, "finished_at" timestamptz null, primary key ("deployment_id", "sequence"));`,
    );
    this.addSql(`create index chunk_open on chunk (deployment_id, sequence) where finished_at is null;`);

    this.addSql(
      `create table "attempt" ("id" bigserial primary key, "recipient_id" bigint not null, "line_id" text not null, "worker_id" int not null, "number" smallint not null, "started_at" timestamptz not null, "outcome" text null, "because" text null, "provider_id" text null, "accepted_at" timestamptz null, "sent_at" timestamptz null, "delivered_at" timestamptz null, "read_at" timestamptz null, "replied_at" timestamptz null, "answered_at" timestamptz null, "failed_at" timestamptz null, "failure" text null, "code" text null, "detail" text null);`,
    );
    this.addSql(
      `create unique index one_live_attempt on attempt (recipient_id) where (outcome is null or outcome not in ('not_accepted', 'failed', 'overridden'));`,
    );
    this.addSql(`create index attempt_open on attempt (worker_id) where outcome is null;`);
    this.addSql(
      `create index attempt_unsettled on attempt (started_at) where outcome in ('uncertain', 'accepted_unknown_id');`,
    );
    this.addSql(`alter table "attempt" add constraint "attempt_provider_id" unique ("provider_id");`);
    this.addSql(`alter table "attempt" add constraint "attempt_number" unique ("recipient_id", "number");`);

    this.addSql(
      `create table "inbound" ("provider_id" text not null, "line_id" text not null, "phone" text null, "user_id" text null, "type" text not null, "text" text not null, "context_id" text null, "at" timestamptz not null, "received_at" timestamptz not null default now(), "attempt_id" bigint null, "raw" jsonb not null, primary key ("provider_id"));`,
    );
    this.addSql(`create index "inbound_phone" on "inbound" ("phone", "at");`);

    this.addSql(
      `alter table "conversation" add constraint "conversation_origin_check" check ("origin" in ('template', 'editor'));`,
    );

    this.addSql(
      `alter table "exclusion" add constraint "exclusion_source_check" check ("source" in ('person', 'opt_out', 'provider'));`,
    );

    this.addSql(
      `alter table "incident" add constraint "incident_kind_check" check ("kind" in ('template_paused', 'line_stopped'));`,
    );

    this.addSql(`alter table "installation" add constraint "installation_single" check (id = 1);`);
    this.addSql(
      `alter table "installation" add constraint "installation_kind_check" check ("kind" in ('sandbox', 'live'));`,
    );

    this.addSql(
      `alter table "post" add constraint "post_has_ts" check (status <> 'posted' or ts is not null);`,
    );
    this.addSql(
      `alter table "post" add constraint "post_status_check" check ("status" in ('posting', 'posted', 'refused'));`,
    );

    this.addSql(
      `alter table "slot" add constraint "slot_subscription_id_foreign" foreign key ("subscription_id") references "subscription" ("id");`,
    );
    this.addSql(
      `alter table "slot" add constraint "slot_settled" check ((outcome is null) = (settled_at is null));`,
    );
    this.addSql(
      `alter table "slot" add constraint "slot_reason" check (outcome is null or outcome = 'posted' or because is not null);`,
    );
    this.addSql(
      `alter table "slot" add constraint "slot_outcome_check" check ("outcome" in ('posted', 'skipped', 'failed'));`,
    );

    this.addSql(
      `alter table "conversation_version" add constraint "conversation_version_conversation_id_foreign" foreign key ("conversation_id") references "conversation" ("id");`,
    );
    this.addSql(
      `alter table "conversation_version" add constraint "conversation_version_template_id_foreign" foreign key ("template_id") references "template" ("id");`,
    );

    this.addSql(
      `alter table "deployment" add constraint "deployment_version_id_foreign" foreign key ("version_id") references "conversation_version" ("id");`,
    );
    this.addSql(
      `alter table "deployment" add constraint "deployment_line_id_foreign" foreign key ("line_id") references "line" ("id");`,
    );
    this.addSql(
      `alter table "deployment" add constraint "deployment_launched" check (phase in ('draft', 'cancelled') or launched_at is not null);`,
    );
    this.addSql(
      `alter table "deployment" add constraint "deployment_imported" check (phase in ('draft', 'cancelled') or imported_at is not null);`,
    );
    this.addSql(
      `alter table "deployment" add constraint "deployment_phase_check" check ("phase" in ('draft', 'scheduled', 'sending', 'sent', 'finished', 'cancelled'));`,
    );

    this.addSql(
      `alter table "tally" add constraint "tally_deployment_id_foreign" foreign key ("deployment_id") references "deployment" ("id");`,
    );
    this.addSql(
      `alter table "tally" add constraint "tally_state_check" check ("state" in ('success', 'in_process', 'agent_session', 'blocked_or_version', 'excluded', 'invalid_number', 'variable_unfilled', 'template_paused', 'too_many_templates', 'system_failure', 'cancelled'));`,
    );

    this.addSql(
      `alter table "recipient" add constraint "recipient_deployment_id_foreign" foreign key ("deployment_id") references "deployment" ("id");`,
    );
    this.addSql(
      `alter table "recipient" add constraint "recipient_phone" check (phone is not null or state in ('invalid_number', 'cancelled'));`,
    );
    this.addSql(
      `alter table "recipient" add constraint "recipient_delivered_was_sent" check (state <> 'success' or sent);`,
    );
    this.addSql(
      `alter table "recipient" add constraint "recipient_responded_was_delivered" check (not responded or state = 'success');`,
    );
    this.addSql(
      `alter table "recipient" add constraint "recipient_state_check" check ("state" in ('success', 'in_process', 'agent_session', 'blocked_or_version', 'excluded', 'invalid_number', 'variable_unfilled', 'template_paused', 'too_many_templates', 'system_failure', 'cancelled'));`,
    );

    this.addSql(
      `alter table "hold" add constraint "hold_deployment_id_foreign" foreign key ("deployment_id") references "deployment" ("id");`,
    );
    this.addSql(
      `alter table "hold" add constraint "hold_kind_check" check ("kind" in ('paused_by_person', 'template_paused', 'line_stopped', 'too_many_failures', 'awaiting_approval', 'frozen'));`,
    );

    this.addSql(
      `alter table "duplicate_row" add constraint "duplicate_row_deployment_id_foreign" foreign key ("deployment_id") references "deployment" ("id");`,
    );

    this.addSql(
      `alter table "chunk" add constraint "chunk_deployment_id_foreign" foreign key ("deployment_id") references "deployment" ("id");`,
    );
    this.addSql(
      `alter table "chunk" add constraint "chunk_worker_id_foreign" foreign key ("worker_id") references "worker" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "attempt" add constraint "attempt_recipient_id_foreign" foreign key ("recipient_id") references "recipient" ("id");`,
    );
    this.addSql(
      `alter table "attempt" add constraint "attempt_line_id_foreign" foreign key ("line_id") references "line" ("id");`,
    );
    this.addSql(
      `alter table "attempt" add constraint "attempt_worker_id_foreign" foreign key ("worker_id") references "worker" ("id");`,
    );
    this.addSql(
      `alter table "attempt" add constraint "attempt_outcome_check" check ("outcome" in ('accepted', 'accepted_unknown_id', 'uncertain', 'not_accepted', 'failed', 'overridden'));`,
    );

    this.addSql(
      `alter table "inbound" add constraint "inbound_attempt_id_foreign" foreign key ("attempt_id") references "attempt" ("id") on delete set null;`,
    );

    // Rows that are updated several times keep room for it on their page; not part of what the schema diff can see.
    this.addSql(`alter table recipient set (fillfactor = 75);`);
    this.addSql(`alter table attempt set (fillfactor = 70);`);
    this.addSql(`alter table tally set (fillfactor = 50);`);
    this.addSql(`alter table line set (fillfactor = 50);`);
  }
}
