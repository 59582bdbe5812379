import { Migration } from '@mikro-orm/migrations';

export class Migration20261127035104 extends Migration {
  override name = 'Migration20261127035104';

  override up(): void | Promise<void> {
    this.addSql(`drop index "recipient_failed";`);
    this.addSql(`create index "recipient_state" on "recipient" ("deployment_id", "state", "id");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "recipient_state";`);
    this.addSql(
      `create index recipient_failed on recipient (deployment_id, state, id) where state not in ('in_process', 'success');`,
    );
  }
}
