import { countText } from '../../entities/language/number-text.ts';
import { say, text } from '../../entities/language/say.ts';
import { linesWithin } from '../blocks/document-text.ts';
import { section } from '../blocks/elements.ts';
import { fitsMessage, limits } from '../blocks/limits.ts';
import type { Command } from '../listener.ts';
import { incidentLines, incidentListBlocks } from './incident-lines.ts';
import { loadStopped, stoppedLines } from './stopped-lines.ts';

/** Shown with buttons, as many as Slack takes; the words tell them all. */
const shown = [10, 6, 4, 2] as const;

export const incidentsCommand: Command = {
  name: 'incidents',
  usage: 'incidents',
  summary: text('What is wrong now, since when, and who takes care of it.'),
  needs: 'viewer',
  async run({ context, userId, reply }) {
    const open = await context.openIncidents.open();
    const stopped = stoppedLines(await loadStopped(context));
    const mayAct = (await context.access.refusal({ userId }, 'sender')) === undefined;
    const title =
      open.length === 1 ? say`1 incident is open.` : say`${countText(open.length)} incidents are open.`;
    const words = linesWithin(
      [
        ...stopped,
        ...(open.length === 0 ? [say`No incident is open.`] : [title, ...open.flatMap(incidentLines)]),
      ],
      limits.textOfSection,
    );
    const blocks = shown
      .map((most) => [
        ...stopped.map((line) => section(line)),
        ...(open.length > 1 ? [section(title)] : []),
        ...incidentListBlocks(open, most, mayAct),
      ])
      .find(fitsMessage);
    await reply({ text: words, blocks: blocks ?? [section(words)] });
  },
};
