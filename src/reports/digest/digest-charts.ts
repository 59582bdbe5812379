import { figureDefinitions } from '../../entities/figures.ts';
import { said, say } from '../../entities/language/say.ts';
import { chartLabel, dayCount } from '../period.ts';
import type { ReportChart } from '../report-document.ts';
import { type DigestFacts, figuresIn } from './digest-facts.ts';

function trendTitle({ period }: DigestFacts): string {
  if (period.unit === 'month') return say`Month by month`;
  return dayCount(period) < 7 ? say`The last 14 days` : say`The last 8 weeks`;
}

/** What was delivered and what failed over time. Nothing where there is only the period itself. */
export function digestCharts(facts: DigestFacts): readonly ReportChart[] {
  const points = facts.trend.map(({ period, cells }) => ({
    label: chartLabel(period),
    ...figuresIn({ cells }),
  }));
  if (points.filter(({ totalUsers }) => totalUsers > 0).length < 2) return [];
  return [
    {
      title: trendTitle(facts),
      kind: 'bar',
      series: [
        {
          name: said(figureDefinitions.delivered.label),
          points: points.map(({ label, delivered }) => ({ label, value: delivered })),
        },
        {
          name: said(figureDefinitions.sendFailure.label),
          points: points.map(({ label, sendFailure }) => ({ label, value: sendFailure })),
        },
      ],
    },
  ];
}
