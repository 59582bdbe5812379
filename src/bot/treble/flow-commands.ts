import { say, text } from '../../entities/language/say.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import { type Command, UsageError } from '../listener.ts';

/** `Order shipped: first_name, city` is a conversation and what is said of it. */
function parseSaid(
  args: readonly string[],
  example: string,
): { readonly name: string; readonly rest: string } {
  const typed = args.join(' ');
  const colon = typed.indexOf(':');
  const name = colon < 0 ? '' : typed.slice(0, colon).trim();
  if (name === '') throw new UsageError(say`Expected a conversation and a colon. For example: ${example}`);
  return { name, rest: typed.slice(colon + 1).trim() };
}

export const variables: Command = {
  name: 'variables',
  usage: 'variables <conversation>: <names>',
  summary: text(
    'The variables a Treble conversation cannot do without; rows that lack one are found at review.',
  ),
  needs: 'admin',
  async run({ args, context, userId, reply }) {
    const { name, rest } = parseSaid(args, '/treble variables Order shipped: first_name, city');
    const wanted = rest
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    const saved = await context.conversations.nameVariables(name, wanted, userId);
    await context.audit({
      actor: userId,
      act: 'conversation.variables',
      subject: `conversation:${saved.conversationId}`,
      detail: { before: saved.version - 1, after: saved.version, variables: wanted },
    });
    const shown = escapeText(oneLine(saved.name), 100);
    const list = escapeText(wanted.join(', '), 1000);
    await reply({
      text:
        wanted.length === 0
          ? say`*${shown}* needs no variable from version ${saved.version} on. Every column of a list goes to Treble.`
          : say`*${shown}* needs ${list} from version ${saved.version} on. Every other column of a list goes to Treble as well.`,
    });
  },
};

export const version: Command = {
  name: 'version',
  usage: 'version <conversation>: <label>',
  summary: text(
    'Tell that Treble has a new version of a conversation: what is sent from now on counts for it.',
  ),
  needs: 'admin',
  async run({ args, context, userId, reply }) {
    const { name, rest } = parseSaid(args, '/treble version Order shipped: 72');
    if (rest === '')
      throw new UsageError(say`Expected the label of the version behind the colon, such as 72.`);
    const saved = await context.conversations.labelVersion(name, rest, userId);
    await context.audit({
      actor: userId,
      act: 'conversation.version',
      subject: `conversation:${saved.conversationId}`,
      detail: { before: saved.version - 1, after: saved.version, label: rest },
    });
    await reply({
      text: say`Version ${saved.version} of *${escapeText(oneLine(saved.name), 100)}* is Treble’s “${escapeText(oneLine(rest), 100)}”. What is sent from now on counts for it.`,
    });
  },
};
