import type { ModalView } from '@slack/types';
import { DateTime } from 'luxon';
import { said, say, text } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { context, plain, section, simulatedMark } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { formModal, shownModal } from '../blocks/modal.ts';
import { dateToken, escapeText } from '../blocks/slack-text.ts';
import type { Action, Submission } from '../listener.ts';
import { textAt } from '../payload.ts';
import { zoneOf } from '../reports/subscription-place.ts';
import { replaceByNotice } from '../views/notice.ts';
import { openForm } from '../views/show-screen.ts';
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

function snoozeForm(id: number, title: string, simulated: boolean): ModalView {
  const options = names.map((name) => ({
    text: plain(said(lengths[name].label), limits.optionText),
    value: name,
  }));
  return formModal({
    callbackId: form.callbackId,
    privateMetadata: String(id),
    title: say`Snooze`,
    submit: say`Snooze`,
    close: say`Cancel`,
    blocks: [
      section(`*${escapeText(title, 200)}*`),
      context(say`Until then nothing more is said of it, but that it is over. What it holds stays held.`),
      {
        type: 'input',
        block_id: form.block,
        label: plain(say`For how long`, 75),
        element: {
          type: 'radio_buttons',
          action_id: form.action,
          options,
          ...(options[0] && { initial_option: options[0] }),
        },
      },
      ...simulatedMark(simulated),
    ],
  });
}

export const snoozeIncident: Action = {
  id: actionIds.snoozeIncident,
  needs: 'sender',
  async run(call) {
    const { incident, words } = await loadIncident(call.context, call.value);
    await openForm(call, snoozeForm(incident.id, words.title, call.context.simulated));
  },
};

const waiting = (): ModalView =>
  shownModal({
    callbackId: 'snoozing',
    title: say`Snooze`,
    blocks: [context(say`One moment…`)],
  });

export const snoozeSubmission: Submission = {
  callbackId: form.callbackId,
  needs: 'sender',
  changesHome: true,
  answer: () => ({ kind: 'update', view: waiting() }),
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
