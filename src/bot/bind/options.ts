import type { App } from '@slack/bolt';
import type { Option } from '@slack/types';
import { plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { loggable } from '../error-reply.ts';
import type { Options } from '../listener.ts';
import { textAt } from '../payload.ts';
import { type Desk, personOf, speakingTo } from './desk.ts';

type Offer = Awaited<ReturnType<Options['load']>>[number];

const optionOf = ({ text, value, description }: Offer): Option => ({
  text: plain(text, limits.optionText),
  value,
  ...(description && { description: plain(description, limits.optionText) }),
});

export function bindOptions(app: App, desk: Desk, lists: readonly Options[]): void {
  const byId = new Map(lists.map((list) => [list.actionId, list]));

  /** What is offered; nothing to people without the right, and nothing when it cannot be read. */
  async function offered(body: unknown): Promise<Option[]> {
    const list = byId.get(textAt(body, 'action_id') ?? '');
    if (!list) return [];
    const person = personOf(body);
    if ((await desk.context.access.refusal(person, list.needs)) !== undefined) return [];
    const typed = textAt(body, 'value') ?? '';
    const metadata = textAt(body, 'view', 'private_metadata') ?? '';
    const found = await speakingTo(desk, person, () => list.load(typed, desk.context, metadata));
    return found.slice(0, limits.optionsPerSelect).map(optionOf);
  }

  app.options(/.*/, async ({ ack, body }) => {
    const answered = offered(body)
      .catch((error: unknown): Option[] => {
        desk.log.error(loggable(error), 'The choices of a menu could not be read.');
        return [];
      })
      .then((options) => ack({ options }));
    await desk.track(answered);
  });
}
