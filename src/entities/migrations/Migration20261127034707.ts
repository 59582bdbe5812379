import { Migration } from '@mikro-orm/migrations';

export class Migration20261127034707 extends Migration {
  override name = 'Migration20261127034707';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "kept_form" ("user_id" text not null, "channel_id" text not null, "version_id" int null, "conversation" text null, "pasted" text not null, "file_id" text null, "file_name" text null, "kept_at" timestamptz not null, primary key ("user_id"));`,
    );
    this.addSql(`create index "kept_form_kept_at" on "kept_form" ("kept_at");`);

    this.addSql(`create index deployment_drafts on deployment (created_by) where phase = 'draft';`);
  }
}
