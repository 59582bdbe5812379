import { trebleWebhooks } from '../../entities/gateway-webhooks.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { said, say } from '../../entities/language/say.ts';
import { providerName } from '../../entities/provider-names.ts';
import type { SetupCheck, UnmatchedFailure } from '../../reports/setup-check.ts';
import { dateToken, escapeText, oneLine } from '../blocks/slack-text.ts';

function linesOf(check: SetupCheck): string[] {
  return check.lines.map(({ gateway, name, stopped }) => {
    const provider = providerName(gateway);
    const line = escapeText(oneLine(name), 60);
    return stopped === null
      ? say`• *${provider}*: the line ${line} can send.`
      : say`• *${provider}*: the line ${line} is stopped. ${escapeText(oneLine(saidAgain(stopped)), 300)}`;
  });
}

function webhookLine(check: SetupCheck, name: string, address: string): string {
  const heard = check.heard.find((one) => one.gateway === 'treble' && one.name === name);
  const facts = trebleWebhooks[name];
  if (heard || !facts)
    return say`• :white_check_mark: ${name}: came last ${dateToken(heard?.lastAt ?? new Date(0))}.`;
  const { path, where, without } = facts;
  return say`• :warning: ${name} was never received. ${said(without)} ${said(where)} \`${address + path}\``;
}

const failureLine = ({ phone, code, conversation, at, because }: UnmatchedFailure): string =>
  say`• ${dateToken(at)}, ${escapeText(phone, 40)}, ${escapeText(oneLine(conversation ?? '–'), 80)}: ${escapeText(code, 60)}. ${escapeText(saidAgain(because), 200)}`;

function trebleLines(check: SetupCheck, publicUrl: string): string[] {
  const address = `${publicUrl.replace(/\/$/, '')}/webhooks/treble`;
  return [
    '',
    say`*Webhooks of Treble*`,
    say`Each must carry the header \`X-Treble-Webhook-Secret\`. In Treble: Settings → Developers → Webhook Headers. Its value is the setting \`TREBLE_WEBHOOK_SECRET\`.`,
    ...Object.keys(trebleWebhooks).map((name) => webhookLine(check, name, address)),
    '',
    say`*What Treble does not tell*: text, variables and version of a conversation, its users’ limit per day, and who is with an agent. \`/treble variables\` names the variables a conversation needs, \`/treble version\` says that a new version is live.`,
    ...(check.unmatchedCount === 0
      ? []
      : [
          '',
          say`*Failures that could not be matched to one user* in 30 days: ${check.unmatchedCount}. The latest:`,
          ...check.unmatched.map(failureLine),
        ]),
  ];
}

/** What is connected, and for each webhook that never came, where to switch it on. In mrkdwn. */
export function setupLines(check: SetupCheck, publicUrl: string): readonly string[] {
  const hasTreble = check.lines.some(({ gateway }) => gateway === 'treble');
  return [say`*Connected*`, ...linesOf(check), ...(hasTreble ? trebleLines(check, publicUrl) : [])];
}
