import { Migration } from '@mikro-orm/migrations';

export class Migration20261127214500 extends Migration {
  override name = 'Migration20261127214500';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "erasure_request" ("mark" text not null, "requested_by" text not null, "expires_at" timestamptz not null, primary key ("mark"));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "erasure_request" cascade;`);
  }
}
