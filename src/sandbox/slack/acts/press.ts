import { entryOf, type PlacedElement, placedElements } from '../element-values.ts';
import { type JsonRecord, recordsAt } from '../json.ts';
import type { PageAnswer, PageElementValue } from '../page-protocol.ts';
import { blockActions, responseUrl } from '../payloads.ts';
import { type Acting, type ActOf, acknowledged, refuse } from './acting.ts';
import { findPlace, placeFields, valuesAt } from './place.ts';

/** The element's own keys in `actions[]`; undefined where nothing was chosen that it offers. */
function actionKeys(placed: PlacedElement, chosen: PageElementValue | undefined): JsonRecord | undefined {
  const { element, type } = placed;
  if (type === 'button') {
    const { text, value, url } = element;
    return { type, text, ...(value === undefined ? {} : { value }), ...(url === undefined ? {} : { url }) };
  }
  if (type === 'overflow') {
    const value = chosen?.selected_option?.value;
    const option = recordsAt(element, 'options').find((each) => each.value === value);
    return option && { type, selected_option: option };
  }
  return entryOf(placed, { ...chosen });
}

/** A button, a menu outside an input block or an input with `dispatch_action`: a `block_actions` payload. */
export async function press(act: ActOf<'press'>, acting: Acting): Promise<PageAnswer> {
  const { workspace, dispatcher } = acting;
  const place = findPlace(acting, act.user, act.container);
  const placed =
    place &&
    placedElements(place.blocks).find(
      ({ blockId, actionId }) => blockId === act.block_id && actionId === act.action_id,
    );
  if (!place || !placed) return refuse('not_found', 'This has changed meanwhile; look again.');
  if (placed.block.type === 'input' && placed.block.dispatch_action !== true)
    return refuse('not_dispatched', 'This field is sent with the form.');
  const keys = actionKeys(placed, act.chosen);
  if (!keys) return refuse('invalid_option', 'This menu offers no such option.');

  const given: JsonRecord = { ...act.state };
  const current = { ...act.state?.[act.block_id], ...(act.chosen ? { [act.action_id]: act.chosen } : {}) };
  const values = valuesAt(place, { ...given, [act.block_id]: current });
  const { user } = act;
  const { message, view } = place;
  const from = place.channel ? { channel: place.channel } : {};
  const trigger = view?.type === 'modal' ? { user, viewId: view.id, ...from } : { user, ...from };
  const fields = {
    ...placeFields(acting, place, values),
    trigger_id: workspace.triggers.issue(trigger),
    ...(message
      ? { response_url: responseUrl(workspace, { user, channel: message.channel, original: message.ts }) }
      : {}),
  };
  const action = { ...keys, block_id: act.block_id, action_id: act.action_id };
  return acknowledged(await dispatcher.interaction(blockActions(workspace, user, action, values, fields)));
}
