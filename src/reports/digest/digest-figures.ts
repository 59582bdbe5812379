import { type Figures, figureDefinitions, figuresOf, percentText } from '../../entities/figures.ts';
import { countText } from '../../entities/language/number-text.ts';
import { said, say, text } from '../../entities/language/say.ts';
import {
  countChange,
  figureLine,
  inProcessParts,
  rateChange,
  rateNumber,
  shareText,
} from '../figure-lines.ts';
import type { VersionCohort } from '../load-cohorts.ts';
import { shortPeriodName } from '../period.ts';
import type { ReportFigure } from '../report-document.ts';
import { type DigestFacts, figuresIn } from './digest-facts.ts';
import { leastSample, median } from './standing.ts';
import { hoursText, type Verdict } from './verdict.ts';

type CountName = Exclude<keyof Figures, 'responseRate' | 'sentNotDelivered' | 'unknown'>;

const labels: Readonly<Record<CountName, string>> = {
  totalUsers: figureDefinitions.totalUsers.label,
  messagesSent: figureDefinitions.messagesSent.label,
  inProcess: figureDefinitions.inProcess.label,
  sendFailure: figureDefinitions.sendFailure.label,
  delivered: figureDefinitions.delivered.label,
  responses: figureDefinitions.responses.label,
  cancelled: text('Cancelled (users)'),
};

/** The page's figures, each against the period before and against what is usual. */
function pageFigures(facts: DigestFacts, verdict: Verdict): ReportFigure[] {
  const now = figuresOf(facts.cells);
  const before = figuresIn(facts.before);
  const isComparable = before.totalUsers > 0;
  const name = shortPeriodName(facts.before.period);
  const usualCount = (of: CountName): string | undefined => {
    const sent = facts.usual.map(figuresIn).filter(({ totalUsers }) => totalUsers > 0);
    const usual = sent.length < 3 ? undefined : median(sent.map((figures) => figures[of]));
    return usual === undefined ? undefined : say`usually ${countText(Math.round(usual))}`;
  };
  const usualShare = (usual: number | undefined) =>
    usual === undefined ? undefined : say`usually ${percentText(usual)}`;
  const count = (of: CountName, ...notes: (string | undefined)[]): ReportFigure =>
    figureLine(said(labels[of]), countText(now[of]), now[of], [
      ...notes,
      isComparable ? countChange(now[of], before[of], name) : undefined,
    ]);
  const share = (part: number) =>
    now.totalUsers === 0 ? undefined : say`${shareText(part, now.totalUsers)} of users`;
  return [
    count('totalUsers', usualCount('totalUsers')),
    count('messagesSent', share(now.messagesSent)),
    count('delivered', share(now.delivered), usualShare(verdict.delivered.usual)),
    count('sendFailure', share(now.sendFailure), usualShare(verdict.failed.usual)),
    count('responses', usualCount('responses')),
    rateFigure(
      facts,
      verdict,
      now,
      isComparable ? rateChange(now.responseRate, before.responseRate, name) : undefined,
    ),
    count('inProcess', ...inProcessParts(now)),
    ...(now.cancelled > 0 ? [count('cancelled')] : []),
  ];
}

/** A young cohort has had less time to be answered, so it is held against others over the same hours. */
function rateFigure(
  { early }: DigestFacts,
  { answered }: Verdict,
  { delivered, responseRate }: Figures,
  change: string | undefined,
): ReportFigure {
  const usual = answered.usual === undefined ? undefined : say`usually ${percentText(answered.usual)}`;
  const now = percentText(answered.now);
  const notes =
    early && delivered > 0
      ? [
          now === percentText(responseRate)
            ? say`within ${hoursText(early.hours)}`
            : say`${now} within ${hoursText(early.hours)}`,
          usual,
        ]
      : [usual, change];
  return figureLine(
    said(figureDefinitions.responseRate.label),
    percentText(responseRate),
    rateNumber(responseRate),
    notes,
  );
}

/** Enough people were delivered to speak of a rate. */
const ratedVersions = (versions: readonly VersionCohort[]) =>
  versions
    .map((version) => ({ ...version, ...figuresIn(version) }))
    .flatMap(({ responseRate, ...version }) =>
      responseRate === undefined || version.delivered < leastSample ? [] : [{ ...version, responseRate }],
    )
    .toSorted((one, other) => other.responseRate - one.responseRate);

/** The conversations that were answered most and least; none where there is nothing to choose from. */
function extremes(versions: readonly VersionCohort[]): ReportFigure[] {
  const rated = ratedVersions(versions);
  const [best] = rated;
  const worst = rated.at(-1);
  if (!best || !worst || percentText(best.responseRate) === percentText(worst.responseRate)) return [];
  const line = (label: string, { conversation, versionNumber, responseRate, delivered }: typeof best) =>
    figureLine(label, versionName({ conversation, versionNumber }), undefined, [
      say`${percentText(responseRate)} answered of ${countText(delivered)} delivered`,
    ]);
  return [line(said(bestLabel), best), line(said(worstLabel), worst)];
}

const bestLabel = text('Answered most');
const worstLabel = text('Answered least');

export const versionName = ({
  conversation,
  versionNumber,
}: Pick<VersionCohort, 'conversation' | 'versionNumber'>): string => `${conversation} · v${versionNumber}`;

export const digestFigures = (facts: DigestFacts, verdict: Verdict): ReportFigure[] => [
  ...pageFigures(facts, verdict),
  ...extremes(facts.versions),
];
