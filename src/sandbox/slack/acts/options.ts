import { placedElements } from '../element-values.ts';
import { isRecord, type JsonRecord, recordAt, recordsAt, textAt } from '../json.ts';
import type { PageAnswer, PageOption } from '../page-protocol.ts';
import { blockSuggestion } from '../payloads.ts';
import { validateOptions } from '../validate-blocks.ts';
import { type Acting, type ActOf, refuse } from './acting.ts';
import { findPlace, placeFields, valuesAt } from './place.ts';

const words = (record: JsonRecord, key: string) => ({
  type: textAt(recordAt(record, key) ?? {}, 'type') ?? 'plain_text',
  text: textAt(recordAt(record, key) ?? {}, 'text') ?? '',
});

const option = (record: JsonRecord): PageOption => ({
  text: words(record, 'text'),
  value: textAt(record, 'value') ?? '',
  ...(record.description === undefined ? {} : { description: words(record, 'description') }),
});

/** What an `external_select` offers for the typed text: a `block_suggestion` payload. */
export async function options(act: ActOf<'options'>, acting: Acting): Promise<PageAnswer> {
  const { workspace, dispatcher } = acting;
  const place = findPlace(acting, act.user, act.container);
  const placed =
    place &&
    placedElements(place.blocks).find(
      ({ blockId, actionId }) => blockId === act.block_id && actionId === act.action_id,
    );
  if (!place || !placed?.type.endsWith('external_select'))
    return refuse('not_found', 'This has changed meanwhile; look again.');
  const { block_id, action_id, value } = act;
  const where = placeFields(acting, place, valuesAt(place, {}));
  const sent = blockSuggestion(workspace, act.user, { ...where, block_id, action_id, value });
  const delivery = await dispatcher.interaction(sent);
  if (!delivery.ok) return refuse(delivery.error, 'The list could not be loaded.');
  if (!isRecord(delivery.json)) return refuse('invalid_options', 'The app answered with no list.');
  const problems = validateOptions(delivery.json).map(({ pointer, message }) => `${pointer}: ${message}`);
  if (problems.length > 0)
    return refuse('invalid_options', `The app's list was refused. ${problems.join('; ')}`);
  if (delivery.json.option_groups !== undefined)
    return {
      ok: true,
      option_groups: recordsAt(delivery.json, 'option_groups').map((group) => ({
        label: words(group, 'label'),
        options: recordsAt(group, 'options').map(option),
      })),
    };
  return { ok: true, options: recordsAt(delivery.json, 'options').map(option) };
}
