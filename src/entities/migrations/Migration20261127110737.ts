import { Migration } from '@mikro-orm/migrations';

export class Migration20261127110737 extends Migration {
  override name = 'Migration20261127110737';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "heard_webhook" ("gateway" text not null, "name" text not null, "first_at" timestamptz not null default now(), "last_at" timestamptz not null default now(), primary key ("gateway", "name"));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "heard_webhook" cascade;`);
  }
}
