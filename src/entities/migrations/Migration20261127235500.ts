import { Migration } from '@mikro-orm/migrations';

/**
 * What a report tool may read: the role `treble_reader` sees three views and no table. No view has a whole phone, a variable or
 * a word of a conversation; `reading_figure` counts what the product's own figures count. The role is left out where the owner
 * may not create roles.
 */
export class Migration20261127235500 extends Migration {
  override name = 'Migration20261127235500';

  override up(): void | Promise<void> {
    this.addSql(`create view reading_deployment as
select 'D-' || d.id as deployment, c.name as conversation, v.number as version, c.gateway, d.kind, d.phase, d.channel_id,
       regexp_replace(d.audience_name, '[0-9]{7,}', '•••', 'g') as audience, d.created_by, d.launched_by,
       d.scheduled_for, d.launched_at, d.sent_at, d.finished_at, d.cancelled_at
  from deployment d join conversation_version v on v.id = d.version_id join conversation c on c.id = v.conversation_id;`);
    this.addSql(`create view reading_user with (security_barrier) as
select id, 'D-' || deployment_id as deployment, row_number,
       case when length(phone) <= 6 then repeat('•', length(phone))
            else left(phone, case when length(phone) > 9 then 3 else 2 end) || '•••••' || right(phone, 4) end as masked_phone,
       state, cause, code, sent, responded, stage, session, is_test, last_activity_at
  from recipient;`);
    this.addSql(`create view reading_figure as
select 'D-' || deployment_id as deployment, state, cause, code, sent, responded, sum(count)::bigint as users
  from tally join deployment d on d.id = deployment_id
 where not is_test and d.launched_at is not null and d.kind in ('audience', 'inbound')
 group by 1, 2, 3, 4, 5, 6 having sum(count) <> 0;`);
    this.addSql(`do $$ begin
  create role treble_reader nologin;
exception when duplicate_object or unique_violation or insufficient_privilege then null;
end $$;`);
    this.addSql(`do $$ begin
  if not exists (select from pg_roles where rolname = 'treble_reader') then return; end if;
  grant usage on schema public to treble_reader;
  grant select on reading_deployment, reading_user, reading_figure to treble_reader;
end $$;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop view reading_deployment, reading_user, reading_figure;`);
    this.addSql(`do $$ begin
  if not exists (select from pg_roles where rolname = 'treble_reader') then return; end if;
  revoke usage on schema public from treble_reader;
end $$;`);
  }
}
