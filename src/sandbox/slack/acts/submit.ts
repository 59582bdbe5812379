import { fileObject } from '../api-objects.ts';
import { placedElements, type StateValues, stateValues } from '../element-values.ts';
import { isRecord, type JsonRecord, recordAt, recordsAt, textAt } from '../json.ts';
import type { PageAnswer } from '../page-protocol.ts';
import { responseUrl, viewSubmission } from '../payloads.ts';
import { SlackError } from '../slack-error.ts';
import { inputBlockIds, submissionProblems } from '../submission-check.ts';
import { readView } from '../view-content.ts';
import type { StoredView } from '../view-store.ts';
import type { Workspace } from '../workspace.ts';
import { type Acting, type ActOf, done, ownView, refuse, troubleConnecting } from './acting.ts';

function wholeFiles(workspace: Workspace, values: StateValues): StateValues {
  const whole = (entry: JsonRecord): JsonRecord => {
    if (entry.type !== 'file_input') return entry;
    const ids = recordsAt(entry, 'files').map((file) => textAt(file, 'id') ?? '');
    const files = ids.map((id) => workspace.files.find(id)).filter((file) => file !== undefined);
    return { ...entry, files: files.map((file) => fileObject(workspace, file)) };
  };
  return Object.fromEntries(
    Object.entries(values).map(([block, actions]) => [
      block,
      Object.fromEntries(Object.entries(actions).map(([action, entry]) => [action, whole(entry)])),
    ]),
  );
}

/** Conversations picked in a select with `response_url_enabled` can be answered into. */
function responseUrlsOf(workspace: Workspace, view: StoredView, values: StateValues): readonly JsonRecord[] {
  return placedElements(view.blocks).flatMap(({ element, blockId, actionId }) => {
    if (element.response_url_enabled !== true) return [];
    const entry = values[blockId]?.[actionId] ?? {};
    const channel = textAt(entry, 'selected_conversation') ?? textAt(entry, 'selected_channel');
    if (!channel) return [];
    const url = responseUrl(workspace, { user: view.user, channel, inChannel: true });
    return [{ block_id: blockId, action_id: actionId, channel_id: channel, response_url: url }];
  });
}

function fieldErrors(view: StoredView, answer: JsonRecord): PageAnswer {
  const inputs = inputBlockIds(view.blocks);
  const told = Object.entries(recordAt(answer, 'errors') ?? {}).map(
    ([block, says]) => [block, says] as const,
  );
  const shown = told.flatMap(([block, says]) =>
    inputs.has(block) && typeof says === 'string' && says ? [[block, says] as const] : [],
  );
  if (shown.length === 0 || shown.length < told.length) return refuse('invalid_errors', troubleConnecting);
  return {
    ok: false,
    error: 'field_errors',
    message: 'Please check the fields below.',
    field_errors: Object.fromEntries(shown),
  };
}

/** Carries out `response_action`; without one the modal closes. */
function carryOutAction(workspace: Workspace, view: StoredView, answer: JsonRecord): PageAnswer {
  const { views } = workspace;
  const action = answer.response_action;
  if (action === 'errors') return fieldErrors(view, answer);
  if (action === 'clear') views.clear(view.user);
  else if (action === 'update') views.replace(view.id, readView(workspace, answer.view, 'modal'));
  else if (action === 'push') views.push(view.user, readView(workspace, answer.view, 'modal'));
  else if (action === undefined) views.close(view.id);
  else return refuse('invalid_response_action', troubleConnecting);
  return done;
}

export async function submit(act: ActOf<'submit'>, acting: Acting): Promise<PageAnswer> {
  const { workspace, dispatcher } = acting;
  const view = ownView(acting, act.user, act.view_id);
  if (view?.type !== 'modal') return refuse('not_found', 'This window is no longer open.');
  const values = stateValues(view.blocks, { ...act.state }, view.fromChannel);
  const problems = submissionProblems(view.blocks, values, workspace.files.find);
  if (Object.keys(problems).length > 0)
    return {
      ok: false,
      error: 'field_errors',
      message: 'Please check the fields below.',
      field_errors: problems,
    };

  const urls = responseUrlsOf(workspace, view, values);
  const sent = viewSubmission(workspace, view, wholeFiles(workspace, values), urls);
  const delivery = await dispatcher.interaction(sent);
  if (!delivery.ok) return refuse(delivery.error, troubleConnecting);
  const answer = isRecord(delivery.json) ? delivery.json : {};
  try {
    return carryOutAction(workspace, view, answer);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return refuse(error.code, [troubleConnecting, ...error.messages].join(' '));
  }
}
