import { Migration } from '@mikro-orm/migrations';

export class Migration20261127033203 extends Migration {
  override name = 'Migration20261127033203';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "correction" ("id" serial primary key, "deployment_id" int not null, "created_by" text not null, "created_at" timestamptz not null default now(), "checked_at" timestamptz null, "sent_at" timestamptz null);`,
    );

    this.addSql(
      `create table "correction_row" ("correction_id" int not null, "file_row" int not null, "row_number" int null, "phone" text null, "raw_phone" text not null, "variables" jsonb not null, "state" text not null, "detail" text null, "recipient_id" bigint null, "verdict" text null, primary key ("correction_id", "file_row"));`,
    );

    this.addSql(
      `alter table "correction" add constraint "correction_deployment_id_foreign" foreign key ("deployment_id") references "deployment" ("id");`,
    );

    this.addSql(
      `alter table "correction_row" add constraint "correction_row_correction_id_foreign" foreign key ("correction_id") references "correction" ("id");`,
    );
    this.addSql(
      `alter table "correction_row" add constraint "correction_row_state_check" check ("state" in ('success', 'in_process', 'agent_session', 'blocked_or_version', 'excluded', 'invalid_number', 'variable_unfilled', 'template_paused', 'too_many_templates', 'system_failure', 'cancelled'));`,
    );
    this.addSql(
      `alter table "correction_row" add constraint "correction_row_verdict_check" check ("verdict" in ('not_found', 'repeated', 'invalid', 'duplicate', 'excluded', 'variable', 'agent', 'recent', 'send'));`,
    );
  }
}
