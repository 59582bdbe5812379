import { isRecord, isTrue, type JsonRecord, textAt } from './json.ts';
import { readContent, readNewContent } from './message-content.ts';
import type { StoredMessage } from './message-store.ts';
import { threadFields } from './methods/chat.ts';
import type { ResponseHook } from './response-hook-store.ts';
import { SlackError } from './slack-error.ts';
import type { Workspace } from './workspace.ts';

/**
 * Carries out a message that came as an acknowledgement or through a `response_url`: ephemeral unless it says
 * `in_channel`; an ephemeral original stays ephemeral. Gives what was posted, if anything. Throws `SlackError`.
 */
export function carryOut(
  workspace: Workspace,
  hook: ResponseHook,
  answer: JsonRecord,
): StoredMessage | undefined {
  const original = hook.original ? workspace.messages.find(hook.channel, hook.original) : undefined;
  if (isTrue(answer.delete_original)) {
    if (original) workspace.remove(original);
    return undefined;
  }
  if (isTrue(answer.replace_original) && original) {
    const content = readContent(workspace, answer);
    if (content.text === undefined && !content.blocks) throw new SlackError('no_text');
    const { blocks: _blocks, ...kept } = original;
    const edited = { user: original.user, ts: workspace.nextTs() };
    workspace.edit({ ...kept, text: '', ...content, ...(original.onlyFor ? {} : { edited }) });
    return original;
  }
  const shown = textAt(answer, 'response_type') ?? (hook.inChannel ? 'in_channel' : 'ephemeral');
  const thread = textAt(answer, 'thread_ts') ?? hook.thread_ts;
  return workspace.post({
    ...readNewContent(workspace, answer),
    ...threadFields(workspace, hook.channel, thread),
    channel: hook.channel,
    user: workspace.seed.bot.user_id,
    ...(shown === 'in_channel' ? {} : { onlyFor: hook.user }),
  });
}

/** The body of an acknowledgement as a message; undefined when it says nothing. */
export function answeredMessage(text: string, json: unknown): JsonRecord | undefined {
  if (isRecord(json)) return Object.keys(json).length > 0 ? json : undefined;
  return text.trim() ? { text } : undefined;
}
