import { isList, isRecord, type JsonRecord, parseJson, recordAt, textAt } from './json.ts';
import { fillBlocks } from './message-content.ts';
import { SlackError } from './slack-error.ts';
import { validateView } from './validate-blocks.ts';
import type { ViewContent } from './view-store.ts';
import type { Workspace } from './workspace.ts';

const words = (view: JsonRecord, key: string) => {
  const text = textAt(recordAt(view, key) ?? {}, 'text');
  return text === undefined ? undefined : { type: 'plain_text' as const, text };
};

/** Reads a view as Slack does; throws `invalid_arguments` with what and where, or `view_too_large`. */
export function readView(workspace: Workspace, given: unknown, surface: 'modal' | 'home'): ViewContent {
  const view = typeof given === 'string' ? parseJson(given) : given;
  if (!isRecord(view)) throw new SlackError('invalid_arguments', ['[ERROR] missing required field: view']);
  const problems = validateView(view);
  if (problems.some(({ message }) => message.startsWith('view_too_large')))
    throw new SlackError('view_too_large');
  const told = problems.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:/view${pointer}]`);
  if (view.type !== surface) told.push(`[ERROR] expected a ${surface} view [json-pointer:/view/type]`);
  if (told.length > 0) throw new SlackError('invalid_arguments', told);
  const [title, submit, close] = [words(view, 'title'), words(view, 'submit'), words(view, 'close')];
  return {
    type: surface,
    callback_id: textAt(view, 'callback_id') ?? '',
    external_id: textAt(view, 'external_id') ?? '',
    private_metadata: textAt(view, 'private_metadata') ?? '',
    blocks: fillBlocks(workspace, isList(view.blocks) ? view.blocks : []),
    clear_on_close: view.clear_on_close === true,
    notify_on_close: view.notify_on_close === true,
    ...(title ? { title } : {}),
    ...(submit ? { submit } : {}),
    ...(close ? { close } : {}),
  };
}
