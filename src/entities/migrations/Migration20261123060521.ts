import { Migration } from '@mikro-orm/migrations';

export class Migration20261123060521 extends Migration {
  override name = 'Migration20261123060521';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "deployment" add "recently_messaged" text not null default 'skip', add "outcomes_forgiven" int not null default 0, add "failures_forgiven" int not null default 0;`,
    );
    this.addSql(
      `alter table "deployment" add constraint "deployment_recently_messaged_check" check ("recently_messaged" in ('skip', 'send'));`,
    );

    this.addSql(`alter table "recipient" add "offered_at" timestamptz null;`);
    this.addSql(
      `create index recipient_offered on recipient (deployment_id, offered_at) where offered_at is not null;`,
    );

    this.addSql(`alter table "attempt" add "retry_asked_at" timestamptz null;`);
    this.addSql(`create index attempt_again on attempt (recipient_id) where number > 1;`);
  }
}
