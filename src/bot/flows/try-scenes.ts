import type { KnownBlock } from '@slack/types';
import type { TryableFlow } from '../../dispatch/tries/tries.ts';
import { say } from '../../entities/language/say.ts';
import type { Variables } from '../../flows/fill-text.ts';
import type { Scene } from '../../flows/play.ts';
import { actions, button, context, section, simulatedMark } from '../blocks/elements.ts';
import { fitsMessage } from '../blocks/limits.ts';
import { escapeText, mention, oneLine } from '../blocks/slack-text.ts';
import { effectBlocks, tapButtons } from './try-effects.ts';

export const passTimeId = 'try_time';

interface Posted {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** A message holds fifty blocks; a flow that says more at once is told of. */
const mostBlocks = 44;

/** Of them with their values, within what one text takes. */
const mostVariables = 15;

function variableNote(variables: Variables): KnownBlock[] {
  const known = Object.entries(variables)
    .slice(0, mostVariables)
    .map(([name, value]) => `${escapeText(name, 60)} = ${escapeText(oneLine(value), 100) || '–'}`);
  return known.length === 0 ? [] : [context(say`Variables: ${known.join(' · ')}`)];
}

/** Where time would pass, the player lets it. */
function timeButton({ state: { phase, at, stepEndsAt } }: Scene): KnownBlock[] {
  if (phase !== 'waiting' || at === undefined || stepEndsAt === undefined) return [];
  const value = JSON.stringify({ step: at });
  return [actions([button({ id: passTimeId, label: say`Let the time pass`, value })])];
}

const silence = ({ state: { stepEndsAt } }: Scene): string =>
  stepEndsAt === undefined ? say`Nothing comes of this.` : say`*It waits*, unless the customer writes.`;

const textOf = (blocks: readonly KnownBlock[]): string =>
  blocks
    .flatMap((block) => {
      if (block.type === 'section') return block.text?.text ?? '';
      if (block.type !== 'actions') return [];
      return block.elements.flatMap((element) => (element.type === 'button' ? `[${element.text.text}]` : []));
    })
    .join('\n');

/** The first message of a try: whose it is, and what to do. */
export function tryOpening(
  { name, version, quickReplies }: TryableFlow,
  player: string,
  given: Variables,
  simulated: boolean,
): Posted {
  const shown = escapeText(oneLine(name), 100);
  const blocks: KnownBlock[] = [
    section(
      say`${mention(player)} tries *${shown}*, version ${version}, as a customer who got its template. Nobody gets a message, and nothing is counted.`,
    ),
    section(
      say`Answer in this thread as the customer would. A line that begins with // is a remark; what others write is one too.`,
    ),
    ...tapButtons(quickReplies.map((title) => ({ id: title, title }))),
    ...variableNote(given),
    ...simulatedMark(simulated),
  ];
  return { text: textOf(blocks), blocks };
}

/** How much of one text is shown, tried in order until Slack takes the message: no button is lost to a long text. */
const lengths = [2_900, 900, 300, 100] as const;

function sceneBlocks(scene: Scene, longest: number): KnownBlock[] {
  const shown = scene.effects.flatMap((effect) => effectBlocks(effect, longest));
  const left = shown.length - mostBlocks;
  return [
    ...shown.slice(0, mostBlocks),
    ...(left > 0 ? [context(say`And ${left} more.`)] : []),
    ...(shown.length === 0 ? [section(silence(scene))] : []),
    ...timeButton(scene),
    ...variableNote(scene.state.captured),
  ];
}

/** What one move led to: everything that the customer would see, and what would happen beside it. */
export function tryScene(scene: Scene): Posted {
  const forms = lengths.map((longest) => sceneBlocks(scene, longest));
  const blocks = forms.find(fitsMessage) ?? forms.at(-1) ?? [];
  return { text: textOf(blocks), blocks };
}
