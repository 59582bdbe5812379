import { Migration } from '@mikro-orm/migrations';

export class Migration20261127173117 extends Migration {
  override name = 'Migration20261127173117';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "stored_receipts" ("id" bigserial primary key, "gateway" text not null, "receipts" json not null, "count" int not null, "stored_at" timestamptz not null default now());`,
    );
    this.addSql(`create index "stored_receipts_gateway" on "stored_receipts" ("gateway", "id");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "stored_receipts" cascade;`);
  }
}
