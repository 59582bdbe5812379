import type { ActionsBlock, Button } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { scopeValue } from '../../reports/scope-value.ts';
import { actions, button } from '../blocks/elements.ts';
import { flowButton } from '../flows/open-flow.ts';
import { metricsId } from '../views/results-screen.ts';
import type { EditorOrigin } from './editor-origin.ts';

export const editConversationId = 'edit_conversation';
export const newConversationId = 'new_conversation';
export const archiveConversationId = 'archive_conversation';
export const restoreConversationId = 'restore_conversation';
export const archivedConversationsId = 'archived_conversations';
export const conversationVersionsId = 'conversation_versions';

export const editButton = (conversationId: number, name: string): Button =>
  button({
    id: `${editConversationId}:${conversationId}`,
    label: say`Edit`,
    spoken: say`Edit ${name}`,
    value: String(conversationId),
  });

export const metricsButton = (conversationId: number, versionNumber: number, name: string): Button =>
  button({
    id: `${metricsId}:${conversationId}-${versionNumber}`,
    label: say`Metrics`,
    spoken: say`Metrics of ${name}`,
    value: scopeValue({ kind: 'version', conversationId, versionNumber }),
  });

export const versionsButton = (conversationId: number, name: string): Button =>
  button({
    id: `${conversationVersionsId}:${conversationId}`,
    label: say`Versions`,
    spoken: say`Versions of ${name}`,
    value: String(conversationId),
  });

export const archiveButton = (conversationId: number, name: string): Button =>
  button({
    id: `${archiveConversationId}:${conversationId}`,
    label: say`Archive`,
    spoken: say`Archive ${name}`,
    value: String(conversationId),
    confirm: {
      title: say`Archive this conversation?`,
      text: say`It is no longer offered for sending. What is being sent goes on, its metrics stay, and it can be restored at any time.`,
      yes: say`Archive`,
      no: say`Keep it`,
    },
  });

export const restoreButton = (conversationId: number, name: string): Button =>
  button({
    id: `${restoreConversationId}:${conversationId}`,
    label: say`Restore`,
    spoken: say`Restore ${name}`,
    value: String(conversationId),
  });

/** Where else one can go from an editor; a new conversation has nothing to look at yet. */
export function editorButtons({ conversation }: EditorOrigin, name: string): ActionsBlock[] {
  if (!conversation) return [];
  const { id, basedOn } = conversation;
  return [
    actions([
      flowButton(id, name),
      metricsButton(id, basedOn, name),
      versionsButton(id, name),
      archiveButton(id, name),
    ]),
  ];
}
