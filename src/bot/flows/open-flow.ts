import type { Button } from '@slack/types';
import { say, text } from '../../entities/language/say.ts';
import { readyFlows } from '../../flows/gallery/index.ts';
import { button } from '../blocks/elements.ts';
import { readEditorOrigin } from '../conversations/editor-origin.ts';
import { type Action, type Command, UsageError } from '../listener.ts';
import { openModal, screenAt } from '../send/modal-screen.ts';
import { idIn } from '../send/view-values.ts';
import { openForm } from '../views/show-screen.ts';
import { flowFormView, galleryField, readFlowForm, stateOf } from './flow-form.ts';
import { openFlowId } from './flow-id.ts';

export const openFlow: Action = {
  id: openFlowId,
  needs: 'sender',
  async run(call) {
    const { context, value } = call;
    const id = idIn(value);
    if (id === undefined) {
      throw new UsageError(say`This button belongs to no conversation. Open /treble conversations again.`);
    }
    await openForm(call, flowFormView(stateOf(await context.conversations.load(id), context.simulated)));
  },
};

/** Puts a ready flow into the field; what was typed is replaced, and nothing is saved. */
export const fillFromGallery: Action = {
  id: galleryField.action,
  needs: 'sender',
  async run({ context, client, view }) {
    if (!view) return;
    const ready = readyFlows.find(({ key }) => key === readFlowForm(view.values).gallery);
    const origin = readEditorOrigin(view.privateMetadata);
    if (!ready || !origin.conversation) return;
    const { name } = await context.conversations.load(origin.conversation.id);
    const { simulated } = context;
    await screenAt(client, view.id, view.hash).show(
      flowFormView({ origin, name, source: ready.source, filling: ready.key, simulated }),
    );
  },
};

export const flowCommand: Command = {
  name: 'flow',
  usage: 'flow <conversation>',
  summary: text('What a conversation says after its template: questions, branches, webhooks, agents.'),
  needs: 'sender',
  async run({ context, client, args, triggerId }) {
    const name = args.join(' ').trim();
    if (name === '') throw new UsageError(say`Which conversation? For example: /treble flow spring_sale`);
    const form = flowFormView(stateOf(await context.conversations.loadNamed(name), context.simulated));
    await openModal(client, triggerId, form, say`Type the command again.`);
  },
};

export const flowButton = (conversationId: number, name: string): Button =>
  button({
    id: `${openFlowId}:${conversationId}`,
    label: say`Flow`,
    spoken: say`Flow of ${name}`,
    value: String(conversationId),
  });
