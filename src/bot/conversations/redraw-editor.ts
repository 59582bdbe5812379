import type { Action } from '../listener.ts';
import { screenAt } from '../send/modal-screen.ts';
import { editorView, readEditor } from './editor-form.ts';
import { readEditorOrigin } from './editor-origin.ts';
import { updatePreviewId } from './preview-blocks.ts';
import { sourceActions } from './source-fields.ts';
import { templateField } from './template-field.ts';

/** Shows the fields and the preview that belong to what is in the form now; nothing is saved. */
const redraws = (id: string): Action => ({
  id,
  needs: 'sender',
  async run({ view, client, context }) {
    if (!view) return;
    const { name, templateId, sources, note } = readEditor(view.values);
    const template =
      templateId === undefined ? undefined : await context.conversations.loadTemplate(templateId);
    const origin = readEditorOrigin(view.privateMetadata);
    const { simulated } = context;
    // Whoever has typed on meanwhile sees something newer than this: then nothing is drawn.
    const screen = screenAt(client, view.id, view.hash);
    await screen.show(editorView({ origin, name, template, sources, note, simulated }));
  },
});

export const redrawActions: readonly Action[] = [
  templateField.action,
  sourceActions.from,
  sourceActions.value,
  sourceActions.fallback,
  updatePreviewId,
].map(redraws);
