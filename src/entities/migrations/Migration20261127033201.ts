import { Migration } from '@mikro-orm/migrations';

export class Migration20261127033201 extends Migration {
  override name = 'Migration20261127033201';

  override up(): void | Promise<void> {
    this.addSql(`alter table "deployment" add "kind" text not null default 'audience';`);
    this.addSql(
      `alter table "deployment" add constraint "deployment_kind_check" check ("kind" in ('audience', 'test'));`,
    );
  }
}
