import { Migration } from '@mikro-orm/migrations';

export class Migration20261127025237 extends Migration {
  override name = 'Migration20261127025237';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "session" ("phone" text not null, "line_id" text not null, "kind" text not null, "opened_at" timestamptz not null default now(), "closes_at" timestamptz null, "closed_at" timestamptz null, primary key ("phone", "line_id"));`,
    );

    this.addSql(`alter table "exclusion" drop constraint "exclusion_pkey";`);
    this.addSql(`create index "exclusion_created_at" on "exclusion" ("created_at", "phone", "source");`);
    this.addSql(`alter table "exclusion" add primary key ("phone", "source");`);

    this.addSql(
      `alter table "session" add constraint "session_line_id_foreign" foreign key ("line_id") references "line" ("id");`,
    );
    this.addSql(
      `alter table "session" add constraint "session_closed" check ((kind = 'closed') = (closed_at is not null));`,
    );
    this.addSql(
      `alter table "session" add constraint "session_kind_check" check ("kind" in ('bot', 'agent', 'closed'));`,
    );
  }
}
