import type { PageElementValue, PageStateValues } from '../../slack/page-protocol.ts';
import { initialValue, isStateful } from './elements/initial-value.ts';
import { type Json, record, records, string } from './json.ts';

/** What a person typed or chose on one surface; it outlives re-rendering by block_id and action_id. */
export type Form = {
  readonly get: (blockId: string, actionId: string) => PageElementValue | undefined;
  readonly set: (blockId: string, actionId: string, value: PageElementValue) => void;
  /** Slack forgets a field that an update takes away, also when a later one brings it back. */
  readonly keepOnly: (blocks: readonly Json[]) => void;
};

const keyOf = (blockId: string, actionId: string): string => JSON.stringify([blockId, actionId]);

export function createForm(): Form {
  const held = new Map<string, PageElementValue>();
  return {
    get: (blockId, actionId) => held.get(keyOf(blockId, actionId)),
    set: (blockId, actionId, value) => {
      held.set(keyOf(blockId, actionId), value);
    },
    keepOnly(blocks) {
      const shown = new Set(
        blocks.flatMap((block) =>
          elementsOf(block).map((element) => keyOf(string(block.block_id), string(element.action_id))),
        ),
      );
      for (const key of [...held.keys()]) if (!shown.has(key)) held.delete(key);
    },
  };
}

/** The elements of a block that can hold a value, in the order shown. */
export function elementsOf(block: Json): readonly Json[] {
  const single = block.type === 'input' ? block.element : block.accessory;
  const all = block.type === 'actions' ? records(block.elements) : [record(single)];
  return all.filter((element) => isStateful(string(element.type)));
}

/** Slack's `state.values` for these blocks: what was typed, else what the element began with. */
export function stateValues(
  blocks: readonly Json[],
  form: Form,
  currentChannel: string | undefined,
): PageStateValues {
  const values: Record<string, Record<string, PageElementValue>> = {};
  for (const block of blocks) {
    const blockId = string(block.block_id);
    for (const element of elementsOf(block)) {
      const actionId = string(element.action_id);
      const value = heldValue(form.get(blockId, actionId), element, currentChannel);
      values[blockId] = { ...values[blockId], [actionId]: value };
    }
  }
  return values;
}

/** What was typed, unless the element has become one of another kind meanwhile. */
export function heldValue(
  typed: PageElementValue | undefined,
  element: Json,
  currentChannel: string | undefined,
): PageElementValue {
  return typed !== undefined && typed.type === element.type ? typed : initialValue(element, currentChannel);
}
