import { idAt, isRecord, listAt, recordAt, textAt } from '../../entities/json.ts';
import { GatewayError, type Recall, type RecalledHistory, type RecalledSession } from '../gateway.ts';
import { phoneDigits } from './phone-parts.ts';
import { pollIdOf } from './poll-id.ts';
import { askTreble, type TrebleReading } from './reading.ts';
import { trebleTime } from './treble-time.ts';

const pageSize = 100;

function readSession(item: unknown): RecalledSession[] {
  const id = idAt(item, 'id');
  const phone = phoneDigits(recordAt(item, 'user'));
  const createdAt = trebleTime(item, 'created_at');
  const finishedAt = trebleTime(item, 'finished_at');
  if (id === undefined || phone === undefined || !createdAt) return [];
  return [{ id, phone, createdAt, ...(finishedAt && { finishedAt }) }];
}

const seconds = (at: Date): string => String(Math.floor(at.getTime() / 1000));

/** The earliest of these times; absent where there is none. */
const first = <Name extends string>(name: Name, times: readonly (Date | undefined)[]) => {
  const known = times.flatMap((time) => time ?? []);
  const at = known.reduce<Date | undefined>(
    (least, time) => (least && least <= time ? least : time),
    undefined,
  );
  return at === undefined ? {} : { [name]: at };
};

/** The message that opened the chat is the first that the company sent in it. */
function readHistory(told: readonly unknown[]): RecalledHistory {
  const messages = told
    .filter((entry) => isRecord(entry) && entry.type === 'MESSAGE')
    .map((entry) => recordAt(entry, 'message'));
  const bySender = Map.groupBy(messages, (message) => textAt(message, 'sender')?.toUpperCase() === 'USER');
  const [opening] = bySender.get(false) ?? [];
  const [answer] = bySender.get(true) ?? [];
  return {
    ...first('deliveredAt', [trebleTime(opening, 'delivered_at')]),
    ...first('readAt', [trebleTime(opening, 'read_at')]),
    ...first('repliedAt', [trebleTime(answer, 'created_at')]),
  };
}

export const createRecall = (reading: TrebleReading): Recall => ({
  async sessions({ templateId, since, until, after }) {
    const pollId = pollIdOf(templateId);
    if (pollId === undefined) throw new GatewayError(`${templateId} is no conversation of Treble’s.`);
    const query = new URLSearchParams({
      limit: String(pageSize),
      since: seconds(since),
      until: seconds(until),
      ...(after !== undefined && { next_id: after }),
    });
    const told = await askTreble(
      reading,
      `/devapi/poll/${encodeURIComponent(pollId)}/sessions?${query}`,
      'the sessions of a conversation',
    );
    const next = idAt(told, 'next_id');
    return {
      sessions: listAt(told, 'results').flatMap(readSession),
      ...(next !== undefined && { after: next }),
    };
  },
  async history(sessionId) {
    const path = `/devapi/session/${encodeURIComponent(sessionId)}/history`;
    const told = await askTreble(reading, path, 'the history of a session');
    if (!Array.isArray(told)) {
      throw new GatewayError('Treble did not tell the history of a session: expected a list.');
    }
    return readHistory(told);
  },
});
