import { Migration } from '@mikro-orm/migrations';

export class Migration20261127111039 extends Migration {
  override name = 'Migration20261127111039';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "approval" ("id" serial primary key, "deployment_id" int not null, "fingerprint" text not null, "recipients" int not null, "requested_by" text not null, "requested_at" timestamptz not null default now(), "expires_at" timestamptz not null, "decided_by" text null, "decided_at" timestamptz null, "voided_at" timestamptz null);`,
    );
    this.addSql(`create unique index approval_open on approval (deployment_id) where voided_at is null;`);

    this.addSql(`alter table "conversation" add "needs_approval" boolean not null default false;`);

    this.addSql(
      `alter table "approval" add constraint "approval_deployment_id_foreign" foreign key ("deployment_id") references "deployment" ("id") on delete cascade;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "approval" cascade;`);

    this.addSql(`alter table "conversation" drop column "needs_approval";`);
  }
}
