import { Migration } from '@mikro-orm/migrations';

export class Migration20261127102258 extends Migration {
  override name = 'Migration20261127102258';

  override up(): void | Promise<void> {
    this.addSql(`alter table "incident" drop constraint "incident_kind_check";`);
    this.addSql(
      `alter table "incident" add "facts" jsonb not null default '{}', add "step" text not null default '', add "changed_at" timestamptz not null default now(), add "reopened_at" timestamptz null, add "openings" int not null default 1, add "acknowledged_by" text null, add "acknowledged_at" timestamptz null, add "assigned_to" text null, add "assigned_by" text null, add "assigned_at" timestamptz null, add "snoozed_by" text null, add "snoozed_at" timestamptz null, add "snoozed_until" timestamptz null;`,
    );
    this.addSql(`update incident set changed_at = opened_at;`);
    this.addSql(`create index post_incident on post (key text_pattern_ops) where key like 'incident:%';`);
    this.addSql(`create index "incident_closed" on "incident" ("closed_at");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index post_incident;`);
    this.addSql(`drop index "incident_closed";`);
    this.addSql(
      `alter table "incident" drop column "facts", drop column "step", drop column "changed_at", drop column "reopened_at", drop column "openings", drop column "acknowledged_by", drop column "acknowledged_at", drop column "assigned_to", drop column "assigned_by", drop column "assigned_at", drop column "snoozed_by", drop column "snoozed_at", drop column "snoozed_until";`,
    );
    this.addSql(
      `alter table "incident" add constraint "incident_kind_check" check ("kind" in ('template_paused', 'line_stopped'));`,
    );
  }
}
