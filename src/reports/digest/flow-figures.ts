import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { said, say, text } from '../../entities/language/say.ts';
import type { AgentFigures } from '../agents/agent-figures.ts';
import type { FlowCohort } from '../count-funnel.ts';
import { cutCaption } from '../cut-caption.ts';
import { figureLine, shareText } from '../figure-lines.ts';
import { mostLeft, stageLine } from '../funnel-lines.ts';
import { durationText } from '../incidents/duration-text.ts';
import type { ReportFigure, ReportTable, Words } from '../report-document.ts';
import { sayWords } from '../say-words.ts';
import type { DigestFacts } from './digest-facts.ts';
import { versionName } from './digest-figures.ts';

const mostSteps = 20;

/** How far people came in the flows, all of them together. */
export const stageFigures = ({ flows, groups }: Pick<DigestFacts, 'flows' | 'groups'>): ReportFigure[] =>
  flows.length === 0 ? [] : [figureLine(say`Conversation stage`, stageLine(groups), undefined)];

/** How agents answered. */
export function agentFigures(agents: AgentFigures | undefined): ReportFigure[] {
  if (!agents || agents.handedOver + agents.open === 0) return [];
  const { handedOver, answered, medianFirstAnswerMs, slowestFirstAnswerMs, open, waiting } = agents;
  const first =
    medianFirstAnswerMs === undefined || slowestFirstAnswerMs === undefined
      ? []
      : [
          figureLine(
            say`First answer of an agent`,
            durationText(medianFirstAnswerMs),
            Math.round(medianFirstAnswerMs / 1000),
            [
              say`at the latest ${durationText(slowestFirstAnswerMs)}`,
              say`${countText(answered)} of ${countText(handedOver)} answered`,
            ],
          ),
        ];
  return [
    ...first,
    figureLine(say`Open chats with agents`, countText(open), open, [
      waiting > 0 ? say`${countText(waiting)} waiting` : undefined,
    ]),
  ];
}

/** Customers for whom nobody has pressed Claim. */
export function waitingNotes(agents: AgentFigures | undefined): Words[] {
  if (!agents || agents.waiting === 0 || agents.waitingSince === undefined) return [];
  const { waiting, waitingSince } = agents;
  const bold = say`${counted(waiting, 'customer')} without an agent.`;
  return [
    [
      { bold },
      ' ',
      ...sayWords`The first has waited since ${{ at: waitingSince }}: press Claim in the agents’ channel.`,
    ],
  ];
}

interface StepRow {
  readonly flow: string;
  readonly step: string;
  readonly count: number;
  readonly left: number;
  readonly share: string;
}

const stepRows = ({ funnel, ...version }: FlowCohort): StepRow[] =>
  funnel.steps.map(({ step, count, left }) => ({
    flow: versionName(version),
    step,
    count,
    left,
    share: shareText(count, funnel.began),
  }));

/** `spring_sale · v2: 40 chats, 12 finished. Most left at “people”: 9.` */
export function flowNote({ funnel, ...version }: FlowCohort): Words {
  const { began, ends } = funnel;
  const worst = mostLeft(funnel);
  const told = say`${versionName(version)}: ${counted(began, 'chat')}, ${countText(ends.finished ?? 0)} finished, ${countText(ends.handed_over ?? 0)} handed over to an agent.`;
  return [worst ? `${told} ${say`Most left at “${worst.step}”: ${countText(worst.left)}.`}` : told];
}

const stepSentence = ({ flow, step, count, share, left }: StepRow): string =>
  left === 0
    ? say`${flow}, ${step}: ${counted(count, 'chat')}, ${share}.`
    : say`${flow}, ${step}: ${counted(count, 'chat')}, ${share}; ${countText(left)} left here.`;

/** Step by step, how far chats came in each flow, and where people left. */
export function funnelTable(flows: readonly FlowCohort[]): ReportTable[] {
  const all = flows.flatMap(stepRows);
  const rows = all.slice(0, mostSteps);
  if (rows.length === 0) return [];
  return [
    {
      caption: cutCaption(say`How far chats came`, mostSteps, all.length),
      columns: [
        said(text('Conversation')),
        said(text('Step')),
        said(text('Chats')),
        said(text('Share')),
        said(text('Left here')),
      ],
      rows: rows.map(({ flow, step, count, share, left }) => [flow, step, count, share, left]),
      sentences: rows.map(stepSentence),
    },
  ];
}
