import { DateTime } from 'luxon';
import { parseExcludeArguments } from '../../../src/bot/audience/exclude-arguments.ts';
import { parseCommandText } from '../../../src/bot/command-text.ts';
import { deploymentArgument } from '../../../src/bot/commands/deployment-argument.ts';
import { UsageError } from '../../../src/bot/listener.ts';
import { parseMoment } from '../../../src/bot/schedule/parse-moment.ts';
import { parseComparison } from '../../../src/bot/views/compare-value.ts';
import { parseUsersValue } from '../../../src/bot/views/users-wish.ts';
import { parseFlow } from '../../../src/flows/parse-flow.ts';
import { parsePeriod } from '../../../src/reports/parse-period.ts';
import { parseScopeValue } from '../../../src/reports/scope-value.ts';
import { PhoneReader } from '../../../src/sources/phone-number.ts';
import { startBot } from '../../bot/support/bot-under-test.ts';
import { defineTarget } from '../define-target.ts';
import { nearlyText } from '../mutations.ts';

const now = new Date('2026-03-04T15:00:00Z');
const phones = new PhoneReader('CO');

/** Each reader of typed words gives what was meant or a sentence for the person, and nothing else. */
const readers: readonly ((text: string) => unknown)[] = [
  (text) => parseExcludeArguments(parseCommandText(text).args),
  (text) => deploymentArgument(parseCommandText(text).args, '/treble status D-1'),
  (text) => parseMoment(text, now, 'America/Bogota'),
  (text) => parsePeriod(text, DateTime.fromJSDate(now)),
  (text) => parseScopeValue(text),
  (text) => parseUsersValue(text),
  (text) => parseComparison(text),
  (text) => phones.read(text),
  (text) => phones.readWithCode(text.slice(0, 3), text.slice(3)),
];

export const typedWords = defineTarget('typed-words', () => ({
  inputs: nearlyText([
    'exclude add +57 300 555 0101 Asked us to stop until 2026-12-31',
    'tomorrow 9:00 America/Bogota',
    'fri 14:30',
    'in 2 hours',
    'D-104',
    'metrics "spring sale" 3',
    '2026-03-01..2026-03-07',
    'deployment:7|failed',
    'report daily-digest 30d here',
  ]),
  check(text) {
    for (const read of readers) {
      try {
        read(text);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
      }
    }
  },
}));

/** A whole command through Slack's door is answered, and breaks nothing. */
export const commands = defineTarget(
  'commands',
  async () => {
    const bot = await startBot();
    return {
      inputs: nearlyText([
        'status D-104',
        'users "spring sale"',
        'exclude add +57 300 555 0101 why',
        'schedule',
        'send',
        'forget +57 300 5550101',
        'roles',
        'audit <@U1> D-7',
        'approve always x',
        'report now',
      ]),
      async check(text) {
        const { status } = await bot.command(text);
        if (status !== 200) throw new Error(`The bot answered ${status}.`);
      },
      close: () => bot.stop(),
    };
  },
  0.2,
);

const flows = [
  'start: hello\nsteps:\n  hello:\n    say: Hi {{first_name}}\n    go: end\n',
  'close_after: 2h\nsteps:\n  ask:\n    ask: Which size?\n    save: size\n    choices:\n      S: small\n      L: end\n  small:\n    say: "Small it is"\n',
  'steps:\n  a: &x\n    say: [1, 2]\n  b: *x\n',
  'steps: {a: {webhook: {url: "https://api.example.com/x", save: {status: order.status}}}}\n',
];

export const yamlFlows = defineTarget('flows', () => ({
  inputs: nearlyText(flows),
  check(source) {
    const read = parseFlow(source);
    if (read.ok) return;
    if (read.problems.length === 0) throw new Error('A flow is refused without a reason.');
    for (const { line, column } of read.problems)
      if (!(line >= 1 && column >= 1)) throw new Error('A problem has no place.');
  },
}));
