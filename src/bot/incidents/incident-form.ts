import type { KnownBlock, ModalView } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { context, section, simulatedMark } from '../blocks/elements.ts';
import { formModal, shownModal } from '../blocks/modal.ts';
import { escapeText } from '../blocks/slack-text.ts';

interface IncidentForm {
  readonly callbackId: string;
  readonly incidentId: number;
  /** Of the incident; stands on top. */
  readonly heading: string;
  readonly blocks: readonly KnownBlock[];
  readonly simulated: boolean;
}

/** A form about one incident, named after what it does. */
export const incidentForm = (act: string, form: IncidentForm): ModalView =>
  formModal({
    callbackId: form.callbackId,
    privateMetadata: String(form.incidentId),
    title: act,
    submit: act,
    close: say`Cancel`,
    blocks: [section(`*${escapeText(form.heading, 200)}*`), ...form.blocks, ...simulatedMark(form.simulated)],
  });

/** Stands in the place of the form until it is done. */
export const momentView = (act: string): ModalView =>
  shownModal({ title: act, blocks: [context(say`One moment…`)] });
