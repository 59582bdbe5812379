import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { recordAct } from '../../entities/database/record-act.ts';
import { say } from '../../entities/language/say.ts';
import { loadVersion } from '../conversations/conversation-store.ts';
import { DispatchError } from '../dispatch.ts';
import { sendOne } from '../review/send-test.ts';
import { database } from '../sql-rows.ts';
import type { ThreadAct } from './agents.ts';
import { chatSubject } from './hold-chat.ts';
import { addAct, lockOpenThread } from './thread-store.ts';

/** A template to the customer of a chat, behind the guards of every message; the chat itself does not keep it back. */
export async function sendTemplate(
  orm: MikroORM,
  wish: ThreadAct & { readonly versionId: number; readonly variables: Readonly<Record<string, string>> },
): Promise<void> {
  const { threadId, by, versionId, variables } = wish;
  await orm.em.fork().transactional(async (em) => {
    const { phone, lineId, channelId, holder, sessionId } = await lockOpenThread(em, threadId);
    if (holder !== by)
      throw new DispatchError(say`Claim the chat first: a template goes out in the name of who has it.`);
    const one = { versionId, phone, variables, channelId, by, kind: 'agent' as const };
    const deploymentId = await sendOne(em, one, { defaultCountry: undefined, lineIds: [lineId] });
    const { name } = await loadVersion(em, versionId);
    await addAct(em, { threadId, kind: 'template', by, detail: { name }, deploymentId });
    await recordAct(em, by, 'chat.template', chatSubject(sessionId), {
      before: null,
      after: { deploymentId },
    });
  });
}

/** Tells once of each template that did not reach its customer. */
export async function settleTemplates(orm: MikroORM): Promise<number> {
  const { rows } = await sql<{ told: number }>`
    with settled as (
      update agent_act a set settled_at = clock_timestamp() from recipient r
       where a.deployment_id is not null and a.settled_at is null and r.deployment_id = a.deployment_id
         and r.state <> 'in_process'
      returning a.thread_id, a.by, a.detail ->> 'name' as name, r.state, r.cause, r.detail),
    told as (
      insert into agent_act (thread_id, kind, by, detail)
      select thread_id, 'unsent', by, json_build_object('why', 'failed', 'template', name, 'failure', cause, 'detail', detail)
        from settled where state <> 'success'
      returning 1)
    select count(*)::float8 as told from told`.execute(database(orm.em.fork()));
  return rows[0]?.told ?? 0;
}
