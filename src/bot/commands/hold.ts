import type { HeldTarget, HoldTarget } from '../../dispatch/dispatch.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { holdLabels } from '../../entities/hold-kind.ts';
import { counted } from '../../entities/language/nouns.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { type StandingHoldKind, standingHoldKinds } from '../../entities/standing-hold.ts';
import { frozenText } from '../actions/control-deployment.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import { type Command, UsageError } from '../listener.ts';

/** Kept with the hold, and said in the language of whoever reads it. */
const noReason = text('No reason was given.');

const examples = {
  hold: {
    template: '/treble hold template spring_sale The price is wrong',
    line: '/treble hold line +1 555 078 3881 The SIM is moved',
  },
  release: { template: '/treble release template spring_sale', line: '/treble release line +1 555 078 3881' },
} as const;

interface TargetWords {
  readonly which: (example: string) => string;
  readonly held: (name: string, command: string) => string;
  readonly released: (name: string) => string;
  readonly wasNotHeld: (name: string) => string;
}

const words: Readonly<Record<StandingHoldKind, TargetWords>> = {
  template: {
    which: (example) => say`Which template? For example: ${example}`,
    held: (name, command) =>
      say`The template *${name}* is on hold: nothing of it is sent, also of deployments to come, until \`${command}\`.`,
    released: (name) => say`The template *${name}* is released.`,
    wasNotHeld: (name) => say`The template *${name}* was not on hold by a person.`,
  },
  line: {
    which: (example) => say`Which line? For example: ${example}`,
    held: (name, command) =>
      say`The line *${name}* is on hold: nothing of it is sent, also of deployments to come, until \`${command}\`.`,
    released: (name) => say`The line *${name}* is released.`,
    wasNotHeld: (name) => say`The line *${name}* was not on hold by a person.`,
  },
};

const mostCodes = 10;

const kindOf = (word: string | undefined): StandingHoldKind | undefined =>
  standingHoldKinds.find((kind) => kind === word?.toLowerCase());

/** `template <name> [reason]` or `line <number> [reason]`; a number may be typed with spaces. */
export function parseHoldArguments(
  args: readonly string[],
  example: Readonly<Record<StandingHoldKind, string>>,
): { readonly target: HoldTarget; readonly because: string } {
  const [word, first, ...rest] = args;
  const kind = kindOf(word);
  if (!kind) {
    throw new UsageError(
      word === undefined
        ? say`Expected template or line. For example: ${example.template}`
        : say`Expected template or line, found “${word}”. For example: ${example.template}`,
    );
  }
  if (first === undefined) throw new UsageError(words[kind].which(example[kind]));
  const more = kind === 'line' ? rest.findIndex((part) => !/^[\d().-]+$/.test(part)) : 0;
  const digits = more === -1 ? rest : rest.slice(0, more);
  return {
    target: { kind, name: [first, ...digits].join(' ') },
    because: rest.slice(digits.length).join(' ').trim(),
  };
}

const codes = ({ deployments }: HeldTarget): string => {
  const named = deployments.slice(0, mostCodes).map(({ id }) => deploymentCode(id));
  const list = named.join(', ');
  return deployments.length > named.length ? say`${list} and others` : list;
};

function heldText(held: HeldTarget): string {
  const { kind, name, deployments } = held;
  const waiting = deployments.reduce((sum, deployment) => sum + deployment.waiting, 0);
  const now =
    deployments.length === 0
      ? say`No deployment of it is under way.`
      : say`Now held: ${codes(held)}, ${counted(waiting, 'user')} waiting.`;
  const shown = escapeText(oneLine(name), 100);
  return [words[kind].held(shown, `/treble release ${kind} ${shown}`), now].join(' ');
}

function releasedText(released: HeldTarget): string {
  const { kind, changed, deployments } = released;
  const name = escapeText(oneLine(released.name), 100);
  const opening = changed ? words[kind].released(name) : words[kind].wasNotHeld(name);
  const still = deployments
    .filter(({ holds }) => holds.length > 0)
    .slice(0, mostCodes)
    .map(({ id, holds }) => {
      const [{ kind: why, because } = { kind: 'frozen' as const, because: '' }] = holds;
      return say`• ${deploymentCode(id)} stays held. ${said(holdLabels[why])}: ${escapeText(oneLine(saidAgain(because)), 300)}`;
    });
  const going = deployments.filter(({ holds }) => holds.length === 0);
  const on =
    changed && going.length > 0 ? [say`${codes({ ...released, deployments: going })} can go on.`] : [];
  return [[opening, ...on].join(' '), ...still].join('\n');
}

export const hold: Command = {
  name: 'hold',
  usage: 'hold template|line <name> [reason]',
  summary: text('Hold every deployment of a template or a line, those to come as well.'),
  needs: 'admin',
  async run({ args, context, userId, reply }) {
    const { target, because } = parseHoldArguments(args, examples.hold);
    const reason = because === '' ? noReason : because;
    await reply({ text: heldText(await context.dispatch.hold(target, reason, userId)) });
  },
};

export const release: Command = {
  name: 'release',
  usage: 'release template|line <name>',
  summary: text('Release a template or a line that a person holds; says what is still held.'),
  needs: 'admin',
  async run({ args, context, userId, reply }) {
    const { target } = parseHoldArguments(args, examples.release);
    const text = releasedText(await context.dispatch.release(target, userId));
    const frozen = await context.dispatch.frozen();
    const also = frozen ? [frozenText(frozen.because)] : [];
    await reply({ text: [text, ...also].join('\n') });
  },
};
