import { Migration } from '@mikro-orm/migrations';

/** The audit is append-only: nobody changes a row, and only `sweep_audit` takes away those that are old enough. */
export class Migration20261127113606 extends Migration {
  override name = 'Migration20261127113606';

  override up(): void | Promise<void> {
    this.addSql(`create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('treble.audit_sweep', true) = 'on'
     and old.at < now() - interval '30 days' then
    return old;
  end if;
  raise exception 'The audit is append-only: % is refused.', lower(tg_op) using errcode = 'insufficient_privilege';
end $$;`);
    this.addSql(
      `create trigger audit_entry_append_only before update or delete on "audit_entry" for each row execute function audit_is_append_only();`,
    );
    this.addSql(
      `create trigger audit_entry_no_truncate before truncate on "audit_entry" for each statement execute function audit_is_append_only();`,
    );
    this.addSql(`create function sweep_audit(keep_days int) returns bigint language plpgsql security definer
  set search_path = public as $$
declare gone bigint;
begin
  perform set_config('treble.audit_sweep', 'on', true);
  delete from audit_entry where at < now() - greatest(keep_days, 30) * interval '1 day';
  get diagnostics gone = row_count;
  perform set_config('treble.audit_sweep', 'off', true);
  return gone;
end $$;`);
    this.addSql(`create index audit_entry_subject on "audit_entry" ("subject", "at");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index audit_entry_subject;`);
    this.addSql(`drop function sweep_audit(int);`);
    this.addSql(`drop trigger audit_entry_no_truncate on "audit_entry";`);
    this.addSql(`drop trigger audit_entry_append_only on "audit_entry";`);
    this.addSql(`drop function audit_is_append_only();`);
  }
}
