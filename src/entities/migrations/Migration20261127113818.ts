import { Migration } from '@mikro-orm/migrations';

export class Migration20261127113818 extends Migration {
  override name = 'Migration20261127113818';

  override up(): void | Promise<void> {
    this.addSql(`alter table "agent_act" drop constraint "agent_act_kind_check";`);
    this.addSql(`alter table "agent_act" add "deployment_id" int null, add "settled_at" timestamptz null;`);
    this.addSql(
      `create index agent_act_sent on agent_act (id) where deployment_id is not null and settled_at is null;`,
    );
    this.addSql(
      `alter table "agent_act" add constraint "agent_act_kind_check" check ("kind" in ('claimed', 'assigned', 'moved', 'ended', 'expired', 'unsent', 'window_over', 'template'));`,
    );

    this.addSql(`alter table "deployment" drop constraint "deployment_kind_check";`);
    this.addSql(
      `alter table "deployment" add constraint "deployment_kind_check" check ("kind" in ('audience', 'test', 'inbound', 'agent'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "agent_act_sent";`);
    this.addSql(`alter table "agent_act" drop constraint "agent_act_kind_check";`);
    this.addSql(`alter table "agent_act" drop column "deployment_id", drop column "settled_at";`);
    this.addSql(
      `alter table "agent_act" add constraint "agent_act_kind_check" check ("kind" in ('claimed', 'assigned', 'moved', 'ended', 'expired', 'unsent', 'window_over'));`,
    );

    this.addSql(`alter table "deployment" drop constraint "deployment_kind_check";`);
    this.addSql(
      `alter table "deployment" add constraint "deployment_kind_check" check ("kind" in ('audience', 'test', 'inbound'));`,
    );
  }
}
