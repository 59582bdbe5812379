import { Migration } from '@mikro-orm/migrations';

export class Migration20261127215900 extends Migration {
  override name = 'Migration20261127215900';

  override up(): void | Promise<void> {
    this.addSql(`alter table "kept_form" add "audience" jsonb null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "kept_form" drop column "audience";`);
  }
}
