import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { say } from '../../entities/language/say.ts';
import type { UserCsv, UserCsvBatch } from '../../reports/reader.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import { RefusedError } from '../guarded-acts.ts';
import type { Action, ActionCall } from '../listener.ts';
import { sentenceOf } from '../send/shown-error.ts';
import { withSpool } from '../send/spool.ts';
import { uploadPrivately } from '../send/upload-privately.ts';
import { filterWords } from '../views/filter-words.ts';
import { showNotice } from '../views/notice.ts';
import { describeScope, scopeOfValue } from '../views/scope-lookup.ts';
import { downloadUsersId } from '../views/users-screen.ts';
import type { UsersWish } from '../views/users-wish.ts';
import { wishOf } from './look-at-figures.ts';

/** What a spreadsheet opens, and below the gigabyte that Slack takes. */
const fullFile = { users: 1_000_000, bytes: 900_000_000 } as const;

interface CsvFile {
  readonly text: AsyncIterable<string>;
  /** How many users the file has, once its text was read. */
  readonly users: () => number;
}

/** As many files as the users need; the text of one is read before the next is asked for. */
async function* filesOf({ header, batches }: UserCsv): AsyncGenerator<CsvFile> {
  let batch: UserCsvBatch | undefined;
  const source = batches[Symbol.asyncIterator]();
  const take = async (): Promise<void> => {
    const { done, value } = await source.next();
    batch = done ? undefined : value;
  };
  try {
    await take();
    while (batch) {
      let users = 0;
      let bytes = 0;
      const text = async function* (): AsyncGenerator<string> {
        yield header;
        while (batch && users < fullFile.users && bytes < fullFile.bytes) {
          users += batch.users;
          bytes += Buffer.byteLength(batch.text);
          yield batch.text;
          await take();
        }
      };
      yield { text: text(), users: () => users };
    }
  } finally {
    await source.return?.();
  }
}

function fileName(title: string, part: number): string {
  const name = oneLine(title)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  return `users-${name}${part === 1 ? '' : `-part-${part}`}.csv`;
}

/** The audit keeps no number, not even the end of one. */
const auditedFilter = ({ filter: { phone, ...groups } }: UsersWish) => ({
  ...groups,
  ...(phone && { phone: 'whole' in phone ? 'whole number' : 'last digits' }),
});

/** Uploads the users in as many files as they need and answers how many they were. */
async function uploadUsers(call: ActionCall): Promise<number> {
  const { context, userId, value } = call;
  const wish = wishOf(value);
  const { scope, title, conversationId } = await describeScope(context, scopeOfValue(wish.scope));
  const place =
    scope.kind === 'deployment'
      ? await context.roles.placeOf({ deploymentId: scope.deploymentId })
      : { conversationId, channelId: null };
  const refusal = await context.access.refusal({ userId }, 'sender', place);
  if (refusal !== undefined) throw new RefusedError(refusal);
  const csv = await context.reader.exportUsers(scope, wish.filter);
  let total = 0;
  let part = 0;
  for await (const file of filesOf(csv)) {
    part += 1;
    await withSpool(file.text, async (spool) => {
      const users = file.users();
      // Before the upload: full phone numbers leave only where it is written down who took them.
      await context.audit({
        actor: userId,
        reveals: true,
        act: 'users.download',
        subject: wish.scope,
        detail: { filter: auditedFilter(wish), users, part },
      });
      const range = part === 1 ? [] : [say`from ${countText(total + 1)} on`];
      const whose = `${oneLine(title)} (${[filterWords(wish.filter), ...range].join(', ')})`;
      await uploadPrivately(context, spool, {
        userId,
        fileName: fileName(title, part),
        comment: escapeText(
          say`${counted(users, 'user')} of ${whose}, with full phone numbers: keep the file to yourself.`,
        ),
      });
      total += users;
    });
  }
  return total;
}

/** Sends the users with full phones, as CSV, to the person who asked and to nobody else. */
export const downloadUsers: Action = {
  id: downloadUsersId,
  needs: 'sender',
  async run(call) {
    const says = say`Collecting the users: they come as a CSV file in your direct messages from Treble.`;
    await (call.view ? showNotice(call, says, call.view) : call.reply({ text: says }));
    try {
      const users = await uploadUsers(call);
      if (users === 0) await call.reply({ text: say`Nobody is in this list, so there is no file.` });
    } catch (error) {
      const problem = sentenceOf(error);
      if (problem === undefined) throw error;
      await call.reply({ text: escapeText(problem) });
    }
  },
};
