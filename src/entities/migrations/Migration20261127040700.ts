import { Migration } from '@mikro-orm/migrations';

export class Migration20261127040700 extends Migration {
  override name = 'Migration20261127040700';

  override up(): void | Promise<void> {
    this.addSql(`create index "phone_alias_phone" on "phone_alias" ("phone");`);
    this.addSql(`create index recipient_responded on recipient (deployment_id, id) where responded;`);
  }
}
