import { Migration } from '@mikro-orm/migrations';

export class Migration20261127104800 extends Migration {
  override name = 'Migration20261127104800';

  override up(): void | Promise<void> {
    this.addSql(`drop index "recipient_finished";`);
    this.addSql(`alter table "recipient" drop column "finished", add "stage" text not null default 'none';`);
    this.addSql(
      `create index recipient_stage on recipient (deployment_id, stage, id) where stage <> 'none';`,
    );
    this.addSql(
      `alter table "recipient" add constraint "recipient_stage_check" check ("stage" in ('none', 'in_flow', 'finished'));`,
    );
    this.addSql(
      `create index conversation_version_flow on conversation_version (conversation_id) where flow is not null;`,
    );
  }
}
