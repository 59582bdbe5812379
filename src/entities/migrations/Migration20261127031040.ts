import { Migration } from '@mikro-orm/migrations';

export class Migration20261127031040 extends Migration {
  override name = 'Migration20261127031040';

  override up(): void | Promise<void> {
    this.addSql(`create index "parked_event_received_at" on "parked_event" ("received_at");`);
    this.addSql(`drop index recipient_retry;`);
    this.addSql(
      `create index recipient_retry on recipient (deployment_id, retry_at) where retry_at is not null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "parked_event_received_at";`);
    this.addSql(`drop index recipient_retry;`);
    this.addSql(`create index recipient_retry on recipient (retry_at) where retry_at is not null;`);
  }
}
