import { Migration } from '@mikro-orm/migrations';

export class Migration20261127031759 extends Migration {
  override name = 'Migration20261127031759';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "saved_list_content" ("id" serial primary key, "created_at" timestamptz not null default now());`,
    );

    this.addSql(
      `create table "saved_list" ("id" serial primary key, "name" text not null, "content_id" int not null, "columns" jsonb not null, "users" int not null, "revision" int not null default 1, "created_by" text not null, "created_at" timestamptz not null default now(), "updated_by" text not null, "updated_at" timestamptz not null default now());`,
    );
    this.addSql(
      `alter table "saved_list" add constraint "saved_list_content_id_unique" unique ("content_id");`,
    );
    this.addSql(`create unique index saved_list_name on saved_list (lower(name));`);

    this.addSql(
      `create table "saved_list_row" ("content_id" int not null, "phone" text not null, "variables" jsonb not null, primary key ("content_id", "phone"));`,
    );

    this.addSql(
      `create table "test_number" ("phone" text not null, "created_by" text not null, "created_at" timestamptz not null default now(), primary key ("phone"));`,
    );

    this.addSql(`drop index "exclusion_created_at";`);
    this.addSql(`alter table "exclusion" drop constraint "exclusion_pkey";`);
    this.addSql(`alter table "exclusion" add "id" bigserial primary key;`);
    this.addSql(
      `alter table "exclusion" add constraint "exclusion_phone_source" unique ("phone", "source");`,
    );

    this.addSql(`alter table "tally" drop constraint "tally_pkey";`);
    this.addSql(`alter table "tally" add "is_test" boolean not null default false;`);
    this.addSql(
      `alter table "tally" add primary key ("deployment_id", "bucket", "state", "cause", "code", "sent", "responded", "shard", "is_test");`,
    );

    this.addSql(`alter table "recipient" add "is_test" boolean not null default false;`);

    this.addSql(
      `alter table "saved_list" add constraint "saved_list_content_id_foreign" foreign key ("content_id") references "saved_list_content" ("id");`,
    );

    this.addSql(
      `alter table "saved_list_row" add constraint "saved_list_row_content_id_foreign" foreign key ("content_id") references "saved_list_content" ("id");`,
    );
  }
}
