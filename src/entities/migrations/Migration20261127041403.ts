import { Migration } from '@mikro-orm/migrations';

export class Migration20261127041403 extends Migration {
  override name = 'Migration20261127041403';

  override up(): void | Promise<void> {
    this.addSql(`alter table "recipient" drop constraint "recipient_deployment_id_foreign";`);

    this.addSql(`alter table "duplicate_row" drop constraint "duplicate_row_deployment_id_foreign";`);
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "duplicate_row" add constraint "duplicate_row_deployment_id_foreign" foreign key ("deployment_id") references "deployment" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "recipient" add constraint "recipient_deployment_id_foreign" foreign key ("deployment_id") references "deployment" ("id") on update no action on delete no action;`,
    );
  }
}
