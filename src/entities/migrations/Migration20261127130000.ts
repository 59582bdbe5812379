import { Migration } from '@mikro-orm/migrations';

/**
 * A person can be erased: their recipients stay as numbers without a name, and a keyed hash of the phone remembers that
 * late webhooks are not to bring them back and whether they are still not to be reached.
 */
export class Migration20261127130000 extends Migration {
  override name = 'Migration20261127130000';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "forgotten" ("mark" text primary key, "at" timestamptz not null default now(), "blocked_by" text null, "blocked_until" timestamptz null, "said_at" timestamptz not null default now());`,
    );
    this.addSql(
      `alter table "forgotten" add constraint "forgotten_blocked_by_check" check ("blocked_by" in ('person', 'opt_out', 'provider'));`,
    );
    this.addSql(
      `create table "slack_export" ("file_id" text primary key, "made_at" timestamptz not null default now(), "expires_at" timestamptz not null, "tries" smallint not null default 0);`,
    );
    this.addSql(`create index "slack_export_expires_at" on "slack_export" ("expires_at");`);
    this.addSql(`create index "inbound_received_at" on "inbound" ("received_at");`);
    this.addSql(`create index inbound_raw on inbound (received_at) where raw <> '{}';`);
    this.addSql(`alter table "recipient" add "erased_at" timestamptz null;`);
    this.addSql(`alter table "recipient" drop constraint "recipient_phone";`);
    this.addSql(
      `alter table "recipient" add constraint "recipient_phone" check (phone is not null or state in ('invalid_number', 'cancelled') or erased_at is not null);`,
    );
    this.addSql(`alter table "installation" add "phone_key" uuid not null default gen_random_uuid();`);
    this.addSql(`alter table "installation" add "phone_key_check" text null;`);
    this.addSql(`create function phone_key() returns text language sql stable as $$
  select coalesce(nullif(current_setting('treble.phone_key', true), ''), (select phone_key::text from installation where id = 1))
$$;`);
    // Hashed twice with the key, as HMAC is: nobody without the key can try numbers until one fits.
    this.addSql(`create function phone_mark(words text, key text) returns text language sql immutable as $$
  select encode(sha256(convert_to(key || encode(sha256(convert_to(key || words, 'UTF8')), 'hex'), 'UTF8')), 'hex')
$$;`);
    this.addSql(`create or replace function audit_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('treble.audit_sweep', true) = 'on'
     and old.at < now() - interval '30 days' then
    return old;
  end if;
  if tg_op = 'UPDATE' and current_setting('treble.audit_forget', true) = 'on'
     and (new.id, new.at, new.actor, new.act) = (old.id, old.at, old.actor, old.act) then
    return new;
  end if;
  raise exception 'The audit is append-only: % is refused.', lower(tg_op) using errcode = 'insufficient_privilege';
end $$;`);
    // Takes numbers out and nothing else: who did what and when stays.
    this.addSql(`create function forget_in_audit(numbers text[]) returns void language plpgsql security definer
  set search_path = public as $$
declare number text;
begin
  perform set_config('treble.audit_forget', 'on', true);
  foreach number in array numbers loop
    if number !~ '^[0-9]{7,15}$' then raise exception 'Expected the digits of a phone.'; end if;
    update audit_entry set subject = replace(subject, number, '•••'), detail = replace(detail::text, number, '•••')::jsonb
     where subject like '%' || number || '%' or detail::text like '%' || number || '%';
  end loop;
  perform set_config('treble.audit_forget', 'off', true);
end $$;`);
    this.addSql(`revoke execute on function forget_in_audit(text[]) from public;`);
    this.addSql(`do $$ begin
  if not exists (select from pg_roles where rolname = 'treble_app') then return; end if;
  grant execute on function forget_in_audit(text[]) to treble_app;
end $$;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "inbound_received_at", inbound_raw;`);
    this.addSql(`drop function forget_in_audit(text[]);`);
    this.addSql(`create or replace function audit_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('treble.audit_sweep', true) = 'on'
     and old.at < now() - interval '30 days' then
    return old;
  end if;
  raise exception 'The audit is append-only: % is refused.', lower(tg_op) using errcode = 'insufficient_privilege';
end $$;`);
    this.addSql(`drop function phone_mark(text, text);`);
    this.addSql(`drop function phone_key();`);
    this.addSql(`alter table "installation" drop column "phone_key_check", drop column "phone_key";`);
    this.addSql(`alter table "recipient" drop constraint "recipient_phone";`);
    this.addSql(
      `alter table "recipient" add constraint "recipient_phone" check (phone is not null or state in ('invalid_number', 'cancelled')) not valid;`,
    );
    this.addSql(`alter table "recipient" drop column "erased_at";`);
    this.addSql(`drop table "slack_export";`);
    this.addSql(`drop table "forgotten";`);
  }
}
