import { Migration } from '@mikro-orm/migrations';

export class Migration20261127102500 extends Migration {
  override name = 'Migration20261127102500';

  override up(): void | Promise<void> {
    this.addSql(`alter table "post" add "language" text null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "post" drop column "language";`);
  }
}
