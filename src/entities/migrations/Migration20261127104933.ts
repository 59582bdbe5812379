import { Migration } from '@mikro-orm/migrations';

export class Migration20261127104933 extends Migration {
  override name = 'Migration20261127104933';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "recall_pace" ("gateway" text not null, "minute" timestamptz not null, "asked" int not null, "listed_until" timestamptz null, primary key ("gateway"));`,
    );

    this.addSql(
      `create table "recalled_attempt" ("attempt_id" bigint not null, "asked" smallint not null, "next_at" timestamptz null, primary key ("attempt_id"));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "recall_pace" cascade;`);
    this.addSql(`drop table if exists "recalled_attempt" cascade;`);
  }
}
