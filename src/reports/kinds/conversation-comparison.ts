import type { CountedCell } from '../../entities/cell.ts';
import { figureDefinitions, figuresOf, percentText } from '../../entities/figures.ts';
import { countText } from '../../entities/language/number-text.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { actionIds } from '../action-ids.ts';
import { cutCaption } from '../cut-caption.ts';
import { cohortWords, failedPercentOf, quietSentence, saidOf } from '../digest/compose-digest.ts';
import { figuresIn } from '../digest/digest-facts.ts';
import { versionName } from '../digest/digest-figures.ts';
import { leastSample } from '../digest/standing.ts';
import { rateChangeOf, rateNumber, shareText } from '../figure-lines.ts';
import type { VersionCohort } from '../load-cohorts.ts';
import { daysUntil, periodBefore, periodName, shortPeriodName, windowOf } from '../period.ts';
import type { ReportAction, ReportChart, ReportTable } from '../report-document.ts';
import type { ReportKind } from '../report-kind.ts';
import { scopeValue } from '../scope-value.ts';

const title = text('Conversation comparison');
const mostRows = 15;
const mostButtons = 5;

interface Conversation {
  readonly id: number;
  readonly name: string;
  readonly now: readonly CountedCell[];
  readonly before: readonly CountedCell[];
}

function byConversation(now: readonly VersionCohort[], before: readonly VersionCohort[]): Conversation[] {
  const known = new Map<number, { id: number; name: string; now: CountedCell[]; before: CountedCell[] }>();
  const of = ({ conversationId: id, conversation: name }: VersionCohort) => {
    const one = known.get(id) ?? { id, name, now: [], before: [] };
    known.set(id, one);
    return one;
  };
  for (const version of now) of(version).now.push(...version.cells);
  for (const version of before) of(version).before.push(...version.cells);
  return [...known.values()].toSorted(
    (one, other) => figuresOf(other.now).totalUsers - figuresOf(one.now).totalUsers,
  );
}

/** Each conversation in both periods, so that one period stands beside the other. */
const periodTable = (conversations: readonly Conversation[], before: string): ReportTable => ({
  caption: cutCaption(say`Conversations against ${before}`, mostRows, conversations.length),
  columns: [
    said(text('Conversation')),
    said(text('Users')),
    said(text('Users before')),
    said(figureDefinitions.delivered.label),
    said(figureDefinitions.responseRate.label),
    said(text('Rate before')),
    said(text('Difference')),
  ],
  rows: conversations.slice(0, mostRows).map((one) => {
    const [now, then] = [figuresOf(one.now), figuresOf(one.before)];
    return [
      one.name,
      now.totalUsers,
      then.totalUsers,
      shareText(now.delivered, now.totalUsers),
      percentText(now.responseRate),
      percentText(then.responseRate),
      then.delivered === 0 || now.delivered === 0 ? '–' : rateChangeOf(then, now),
    ];
  }),
});

/** The versions of the conversations that were sent in more than one. */
function versionTable(versions: readonly VersionCohort[]): ReportTable[] {
  const several = versions.filter(({ conversationId }) => {
    const same = versions.filter((one) => one.conversationId === conversationId);
    return same.length > 1;
  });
  if (several.length === 0) return [];
  return [
    {
      caption: cutCaption(say`Versions beside each other`, mostRows, several.length),
      columns: [
        said(text('Version')),
        said(text('Users')),
        said(figureDefinitions.delivered.label),
        said(figureDefinitions.sendFailure.label),
        said(figureDefinitions.responses.label),
        said(figureDefinitions.responseRate.label),
      ],
      rows: several
        .toSorted((one, other) => versionName(one).localeCompare(versionName(other)))
        .slice(0, mostRows)
        .map((version) => {
          const { totalUsers, delivered, sendFailure, responses, responseRate } = figuresIn(version);
          return [
            versionName(version),
            totalUsers,
            shareText(delivered, totalUsers),
            shareText(sendFailure, totalUsers),
            responses,
            percentText(responseRate),
          ];
        }),
    },
  ];
}

function rateChart(conversations: readonly Conversation[], now: string, before: string): ReportChart[] {
  const rated = conversations
    .filter(({ now: cells }) => figuresOf(cells).delivered >= leastSample)
    .slice(0, 8);
  if (rated.length === 0) return [];
  /** Without the conversations that had nobody delivered then: they had no rate. */
  const points = (of: 'now' | 'before') =>
    rated.flatMap(({ name, [of]: cells }) => {
      const rate = rateNumber(figuresOf(cells).responseRate);
      return rate === undefined ? [] : [{ label: name, value: rate }];
    });
  const series = [
    { name: before, points: points('before') },
    { name: now, points: points('now') },
  ].filter(({ points }) => points.length > 0);
  return [{ title: say`Response rate in percent`, kind: 'bar', series }];
}

function summaryOf(conversations: readonly Conversation[]): string {
  const rated = conversations
    .map(({ name, now }) => ({ name, ...figuresOf(now) }))
    .filter(({ delivered }) => delivered >= leastSample)
    .toSorted((one, other) => (other.responseRate ?? 0) - (one.responseRate ?? 0));
  const [best] = rated;
  const worst = rated.at(-1);
  if (!best || !worst)
    return say`Too few people were delivered to compare response rates (${countText(leastSample)} each at least).`;
  const [most, least] = [percentText(best.responseRate), percentText(worst.responseRate)];
  if (best === worst) return say`${best.name}: ${most} answered.`;
  return most === least
    ? say`All were answered alike: ${most}.`
    : say`Answered most: ${best.name} (${most}). Answered least: ${worst.name} (${least}).`;
}

const buttons = (conversations: readonly Conversation[]): ReportAction[] =>
  conversations.slice(0, mostButtons).map(({ id, name }) => ({
    id: actionIds.viewResults,
    label: say`Results of ${name}`,
    value: scopeValue({ kind: 'conversation', conversationId: id }),
  }));

/** Conversations against each other and the period before, and their versions beside each other. */
export const conversationComparison: ReportKind = {
  name: 'comparison',
  title,
  summary: text('Conversations against each other and the period before, and their versions.'),
  every: 'week',
  period: (today) => daysUntil(today, 7),
  async compose(reader, { period, conversations }) {
    const earlier = periodBefore(period);
    const [versions, before] = await Promise.all([
      reader.versionCohorts(windowOf(period), conversations),
      reader.versionCohorts(windowOf(earlier), conversations),
    ]);
    const compared = byConversation(versions, before);
    const cells = versions.flatMap((version) => version.cells);
    const { totalUsers } = figuresOf(cells);
    const names = [shortPeriodName(period), shortPeriodName(earlier)] as const;
    return {
      document: {
        title: `${said(title)} · ${periodName(period)}`,
        summary: totalUsers === 0 ? say`Nothing was sent.` : summaryOf(compared),
        context: [cohortWords(period)],
        figures: [],
        tables: [
          ...(compared.length > 0 ? [periodTable(compared, names[1])] : []),
          ...versionTable(versions),
        ],
        charts: rateChart(compared, names[0], names[1]),
        notes: [],
        actions: buttons(compared),
      },
      isNews: totalUsers > 0,
      users: totalUsers,
      failedPercent: failedPercentOf(cells),
      said: saidOf(period, cells),
      quiet: quietSentence(period),
    };
  },
};
