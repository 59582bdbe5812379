import { type RawBuilder, sql } from 'kysely';
import type { Person } from './person.ts';

/** Rows of one table that say something of a person. */
export interface PersonalRows {
  readonly table: string;
  /** SQL: the row is about this person. */
  readonly whose: (person: Person) => RawBuilder<unknown>;
  /** `gone`: the row goes. Else what its columns become, in SQL: the rest is needed for figures and says of nobody. */
  readonly becomes: 'gone' | Readonly<Record<string, string>>;
}

const any = (values: readonly (string | number)[], type: 'text' | 'bigint') =>
  sql`any(${[...values]}::${sql.raw(type)}[])`;
const byPhone = ({ phones }: Person) => sql`phone = ${any(phones, 'text')}`;
const bySession = ({ sessions }: Person) => sql`session_id = ${any(sessions, 'bigint')}`;
const byThread = ({ threads }: Person) => sql`thread_id = ${any(threads, 'bigint')}`;
const byRecipient = ({ recipients }: Person) => sql`recipient_id = ${any(recipients, 'bigint')}`;
/** SQL: the number stands somewhere in this text, with or without its country code. */
const names = (text: string, { national }: Person) =>
  sql`${sql.raw(text)} like ${any(
    national.map((digits) => `%${digits}%`),
    'text',
  )}`;

export const erasedRecipient = {
  phone: 'null',
  raw_phone: 'null',
  variables: `'{}'`,
  captured: 'null',
  detail: 'null',
  session: `case when session in ('bot', 'agent') then 'closed' else session end`,
  erased_at: 'coalesce(erased_at, now())',
} as const;

/** An id of WhatsApp's carries the number; its hash still finds the message that a late receipt is about. */
export const erasedAttempt = {
  provider_id: `case when provider_id like 'wamid.%' then encode(sha256(convert_to(provider_id, 'UTF8')), 'hex') else provider_id end`,
  because: `regexp_replace(because, '[0-9]{7,}', '•••', 'g')`,
  detail: 'null',
} as const;

/** Where people's data is, in the order in which it is erased; a test looks for columns that are in no list. */
export const personalData: readonly PersonalRows[] = [
  {
    table: 'recipient',
    whose: ({ recipients }) => sql`id = ${any(recipients, 'bigint')}`,
    becomes: erasedRecipient,
  },
  { table: 'attempt', whose: byRecipient, becomes: erasedAttempt },
  { table: 'correction_row', whose: (who) => sql`(${byPhone(who)} or ${byRecipient(who)})`, becomes: 'gone' },
  { table: 'duplicate_row', whose: byPhone, becomes: 'gone' },
  { table: 'saved_list_row', whose: byPhone, becomes: 'gone' },
  { table: 'test_number', whose: byPhone, becomes: 'gone' },
  {
    table: 'kept_form',
    whose: (who) => names(`regexp_replace(pasted || coalesce(audience::text, ''), '[^0-9]', '', 'g')`, who),
    becomes: 'gone',
  },
  { table: 'handover_message', whose: bySession, becomes: 'gone' },
  { table: 'session_event', whose: byPhone, becomes: 'gone' },
  { table: 'session_message', whose: byPhone, becomes: 'gone' },
  { table: 'webhook_call', whose: byPhone, becomes: 'gone' },
  {
    table: 'inbound',
    whose: (who) => sql`(${byPhone(who)} or user_id = ${any(who.userIds, 'text')})`,
    becomes: 'gone',
  },
  {
    table: 'agent_line',
    whose: byThread,
    becomes: {
      text: `''`,
      files: `'[]'`,
      handled_at: 'coalesce(handled_at, now())',
      settled_at: 'coalesce(settled_at, now())',
    },
  },
  {
    table: 'agent_act',
    whose: byThread,
    becomes: {
      detail: `'{}'`,
      told_at: 'coalesce(told_at, now())',
      settled_at: 'coalesce(settled_at, now())',
    },
  },
  {
    table: 'agent_thread',
    whose: byPhone,
    becomes: {
      phone: `''`,
      ended_at: 'coalesce(ended_at, now())',
      settled_at: 'coalesce(settled_at, now())',
    },
  },
  {
    table: 'handover',
    whose: byPhone,
    becomes: { phone: `''`, note: `''`, variables: `'{}'`, opened_at: 'coalesce(opened_at, now())' },
  },
  {
    table: 'session',
    whose: byPhone,
    becomes: {
      phone: `''`,
      state: 'null',
      outcome: 'null',
      wake_at: 'null',
      kind: `'closed'`,
      closed_at: 'coalesce(closed_at, now())',
      closed_because: `coalesce(closed_because, 'expired')`,
    },
  },
  { table: 'unnamed_failure', whose: byPhone, becomes: { phone: `''` } },
  {
    table: 'parked_event',
    whose: (who) => sql`(${names('event::text', who)} or provider_id = ${any(who.messages, 'text')})`,
    becomes: 'gone',
  },
  {
    table: 'phone_alias',
    whose: (who) => sql`(${byPhone(who)} or contact_id = ${any([...who.digits, ...who.userIds], 'text')})`,
    becomes: 'gone',
  },
  { table: 'exclusion', whose: byPhone, becomes: 'gone' },
  // The place it takes of the daily limit is taken all the same.
  { table: 'reached_user', whose: byPhone, becomes: { phone: `'erased ' || gen_random_uuid()` } },
  {
    table: 'deployment',
    whose: (who) => names('audience_name', who),
    becomes: { audience_name: `regexp_replace(audience_name, '[0-9]{7,}', '•••', 'g')` },
  },
];
