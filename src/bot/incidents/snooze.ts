import type { KnownBlock } from '@slack/types';
import { DateTime } from 'luxon';
import { said, say, text } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { context, input, plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { dateToken } from '../blocks/slack-text.ts';
import type { Action, Submission } from '../listener.ts';
import { textAt } from '../payload.ts';
import { zoneOf } from '../reports/subscription-place.ts';
import { replaceByNotice } from '../views/notice.ts';
import { openForm } from '../views/show-screen.ts';
import { incidentForm, momentView } from './incident-form.ts';
import { incidentIdOf, loadIncident } from './incident-value.ts';

const form = { callbackId: 'snooze_incident_form', block: 'snooze', action: 'for' } as const;

interface Length {
  readonly label: string;
  /** Until when, from a moment as the person's clock shows it. */
  readonly until: (now: DateTime) => Date | 'it changes';
}

const lengths = {
  hour: { label: text('1 hour'), until: (now) => now.plus({ hours: 1 }).toJSDate() },
  tomorrow: {
    label: text('Until tomorrow at 9:00'),
    until: (now) => now.plus({ days: 1 }).set({ hour: 9, minute: 0, second: 0, millisecond: 0 }).toJSDate(),
  },
  change: { label: text('Until it changes'), until: () => 'it changes' },
} as const satisfies Readonly<Record<string, Length>>;

type LengthName = keyof typeof lengths;
const isLength = (word: string): word is LengthName => Object.hasOwn(lengths, word);
const names = Object.keys(lengths).filter(isLength);

/** In the zone of whoever snoozes it. */
export const snoozeEnd = (name: LengthName, now: Date, zone: string): Date | 'it changes' =>
  lengths[name].until(DateTime.fromJSDate(now, { zone }));

function lengthInput(): KnownBlock {
  const options = names.map((name) => ({
    text: plain(said(lengths[name].label), limits.optionText),
    value: name,
  }));
  return input(form.block, say`For how long`, {
    type: 'radio_buttons',
    action_id: form.action,
    options,
    ...(options[0] && { initial_option: options[0] }),
  });
}

export const snoozeIncident: Action = {
  id: actionIds.snoozeIncident,
  needs: 'sender',
  async run(call) {
    const { incident, words } = await loadIncident(call.context, call.value);
    const view = incidentForm(say`Snooze`, {
      callbackId: form.callbackId,
      incidentId: incident.id,
      heading: words.title,
      blocks: [
        context(say`Until then nothing more is said of it, but that it is over. What it holds stays held.`),
        lengthInput(),
      ],
      simulated: call.context.simulated,
    });
    await openForm(call, view);
  },
};

export const snoozeSubmission: Submission = {
  callbackId: form.callbackId,
  needs: 'sender',
  changesHome: true,
  answer: () => ({ kind: 'update', view: momentView(say`Snooze`) }),
  async work(call) {
    const { context: bot, client, userId, values, privateMetadata, viewId } = call;
    const chosen = textAt(values, form.block, form.action, 'selected_option', 'value') ?? '';
    const zone = (await zoneOf(client, userId)) ?? bot.defaultZone;
    const until = snoozeEnd(isLength(chosen) ? chosen : 'hour', bot.now(), zone);
    await bot.incidents.snooze(incidentIdOf(privateMetadata), userId, until);
    const sentence =
      until === 'it changes'
        ? say`It is snoozed until it changes.`
        : say`It is snoozed until ${dateToken(until)}.`;
    await replaceByNotice(call, sentence, viewId);
  },
};
