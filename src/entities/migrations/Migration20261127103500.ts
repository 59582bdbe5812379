import { Migration } from '@mikro-orm/migrations';

export class Migration20261127103500 extends Migration {
  override name = 'Migration20261127103500';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "subscription" add "days" text not null default '1234567', add "conversations" jsonb null, add "only_if" text not null default 'news', add "failed_above" int null, add "otherwise" text not null default 'line', add "missed" text not null default 'catch_up', add "language" text null, add "owner" text null, add "paused_at" timestamptz null, add "paused_by" text null, add "snoozed_until" timestamptz null, add "scheduled_at" timestamptz not null default now();`,
    );
    this.addSql(`update "subscription" set "owner" = "created_by", "scheduled_at" = "created_at";`);
    this.addSql(`alter table "subscription" alter column "owner" set not null;`);
    this.addSql(
      `alter table "subscription" add constraint "subscription_days" check (days ~ '^[1-7]{1,7}$');`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_failures" check ((only_if = 'failures') = (failed_above is not null));`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_percent" check (failed_above >= 0 and failed_above <= 100);`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_only_if_check" check ("only_if" in ('news', 'sent', 'changed', 'failures'));`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_otherwise_check" check ("otherwise" in ('line', 'nothing'));`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_missed_check" check ("missed" in ('catch_up', 'skip'));`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_language_check" check ("language" in ('en', 'es', 'pt'));`,
    );
    this.addSql(
      `alter table "slot" add "known_at" timestamptz not null default now(), add "said" jsonb null;`,
    );
    this.addSql(`update "slot" set "known_at" = "due_at";`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "slot" drop column "known_at", drop column "said";`);
    this.addSql(
      `alter table "subscription" drop column "days", drop column "conversations", drop column "only_if", drop column "failed_above", drop column "otherwise", drop column "missed", drop column "language", drop column "owner", drop column "paused_at", drop column "paused_by", drop column "snoozed_until", drop column "scheduled_at";`,
    );
  }
}
