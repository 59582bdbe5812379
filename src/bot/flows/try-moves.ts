import { privateMark } from '../../dispatch/agents/decide-line.ts';
import type { Played, TryMove, TryThread } from '../../dispatch/tries/tries.ts';
import { readJson } from '../../entities/json.ts';
import { say } from '../../entities/language/say.ts';
import { mention } from '../blocks/slack-text.ts';
import type { Action, Call, ThreadLines } from '../listener.ts';
import { textAt } from '../payload.ts';
import { tapId, webhookFailsId } from './try-effects.ts';
import { passTimeId, tryScene } from './try-scenes.ts';

/** Words for a move that changed nothing; undefined: it did, or there is nothing to say. */
function refusal(played: Played | undefined): string | undefined {
  switch (played?.kind) {
    case 'not_yours':
      return say`${mention(played.player)} plays here. Type \`/treble try\` to play yourself.`;
    case 'over':
      return say`This try is over. Type \`/treble try\` to begin another.`;
    case 'no_json':
      return say`A webhook waits for its answer: write it as JSON, such as \`{"price": 12}\`, or press *It fails*.`;
    case 'too_late':
      return say`The flow has gone on, so this changed nothing.`;
    default:
      return undefined;
  }
}

async function make(call: Call, thread: TryThread, move: TryMove): Promise<Played | undefined> {
  const { context, client, userId } = call;
  const played = await context.tries.move(thread, userId, move);
  if (played?.kind !== 'taken') return played;
  await context.tries.show(thread, async (scene) => {
    await client.chat.postMessage({
      channel: thread.channelId,
      thread_ts: thread.threadTs,
      ...tryScene(scene),
    });
  });
  return played;
}

const typeOf = (mimeType: string): string => {
  const [kind = ''] = mimeType.split('/');
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'document';
};

/** What the player writes is what the customer would; others may talk beside it. */
export const tryLines: ThreadLines = {
  needs: 'sender',
  concerns: (context, channelId, threadTs) => context.tries.isPlayedIn({ channelId, threadTs }),
  async run(call) {
    const { channelId, threadTs, text, fileTypes } = call;
    if (text.trimStart().startsWith(privateMark)) return;
    const [fileType] = fileTypes;
    const type = fileType === undefined ? 'text' : typeOf(fileType);
    const played = await make(call, { channelId, threadTs }, { kind: 'said', heard: { text, type } });
    const words = played?.kind === 'not_yours' ? undefined : refusal(played);
    if (words !== undefined) await call.reply({ text: words });
  },
};

const moves: Readonly<Record<string, (value: unknown) => TryMove>> = {
  [tapId]: (value) => {
    const choice = textAt(value, 'id');
    const heard = { text: textAt(value, 'title') ?? '', type: 'interactive' };
    return { kind: 'said', heard: { ...heard, ...(choice !== undefined && { choice }) } };
  },
  [passTimeId]: (value) => ({ kind: 'passed', step: textAt(value, 'step') ?? '' }),
  [webhookFailsId]: (value) => ({ kind: 'webhook_failed', step: textAt(value, 'step') ?? '' }),
};

export const tryActions: readonly Action[] = Object.entries(moves).map(
  ([id, moveOf]): Action => ({
    id,
    needs: 'sender',
    async run(call) {
      const { message } = call;
      if (!message) return;
      // The opening is the thread itself; everything else stands below it.
      const thread = { channelId: message.channelId, threadTs: message.threadTs ?? message.ts };
      const words = refusal(await make(call, thread, moveOf(readJson(call.value))));
      if (words !== undefined) await call.reply({ text: words });
    },
  }),
);
