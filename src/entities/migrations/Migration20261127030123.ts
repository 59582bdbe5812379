import { Migration } from '@mikro-orm/migrations';

export class Migration20261127030123 extends Migration {
  override name = 'Migration20261127030123';

  override up(): void | Promise<void> {
    this.addSql(`alter table "deployment" add "messages_per_second" int null;`);
    this.addSql(
      `alter table "deployment" add constraint "deployment_speed" check (messages_per_second > 0);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "deployment" drop constraint "deployment_speed";`);
    this.addSql(`alter table "deployment" drop column "messages_per_second";`);
  }
}
