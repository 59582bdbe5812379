import { Migration } from '@mikro-orm/migrations';

export class Migration20261127113800 extends Migration {
  override name = 'Migration20261127113800';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "flow_draft" ("id" bigserial primary key, "conversation_id" int not null, "based_on" int not null, "source" text not null, "created_by" text not null, "created_at" timestamptz not null default now());`,
    );
  }
}
