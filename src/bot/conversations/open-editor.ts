import type { ModalView } from '@slack/types';
import type { EditedConversation } from '../../dispatch/conversations/conversations.ts';
import { say, text } from '../../entities/language/say.ts';
import type { BotContext } from '../bot-context.ts';
import { type Action, type Command, type CommandCall, UsageError } from '../listener.ts';
import { openModal } from '../send/modal-screen.ts';
import { idIn } from '../send/view-values.ts';
import { openForm } from '../views/show-screen.ts';
import { editConversationId, newConversationId } from './editor-buttons.ts';
import { editorView } from './editor-form.ts';
import { newOrigin } from './editor-origin.ts';

const emptyEditor = ({ simulated }: BotContext, name = ''): ModalView =>
  editorView({ origin: newOrigin, name, template: undefined, sources: [], note: '', simulated });

function editorOf(
  { conversationId, version, name, template, sources }: EditedConversation,
  { simulated }: BotContext,
): ModalView {
  const origin = { conversation: { id: conversationId, basedOn: version } };
  return editorView({ origin, name, template, sources, note: '', simulated });
}

/** The conversation that a button is about. Throws `UsageError`. */
export function conversationOf(value: string): number {
  const id = idIn(value);
  if (id === undefined) {
    throw new UsageError(say`This button belongs to no conversation. Open /treble conversations again.`);
  }
  return id;
}

export const newConversation: Action = {
  id: newConversationId,
  needs: 'sender',
  run: (call) => openForm(call, emptyEditor(call.context)),
};

export const editConversation: Action = {
  id: editConversationId,
  needs: 'sender',
  async run(call) {
    const edited = await call.context.conversations.load(conversationOf(call.value));
    await openForm(call, editorOf(edited, call.context));
  },
};

const verbs: Readonly<Record<string, (call: CommandCall, name: string) => Promise<ModalView>>> = {
  new: async ({ context }, name) => emptyEditor(context, name),
  async edit({ context }, name) {
    if (name === '') {
      throw new UsageError(say`Which conversation? For example: /treble conversation edit spring_sale`);
    }
    return editorOf(await context.conversations.loadNamed(name), context);
  },
};

export const conversationCommand: Command = {
  name: 'conversation',
  usage: 'conversation new|edit <name>',
  summary: text('Make a conversation of a template, or change one: each saved edit is a new version.'),
  needs: 'sender',
  async run(call) {
    const [verb = '', ...words] = call.args;
    const open = Object.hasOwn(verbs, verb.toLowerCase()) ? verbs[verb.toLowerCase()] : undefined;
    if (!open) {
      throw new UsageError(
        verb === ''
          ? say`Expected new or edit, found nothing. For example: /treble conversation edit spring_sale`
          : say`Expected new or edit, found “${verb}”. For example: /treble conversation edit spring_sale`,
      );
    }
    const view = await open(call, words.join(' ').trim());
    await openModal(call.client, call.triggerId, view, say`Type the command again.`);
  },
};
