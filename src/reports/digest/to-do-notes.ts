import { deploymentCode } from '../../entities/deployment-code.ts';
import { figuresOf } from '../../entities/figures.ts';
import { holdLabels } from '../../entities/hold-kind.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { said, say, text } from '../../entities/language/say.ts';
import type { DeploymentLine } from '../reader.ts';
import type { Words } from '../report-document.ts';
import { healthConcern } from '../template-health.ts';
import type { DigestFacts } from './digest-facts.ts';
import { flowNote, waitingNotes } from './flow-figures.ts';

const mostNamed = 5;

const codesText = (ids: readonly number[]): string => {
  const codes = ids.slice(0, mostNamed).map(deploymentCode).join(', ');
  return ids.length > mostNamed ? say`${codes} and others` : codes;
};

const stopping = 4;

/** What WhatsApp stopped: nothing goes through it until somebody acts. */
function stoppedNotes({ templates, lines }: DigestFacts): Words[] {
  return [
    ...templates
      .filter((template) => healthConcern(template) >= stopping)
      .map(({ name, status }): Words => {
        const bold =
          status.toUpperCase() === 'DISABLED'
            ? say`WhatsApp disabled the template ${name}.`
            : say`WhatsApp paused the template ${name}.`;
        return [
          { bold },
          ' ',
          say`Nothing is sent with it. Look at the reason in WhatsApp Manager, edit the template and resubmit it, or use another one.`,
        ];
      }),
    ...lines.flatMap(({ name, stoppedBecause }): Words[] =>
      stoppedBecause === null
        ? []
        : [
            [
              { bold: say`Line ${name} sends nothing.` },
              ` ${saidAgain(stoppedBecause)} `,
              say`Solve this in WhatsApp Manager, then resume what is held.`,
            ],
          ],
    ),
  ];
}

function heldNotes(waiting: readonly DeploymentLine[]): Words[] {
  const held = waiting.filter(({ schedule }) => schedule?.missed === undefined);
  const missed = waiting.flatMap(({ id, conversation, schedule }) =>
    schedule?.missed === undefined ? [] : [{ id, conversation, because: schedule.missed }],
  );
  return [
    ...held.slice(0, mostNamed).map(({ id, conversation, holds }): Words => {
      const why = holds
        .map(({ kind, because }) => `${said(holdLabels[kind])} (${saidAgain(because)})`)
        .join('; ');
      return [{ bold: say`${deploymentCode(id)} waits for someone.` }, ` ${conversation}. ${why}`];
    }),
    ...(held.length > mostNamed
      ? [
          [
            say`${countText(held.length - mostNamed)} more {0|deployment is|deployments are} held: /treble deployments lists {0|it|them}.`,
          ],
        ]
      : []),
    ...missed
      .slice(0, mostNamed)
      .map(
        ({ id, conversation, because }): Words => [
          { bold: say`${deploymentCode(id)} did not start at its time.` },
          ` ${conversation}. ${saidAgain(because)}`,
        ],
      ),
  ];
}

function unknownNotes({ unknown }: DigestFacts): Words[] {
  const users = unknown.reduce((sum, one) => sum + one.users, 0);
  if (users === 0) return [];
  const codes = codesText(unknown.map((one) => one.deploymentId));
  return [
    [
      { bold: say`${counted(users, 'user')} with an unknown outcome.` },
      ' ',
      say`In ${codes} WhatsApp never said whether the message left, so it is not sent again by itself. Press View results, then Resend unknown.`,
    ],
  ];
}

function retryNotes({ largest }: DigestFacts): Words[] {
  const retryable = largest.filter((one) => one.retryable > 0);
  const users = retryable.reduce((sum, one) => sum + one.retryable, 0);
  if (users === 0) return [];
  const codes = codesText(retryable.map(({ id }) => id));
  return [
    [
      { bold: say`${counted(users, 'user')} that failed can succeed now.` },
      ' ',
      say`Press Retry failed for ${codes}: only these are sent to again.`,
    ],
  ];
}

/** What waits for a person, the worst first. */
export const toDoNotes = (facts: DigestFacts): readonly Words[] => [
  ...stoppedNotes(facts),
  ...waitingNotes(facts.agents),
  ...heldNotes(facts.waiting),
  ...unknownNotes(facts),
  ...retryNotes(facts),
];

function healthNotes({ templates, lines }: DigestFacts): Words[] {
  const doubtful = templates.filter((template) => [2, 3].includes(healthConcern(template)));
  if (doubtful.length > 0) {
    const names = doubtful
      .slice(0, mostNamed)
      .map(({ name, quality }) => `${name} (${said(quality === 'RED' ? lowQuality : mediumQuality)})`)
      .join(', ');
    return [
      [
        { bold: say`People block or report some templates.` },
        ' ',
        say`${names}: send them to fewer people or make them clearer before WhatsApp pauses them.`,
      ],
    ];
  }
  const isHealthy = templates.every((template) => healthConcern(template) === 0);
  const areSending = lines.every(({ stoppedBecause }) => stoppedBecause === null);
  return isHealthy && areSending && templates.length > 0 ? [[say`Templates and lines are healthy.`]] : [];
}

const lowQuality = text('low quality');
const mediumQuality = text('medium quality');

function lastNotes({ last }: DigestFacts): Words[] {
  if (!last) return [];
  const { delivered, responses } = figuresOf(last.cells);
  const [more, answers] = [delivered - last.told.delivered, responses - last.told.responses];
  if (more <= 0 && answers <= 0) return [];
  const [reached, answered] = [countText(Math.max(0, more)), countText(Math.max(0, answers))];
  return [
    [say`Since the digest before, its users went on: ${reached} more delivered, ${answered} more answered.`],
  ];
}

const testNotes = ({ testUsers }: DigestFacts): Words[] =>
  testUsers === 0
    ? []
    : [[say`Test numbers sent to and left out of these figures: ${countText(testUsers)}.`]];

/** What is worth knowing and asks nothing of anybody. */
export const asideNotes = (facts: DigestFacts): readonly Words[] => [
  ...facts.flows.map(flowNote),
  ...lastNotes(facts),
  ...healthNotes(facts),
  ...testNotes(facts),
];
