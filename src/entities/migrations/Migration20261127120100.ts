import { Migration } from '@mikro-orm/migrations';

/**
 * A role for the running product: reads and writes rows, changes no table, and cannot touch what the audit holds. Give it
 * to a login (`grant treble_app to treble_login`); the owner stays with whoever migrates. Left out where the owner may
 * not create roles.
 */
export class Migration20261127120100 extends Migration {
  override name = 'Migration20261127120100';

  override up(): void | Promise<void> {
    this.addSql(`do $$ begin
  create role treble_app nologin;
exception when duplicate_object or unique_violation or insufficient_privilege then null;
end $$;`);
    this.addSql(`do $$ begin
  if not exists (select from pg_roles where rolname = 'treble_app') then return; end if;
  revoke create on schema public from public;
  grant usage on schema public to treble_app;
  grant select, insert, update, delete on all tables in schema public to treble_app;
  grant usage, select on all sequences in schema public to treble_app;
  alter default privileges in schema public grant select, insert, update, delete on tables to treble_app;
  alter default privileges in schema public grant usage, select on sequences to treble_app;
  revoke update, delete on audit_entry from treble_app;
  revoke execute on function sweep_audit(int) from public;
  grant execute on function sweep_audit(int) to treble_app;
end $$;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`do $$ begin
  if not exists (select from pg_roles where rolname = 'treble_app') then return; end if;
  alter default privileges in schema public revoke all on tables from treble_app;
  alter default privileges in schema public revoke all on sequences from treble_app;
  revoke all on all tables in schema public from treble_app;
  revoke all on all sequences in schema public from treble_app;
  revoke usage on schema public from treble_app;
  revoke execute on function sweep_audit(int) from treble_app;
end $$;`);
  }
}
