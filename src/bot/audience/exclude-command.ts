import type { Excluded, LetIn } from '../../dispatch/audience/audiences.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { say, text } from '../../entities/language/say.ts';
import { maskPhone } from '../../entities/phone-mask.ts';
import { actions, section } from '../blocks/elements.ts';
import { dateToken, escapeText, oneLine } from '../blocks/slack-text.ts';
import { type Command, type CommandCall, type Reply, UsageError } from '../listener.ts';
import { refusedWithout } from '../refuse-without.ts';
import { zoneOf } from '../reports/subscription-place.ts';
import { openModal } from '../send/modal-screen.ts';
import { openScreen } from '../views/show-screen.ts';
import { endOfDay, parseExcludeArguments } from './exclude-arguments.ts';
import { loadExclusions } from './exclusion-actions.ts';
import { importFormView } from './exclusion-import-form.ts';
import { endButton } from './exclusions-screen.ts';
import { invalidWords } from './read-words.ts';

/** What was excluded, until when and why. In mrkdwn. */
export function excludedText(
  excluded: Excluded,
  { because, until }: { readonly because: string; readonly until: Date | undefined },
): string {
  const { added, renewed } = excluded;
  const all = added + renewed;
  const before =
    renewed === 1
      ? [say`${countText(renewed)} of them was excluded before.`]
      : renewed > 1
        ? [say`${countText(renewed)} of them were excluded before.`]
        : [];
  const why = escapeText(oneLine(saidAgain(because)), 300);
  const reason = /[.!?]$/.test(because) ? why : `${why}.`;
  const phones = counted(all, 'phone');
  const done =
    all === 0
      ? say`Nobody was excluded.`
      : until === undefined
        ? say`Excluded ${phones}. Reason: ${reason}`
        : say`Excluded ${phones} until ${dateToken(until)}. Reason: ${reason}`;
  return [[done, ...(all === 0 ? [] : before)].join(' '), ...invalidWords(excluded)].join('\n');
}

async function add(call: CommandCall, args: readonly string[]): Promise<void> {
  if (await refusedWithout('sender', call)) return;
  const { context, client, userId, reply } = call;
  const { phones, because, until: day } = parseExcludeArguments(args);
  const zone = day === undefined ? 'UTC' : ((await zoneOf(client, userId)) ?? context.defaultZone);
  const until = day === undefined ? undefined : endOfDay(day, zone, context.now());
  const wish = { because, by: userId, until };
  const excluded = await context.audiences.exclusions.add({ kind: 'pasted', text: phones }, wish);
  await reply({ text: excludedText(excluded, wish) });
}

const mostOptOuts = 5;

/** Opt-outs are named one by one, each with a button of its own that asks once more. */
function letInReply(letIn: LetIn): Reply {
  const { removed, unknown, optedOut } = letIn;
  const shown = optedOut.slice(0, mostOptOuts);
  const lines = [
    removed === 0
      ? say`No exclusion was removed.`
      : say`Removed the exclusion of ${counted(removed, 'phone')}.`,
    ...(unknown > 0
      ? [
          unknown === 1
            ? say`${counted(unknown, 'phone')} was not excluded.`
            : say`${counted(unknown, 'phone')} were not excluded.`,
        ]
      : []),
    ...shown.map(
      ({ phone, createdAt }) =>
        say`${maskPhone(phone)} stays excluded: this person opted out in WhatsApp on ${dateToken(createdAt)}. Only they can take that back, in WhatsApp; if they asked you to write again, press the button.`,
    ),
    ...(optedOut.length > shown.length
      ? [
          say`So {0|does|do} ${counted(optedOut.length - shown.length, 'more phone')}; /treble exclude list shows {0|it|them}.`,
        ]
      : []),
    ...invalidWords(letIn),
  ];
  const text = lines.join('\n');
  if (shown.length === 0) return { text };
  return {
    text,
    blocks: [
      section(text),
      actions(shown.map((line) => endButton(line, say`Reach ${maskPhone(line.phone)}`))),
    ],
  };
}

async function remove(call: CommandCall, args: readonly string[]): Promise<void> {
  if (await refusedWithout('admin', call)) return;
  const phones = args.join(' ').trim();
  if (phones === '')
    throw new UsageError(say`Which phones? For example: /treble exclude remove +57 300 555 0101`);
  await call.reply(letInReply(await call.context.audiences.exclusions.remove(phones, call.userId)));
}

const list = async (call: CommandCall, args: readonly string[]): Promise<void> =>
  openScreen(call, await loadExclusions(call, { search: args.join(' '), full: false }));

async function importList(call: CommandCall): Promise<void> {
  if (await refusedWithout('sender', call)) return;
  const view = importFormView({ simulated: call.context.simulated });
  await openModal(call.client, call.triggerId, view, say`Type /treble exclude import again.`);
}

const parts: ReadonlyMap<string, (call: CommandCall, args: readonly string[]) => Promise<void>> = new Map([
  ['add', add],
  ['remove', remove],
  ['list', list],
  ['import', importList],
]);

export const exclude: Command = {
  name: 'exclude',
  usage: 'exclude add|remove|list|import',
  summary: text('The phones that are not sent to: add or remove some, look at them all, import a file.'),
  needs: 'viewer',
  async run(call) {
    const [word = 'list', ...args] = call.args;
    const part = parts.get(word.toLowerCase());
    if (!part) {
      throw new UsageError(
        say`Expected add, remove, list or import, found “${word}”. For example: /treble exclude add +57 300 555 0101 Asked us to stop until 2026-12-31`,
      );
    }
    await part(call, args);
  },
};
