import { Migration } from '@mikro-orm/migrations';

export class Migration20261127030220 extends Migration {
  override name = 'Migration20261127030220';

  override up(): void | Promise<void> {
    this.addSql(`alter table "attempt" drop constraint "attempt_line_id_foreign";`);
    this.addSql(`alter table "attempt" drop constraint "attempt_recipient_id_foreign";`);
    this.addSql(`alter table "attempt" drop constraint "attempt_worker_id_foreign";`);
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "attempt" add constraint "attempt_line_id_foreign" foreign key ("line_id") references "line" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "attempt" add constraint "attempt_recipient_id_foreign" foreign key ("recipient_id") references "recipient" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "attempt" add constraint "attempt_worker_id_foreign" foreign key ("worker_id") references "worker" ("id") on update no action on delete no action;`,
    );
  }
}
