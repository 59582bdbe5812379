import { recordAct } from '../../entities/database/record-act.ts';
import { closeSession } from '../sessions/session-store.ts';
import type { ThreadAct } from './agents.ts';
import { chatSubject } from './hold-chat.ts';
import { type LineRelease, releaseThread } from './release-lines.ts';
import { addAct, endThread, lockOpenThread, openThread, setHolder } from './thread-store.ts';

/** Closes the chat; what its agent had written until then still goes out. */
export async function endChat(
  release: LineRelease,
  { threadId, by, outcome, note }: ThreadAct & { readonly outcome: string; readonly note: string },
): Promise<void> {
  await release.orm.em.fork().transactional(async (em) => {
    const thread = await lockOpenThread(em, threadId);
    await releaseThread(em, thread, release);
    const words = note === '' ? outcome : `${outcome}: ${note}`;
    await closeSession(em, thread.phone, thread.lineId, { because: 'ended_by_agent', outcome: words });
    await addAct(em, { threadId, kind: 'ended', by, detail: { outcome, note } });
    await endThread(em, threadId);
    await recordAct(em, by, 'chat.end', chatSubject(thread.sessionId), {
      before: 'open',
      after: 'ended',
      outcome,
    });
  });
}

/** Opens the chat among the agents of another channel; nobody has it there until it is claimed. */
export async function moveChat(
  release: LineRelease,
  { threadId, by, channelId }: ThreadAct & { readonly channelId: string },
): Promise<void> {
  await release.orm.em.fork().transactional(async (em) => {
    const thread = await lockOpenThread(em, threadId);
    await releaseThread(em, thread, release);
    await setHolder(em, threadId, null);
    await addAct(em, { threadId, kind: 'moved', by, detail: { to: channelId } });
    await endThread(em, threadId);
    await openThread(em, { ...thread, channelId });
    await recordAct(em, by, 'chat.move', chatSubject(thread.sessionId), {
      before: thread.channelId,
      after: channelId,
    });
  });
}
