import { type DeploymentState, deploymentStates, failedStates } from '../../entities/deployment-state.ts';
import { countByState, figureDefinitions, figuresOf, percentText } from '../../entities/figures.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { shareText } from '../figure-lines.ts';
import type { VersionCohort } from '../load-cohorts.ts';
import type { ReportTable } from '../report-document.ts';
import { type DigestFacts, figuresIn } from './digest-facts.ts';
import { versionName } from './digest-figures.ts';
import { type Standing, standingOf } from './standing.ts';

const mostRows = 10;

/** What each conversation did, the one with most users first. */
export function conversationTable(versions: readonly VersionCohort[]): ReportTable[] {
  if (versions.length === 0) return [];
  const shown = versions.slice(0, mostRows);
  const [all, most] = [countText(versions.length), countText(mostRows)];
  return [
    {
      caption:
        versions.length > mostRows ? say`Conversations (the ${most} largest of ${all})` : say`Conversations`,
      columns: [
        said(text('Conversation')),
        said(text('Deployments')),
        said(text('Users')),
        said(figureDefinitions.delivered.label),
        said(figureDefinitions.sendFailure.label),
        said(figureDefinitions.responseRate.label),
      ],
      rows: shown.map((version) => {
        const { totalUsers, delivered, sendFailure, responseRate } = figuresIn(version);
        return [
          versionName(version),
          version.deployments,
          totalUsers,
          shareText(delivered, totalUsers),
          shareText(sendFailure, totalUsers),
          percentText(responseRate),
        ];
      }),
    },
  ];
}

const trends: Readonly<Record<Standing['tone'], string>> = {
  more: text('more than usual'),
  less: text('less than usual'),
  usual: text('as usual'),
};

/** Users in one state, as a share of all users, against the share that is usual. */
function stateStanding(
  { cells, usual }: Pick<DigestFacts, 'cells' | 'usual'>,
  state: DeploymentState,
): Standing {
  const shareOf = (these: DigestFacts['cells']) => ({
    part: these.reduce((sum, cell) => (cell.state === state ? sum + cell.count : sum), 0),
    whole: figuresOf(these).totalUsers,
  });
  return standingOf(
    shareOf(cells),
    usual.map((one) => shareOf(one.cells)),
  );
}

interface StateLine {
  readonly state: DeploymentState;
  readonly count: number;
  readonly share: string;
  readonly standing: Standing;
}

/** `Invalid number: 344 users, 6.5 % of all (more than usual: 2.9 %). Correct the number …` */
function stateSentence({ state, count, share, standing }: StateLine): string {
  const { label, nextStep } = deploymentStates[state];
  const users = counted(count, 'user');
  const told =
    standing.usual === undefined
      ? say`${said(label)}: ${users}, ${share} of all.`
      : say`${said(label)}: ${users}, ${share} of all (${said(trends[standing.tone])}: ${percentText(standing.usual)}).`;
  return [told, said(nextStep)].join(' ');
}

/** Why users were not reached, most first, with what is usual and what to do. */
export function failureTrendTable(facts: Pick<DigestFacts, 'cells' | 'usual'>): ReportTable[] {
  const { totalUsers } = figuresOf(facts.cells);
  const lines = countByState(facts.cells)
    .filter(({ state }) => failedStates.includes(state))
    .sort((one, other) => other.count - one.count)
    .map(({ state, count }) => ({
      state,
      count,
      share: shareText(count, totalUsers),
      standing: stateStanding(facts, state),
    }));
  if (lines.length === 0) return [];
  return [
    {
      caption: say`Why users were not reached`,
      columns: [
        said(text('State')),
        said(text('Users')),
        said(text('Of all users')),
        said(text('Usually')),
        said(text('Trend')),
        said(text('What to do')),
      ],
      rows: lines.map(({ state, count, share, standing }) => [
        said(deploymentStates[state].label),
        count,
        share,
        percentText(standing.usual),
        standing.usual === undefined ? '–' : said(trends[standing.tone]),
        said(deploymentStates[state].nextStep),
      ]),
      sentences: lines.map(stateSentence),
    },
  ];
}
