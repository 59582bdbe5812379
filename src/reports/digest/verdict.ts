import { figuresOf, percentText } from '../../entities/figures.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countedNoun, countText } from '../../entities/language/number-text.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { shareText } from '../figure-lines.ts';
import { type DigestFacts, figuresIn } from './digest-facts.ts';
import { type Standing, standingOf, type VolumeStanding, volumeStanding } from './standing.ts';

/** How a period stands against what is usual. */
export interface Verdict {
  readonly failed: Standing;
  readonly delivered: Standing;
  /** Over the same hours for every cohort, where the cohort is young. */
  readonly answered: Standing;
  readonly volume: VolumeStanding;
}

export function judge({ cells, usual, early }: DigestFacts): Verdict {
  const now = figuresOf(cells);
  const earlier = usual.map(figuresIn);
  const answers = earlier.map(({ delivered, responses }, index) => ({
    part: early ? (early.usual[index] ?? 0) : responses,
    whole: delivered,
  }));
  return {
    failed: standingOf(
      { part: now.sendFailure, whole: now.totalUsers },
      earlier.map(({ sendFailure, totalUsers }) => ({ part: sendFailure, whole: totalUsers })),
    ),
    delivered: standingOf(
      { part: now.delivered, whole: now.totalUsers },
      earlier.map(({ delivered, totalUsers }) => ({ part: delivered, whole: totalUsers })),
    ),
    answered: standingOf({ part: early ? early.now : now.responses, whole: now.delivered }, answers),
    volume: volumeStanding(
      now.totalUsers,
      earlier.map(({ totalUsers }) => totalUsers),
    ),
  };
}

const headings = {
  better: text('Better than usual.'),
  worse: text('Worse than usual.'),
  mixed: text('Partly better, partly worse than usual.'),
  usual: text('As usual.'),
} as const;

/** Good or bad in two or three words; empty where nothing is usual yet. */
export function headingOf({ failed, delivered, answered }: Verdict): string {
  if (failed.usual === undefined || failed.now === undefined) return '';
  const worse = [failed.tone === 'more', delivered.tone === 'less', answered.tone === 'less'].includes(true);
  const better = [failed.tone === 'less', delivered.tone === 'more', answered.tone === 'more'].includes(true);
  return said(headings[worse && better ? 'mixed' : worse ? 'worse' : better ? 'better' : 'usual']);
}

const between = ({ now, usual }: Standing) => [percentText(now), percentText(usual)] as const;

function reachedSentence({ failed, delivered }: Verdict): string | undefined {
  const [now, usual] = between(failed);
  if (failed.tone === 'more') return say`More failed than usual: ${now}, usually ${usual}.`;
  if (failed.tone === 'less') return say`Fewer failed than usual: ${now}, usually ${usual}.`;
  const [reached, usually] = between(delivered);
  if (delivered.tone === 'less') return say`Fewer were delivered than usual: ${reached}, usually ${usually}.`;
  if (delivered.tone === 'more') return say`More were delivered than usual: ${reached}, usually ${usually}.`;
  return undefined;
}

function answeredSentence({ answered }: Verdict, hours: number | undefined): string | undefined {
  const [now, usual] = between(answered);
  if (answered.tone === 'usual') return undefined;
  if (hours === undefined) {
    return answered.tone === 'less'
      ? say`Fewer answered than usual: ${now}, usually ${usual}.`
      : say`More answered than usual: ${now}, usually ${usual}.`;
  }
  const within = hoursText(hours);
  return answered.tone === 'less'
    ? say`Fewer answered within ${within} than usual: ${now}, usually ${usual}.`
    : say`More answered within ${within} than usual: ${now}, usually ${usual}.`;
}

const hour = { one: text('hour'), many: text('hours') } as const;
export const hoursText = (hours: number): string => countedNoun(hours, hour);

function volumeSentence({ volume }: Verdict, users: number): string | undefined {
  const [now, usual] = [countText(users), countText(Math.round(volume.usual ?? 0))];
  if (volume.tone === 'more') return say`More users than usual: ${now}, usually ${usual}.`;
  return volume.tone === 'less' ? say`Fewer users than usual: ${now}, usually ${usual}.` : undefined;
}

/** What is out of the usual, a sentence each, what matters most first. */
export function unusualSentences(verdict: Verdict, facts: DigestFacts): readonly string[] {
  const { totalUsers } = figuresOf(facts.cells);
  return [
    reachedSentence(verdict),
    answeredSentence(verdict, facts.early?.hours),
    volumeSentence(verdict, totalUsers),
  ].filter((sentence) => sentence !== undefined);
}

const deployment = { one: text('deployment'), many: text('deployments') } as const;

/** What happened, in one sentence. */
export function happenedSentence({ cells, versions }: DigestFacts): string {
  const { totalUsers, delivered, sendFailure, responseRate } = figuresOf(cells);
  const launches = countedNoun(
    versions.reduce((sum, one) => sum + one.deployments, 0),
    deployment,
  );
  const [reached, failed] = [shareText(delivered, totalUsers), shareText(sendFailure, totalUsers)];
  return say`${counted(totalUsers, 'user')} in ${launches}: ${reached} delivered, ${failed} failed; ${percentText(responseRate)} of those delivered have answered so far.`;
}
