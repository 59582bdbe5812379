import type { MikroORM } from '@mikro-orm/postgresql';
import { recordAct } from '../../entities/database/record-act.ts';
import { say } from '../../entities/language/say.ts';
import { DispatchError } from '../dispatch.ts';
import type { ThreadAct } from './agents.ts';
import { addAct, lockOpenThread, setHolder } from './thread-store.ts';

export const chatSubject = (sessionId: number): string => `session:${sessionId}`;

/** The first to claim it has it. */
export async function claimChat(orm: MikroORM, { threadId, by }: ThreadAct): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    const thread = await lockOpenThread(em, threadId);
    if (thread.holder === by)
      throw new DispatchError(
        say`You have this chat already: what you write in its thread goes to the customer.`,
      );
    if (thread.holder !== null) {
      throw new DispatchError(
        say`Somebody else has this chat already. To take it over, press Assign in its thread.`,
      );
    }
    await setHolder(em, threadId, by);
    await addAct(em, { threadId, kind: 'claimed', by, holder: by });
    await recordAct(em, by, 'chat.claim', chatSubject(thread.sessionId), {
      before: thread.holder,
      after: by,
    });
  });
}

/** Gives the chat to somebody, whoever had it. */
export async function assignChat(
  orm: MikroORM,
  { threadId, by, to }: ThreadAct & { readonly to: string },
): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    const thread = await lockOpenThread(em, threadId);
    if (thread.holder === to) throw new DispatchError(say`That person has this chat already.`);
    await setHolder(em, threadId, to);
    await addAct(em, { threadId, kind: 'assigned', by, holder: to });
    await recordAct(em, by, 'chat.assign', chatSubject(thread.sessionId), {
      before: thread.holder,
      after: to,
    });
  });
}
