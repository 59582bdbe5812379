import { Migration } from '@mikro-orm/migrations';

export class Migration20261127211132 extends Migration {
  override name = 'Migration20261127211132';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "spent_allowance" ("deployment_id" int not null, "person" text not null, "day" date not null, "recipients" int not null, primary key ("deployment_id", "person"));`,
    );
    this.addSql(`create index "spent_allowance_person" on "spent_allowance" ("person", "day");`);
    this.addSql(
      `alter table "spent_allowance" add constraint "spent_allowance_deployment_id_foreign" foreign key ("deployment_id") references "deployment" ("id") on delete cascade;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "spent_allowance" cascade;`);
  }
}
