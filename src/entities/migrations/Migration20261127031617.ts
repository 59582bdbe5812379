import { Migration } from '@mikro-orm/migrations';

export class Migration20261127031617 extends Migration {
  override name = 'Migration20261127031617';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "pace_share" ("subject" text not null, "worker_id" int not null, "wanted" int not null, "held" int not null, "leased_until" timestamptz not null, primary key ("subject", "worker_id"));`,
    );

    this.addSql(`alter table "line" drop column "next_slot_at";`);
    this.addSql(
      `alter table "line" add "lowered_to" int null, add "lowered_at" timestamptz null, add "rests_until" timestamptz null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "pace_share" cascade;`);

    this.addSql(
      `alter table "line" drop column "lowered_to", drop column "lowered_at", drop column "rests_until";`,
    );
    this.addSql(`alter table "line" add "next_slot_at" timestamptz(6) not null default now();`);
  }
}
