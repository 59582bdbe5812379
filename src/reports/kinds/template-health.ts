import type { CountedCell } from '../../entities/cell.ts';
import { figureDefinitions, figuresOf, percentText } from '../../entities/figures.ts';
import { countText } from '../../entities/language/number-text.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { qualityWord, statusWord } from '../../entities/template-words.ts';
import { cohortWords, failedPercentOf } from '../digest/compose-digest.ts';
import { shareText } from '../figure-lines.ts';
import type { LineHealth } from '../load-health.ts';
import { daysUntil, periodName, windowOf } from '../period.ts';
import type { ReportTable } from '../report-document.ts';
import type { ReportKind } from '../report-kind.ts';
import { healthConcern, type TemplateHealth } from '../template-health.ts';

const title = text('Template health');

/** What the provider's own codes mean for whoever sends. */
const advice: readonly string[] = [
  text('Nothing to do.'),
  text('It cannot be sent until WhatsApp has approved it.'),
  text('Some people block or report it: send it to fewer people.'),
  text('People block or report it: WhatsApp may pause it. Make it clearer or stop.'),
  text('WhatsApp stopped it: edit and resubmit it, or use another one.'),
];

export interface TemplateCohort {
  readonly template: TemplateHealth;
  readonly cells: readonly CountedCell[];
}

const templateTable = (cohorts: readonly TemplateCohort[]): ReportTable => ({
  caption: say`Templates in use, the worst first`,
  columns: [
    said(text('Template')),
    said(text('Status')),
    said(text('Quality')),
    said(text('Users')),
    said(figureDefinitions.delivered.label),
    said(figureDefinitions.responseRate.label),
    said(text('What to do')),
  ],
  rows: cohorts.map(({ template, cells }) => {
    const { totalUsers, delivered, responseRate } = figuresOf(cells);
    return [
      `${template.name} (${template.language})`,
      statusWord(template.status),
      template.quality === null ? '–' : qualityWord(template.quality),
      totalUsers,
      shareText(delivered, totalUsers),
      percentText(responseRate),
      said(advice[healthConcern(template)] ?? '–'),
    ];
  }),
});

const lineTable = (lines: readonly LineHealth[]): ReportTable => ({
  caption: say`Lines`,
  columns: [said(text('Line')), said(text('Status'))],
  rows: lines.map(({ name, stoppedBecause }) => [
    name,
    stoppedBecause === null ? said(text('sending')) : say`stopped: ${saidAgain(stoppedBecause)}`,
  ]),
});

function summaryOf(templates: readonly TemplateHealth[], lines: readonly LineHealth[]): string {
  const stopped = templates.filter((template) => healthConcern(template) >= 4).length;
  const unapproved = templates.filter((template) => healthConcern(template) === 1).length;
  const doubtful = templates.filter((template) => [2, 3].includes(healthConcern(template))).length;
  const silent = lines.filter(({ stoppedBecause }) => stoppedBecause !== null).length;
  if (templates.length === 0) return say`No template is in use yet.`;
  if (stopped + unapproved + doubtful + silent === 0) return say`Templates and lines are healthy.`;
  return say`Stopped templates: ${countText(stopped)}. Templates without approval: ${countText(unapproved)}. Templates of low or medium quality: ${countText(doubtful)}. Stopped lines: ${countText(silent)}.`;
}

/** How WhatsApp rates the templates and lines, and what was sent with them. */
export const templateReport: ReportKind = {
  name: 'templates',
  title,
  summary: text('Status and quality of the templates and lines in use, with what to do.'),
  every: 'day',
  period: (today, days) => daysUntil(today, days),
  async compose(reader, { period, conversations }) {
    const [templates, lines, cohorts] = await Promise.all([
      reader.templateHealth(conversations),
      reader.lineHealth(),
      reader.templateCohorts(windowOf(period), conversations),
    ]);
    const joined = templates.map((template) => ({ template, cells: cohorts.get(template.id) ?? [] }));
    const cells = [...cohorts.values()].flat();
    return {
      document: {
        title: `${said(title)} · ${periodName(period)}`,
        summary: summaryOf(templates, lines),
        context: [cohortWords(period)],
        figures: [],
        tables: [
          ...(joined.length > 0 ? [templateTable(joined)] : []),
          ...(lines.length > 0 ? [lineTable(lines)] : []),
        ],
        charts: [],
        notes: [],
        actions: [],
      },
      isNews:
        templates.some((template) => healthConcern(template) >= 2) ||
        lines.some((line) => line.stoppedBecause !== null),
      users: figuresOf(cells).totalUsers,
      failedPercent: failedPercentOf(cells),
      said: {
        fingerprint: JSON.stringify([
          templates.map(({ id, status, quality }) => [id, status, quality]),
          lines.map(({ name, stoppedBecause }) => [name, stoppedBecause]),
        ]),
      },
      quiet: summaryOf(templates, lines),
    };
  },
};
