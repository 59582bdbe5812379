import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database, jsonText } from '../sql-rows.ts';
import type { ChatAct } from './chat.ts';
import type { WrittenAct } from './write-chats.ts';

type Written<Kind extends ChatAct['kind']> = readonly WrittenAct<Extract<ChatAct, { kind: Kind }>>[];

/** The calls of webhook steps; whoever makes them looks for them by itself. */
export async function writeCalls(em: EntityManager, acts: Written<'call'>): Promise<void> {
  if (acts.length === 0) return;
  const rows = acts.map(({ act: { step, request }, written: { id, phone, lineId } }) => ({
    session_id: id,
    phone,
    line_id: lineId,
    step,
    request,
  }));
  await sql`
    insert into webhook_call (session_id, phone, line_id, step, request)
    select session_id, phone, line_id, step, request
      from json_to_recordset(${jsonText(rows)}::json)
           as v(session_id bigint, phone text, line_id text, step text, request jsonb)`.execute(database(em));
}

export async function writeHandovers(em: EntityManager, acts: Written<'hand_over'>): Promise<void> {
  if (acts.length === 0) return;
  const rows = acts.map(({ act: { team, note, variables }, written }) => ({
    session_id: written.id,
    phone: written.phone,
    line_id: written.lineId,
    recipient_id: written.recipientId,
    version_id: written.session.versionId ?? null,
    team,
    note,
    variables,
  }));
  await sql`
    insert into handover (session_id, phone, line_id, recipient_id, version_id, team, note, variables)
    select session_id, phone, line_id, recipient_id, version_id, team, note, variables
      from json_to_recordset(${jsonText(rows)}::json)
           as v(session_id bigint, phone text, line_id text, recipient_id bigint, version_id int, team text, note text,
                variables jsonb)`.execute(database(em));
}

export async function tellAgents(em: EntityManager, acts: Written<'tell_agents'>): Promise<void> {
  if (acts.length === 0) return;
  const rows = acts.map(({ act, written }) => ({ session_id: written.id, inbound_id: act.inboundId }));
  await sql`
    insert into handover_message (session_id, inbound_id)
    select session_id, inbound_id
      from rows from (json_to_recordset(${jsonText(rows)}::json) as (session_id bigint, inbound_id text))
           with ordinality as v(session_id, inbound_id, place) order by place
        on conflict (inbound_id) do nothing`.execute(database(em));
}

const askedInChat = 'The user asked for it in a conversation.';

/** The locks of the phones are held, so that no claim goes past it. */
export async function writeOptOuts(em: EntityManager, acts: Written<'opt_out'>): Promise<void> {
  const phones = [...new Set(acts.map(({ written }) => written.phone))].sort();
  if (phones.length === 0) return;
  await sql`
    insert into exclusion (phone, source, because)
    select phone, 'opt_out', ${askedInChat} from unnest(${phones}::text[]) as phone
        on conflict (phone, source) do update set created_at = now(), expires_at = null`.execute(
    database(em),
  );
}
