import { conversationStageNames, conversationStages } from '../entities/conversation-stage.ts';
import { countText } from '../entities/language/number-text.ts';
import { said, say, text } from '../entities/language/say.ts';
import { milestones } from '../entities/milestone.ts';
import { type CountedGroup, stageOf } from '../entities/user-group.ts';
import { shareText } from './figure-lines.ts';
import type { Funnel } from './reader.ts';

/** `Not answered 3 · In Flow 2 · Finished 5`. */
export function stageLine(groups: readonly CountedGroup[]): string {
  const countOf = (stage: string) =>
    groups.reduce((sum, group) => (stageOf(group) === stage ? sum + group.count : sum), 0);
  return conversationStageNames
    .map((stage) => `${said(conversationStages[stage].choice)} ${countText(countOf(stage))}`)
    .join(' · ');
}

const endWords = {
  began: '',
  finished: text('Chats that finished'),
  handed_over: text('Chats handed over to an agent'),
  opted_out: text('Chats that ended in an opt-out'),
  expired: text('Chats closed because nobody wrote'),
  broken: text('Chats broken off after too many steps'),
} as const;

export interface FunnelLine {
  readonly label: string;
  readonly value: string;
  /** Of the chats that began. */
  readonly share: number;
}

/** Where most people left, as far as anybody did. */
export const mostLeft = ({ steps }: Funnel): Funnel['steps'][number] | undefined =>
  steps.filter(({ left }) => left > 0).toSorted((one, other) => other.left - one.left)[0];

/** Step by step, how many chats came there, and how many people left there. */
export function funnelLines({ began, steps, ends }: Funnel): FunnelLine[] {
  const line = (label: string, count: number, left = 0): FunnelLine => ({
    label,
    value: [
      countText(count),
      shareText(count, began),
      ...(left > 0 ? [say`${countText(left)} left here`] : []),
    ].join(' · '),
    share: began === 0 ? 0 : count / began,
  });
  return [
    line(say`Chats that began`, began),
    ...steps.map(({ step, count, left }) => line(step, count, left)),
    ...milestones.flatMap((one) => {
      const count = ends[one] ?? 0;
      return one === 'began' || count === 0 ? [] : [line(said(endWords[one]), count)];
    }),
  ];
}
