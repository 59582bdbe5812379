import type { KnownBlock, ModalView } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import type { Flow } from '../../flows/flow.ts';
import { outlineOf, startWords, wantedIn } from '../../flows/outline.ts';
import { linesWithin } from '../blocks/document-text.ts';
import { context, section, simulatedMark } from '../blocks/elements.ts';
import { formModal } from '../blocks/modal.ts';
import { escapeText } from '../blocks/slack-text.ts';

export const outlineForm = { callbackId: 'flow_outline' } as const;

const longestSection = 2_800;

/** Steps one after the other, as many in a block as it holds. */
function stepBlocks(flow: Flow): KnownBlock[] {
  const texts = outlineOf(flow).map(({ name, lines }, index) =>
    linesWithin([`*${index + 1}. ${name}*`, ...lines.map((line) => escapeText(line, 600))], longestSection),
  );
  const blocks: string[] = [];
  for (const one of texts) {
    const last = blocks.at(-1);
    if (last !== undefined && last.length + one.length < longestSection) {
      blocks[blocks.length - 1] = `${last}\n\n${one}`;
    } else blocks.push(one);
  }
  return blocks.slice(0, 90).map((text) => section(text));
}

/** The flow in words, before it is saved. */
export function outlineView(draftId: number, flow: Flow, simulated: boolean): ModalView {
  const wanted = wantedIn(flow);
  return formModal({
    callbackId: outlineForm.callbackId,
    privateMetadata: String(draftId),
    title: say`Check the flow`,
    submit: say`Save`,
    close: say`Back`,
    blocks: [
      section(escapeText(startWords(flow), 600)),
      ...stepBlocks(flow),
      ...(wanted.length > 0
        ? [context(say`The list has to bring: ${escapeText(wanted.join(', '), 600)}.`)]
        : []),
      ...simulatedMark(simulated),
    ],
  });
}
