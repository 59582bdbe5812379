import { said, text } from '../../entities/language/say.ts';
import { composeDigest } from '../digest/compose-digest.ts';
import { loadDigest } from '../digest/digest-facts.ts';
import { daysUntil } from '../period.ts';
import type { ReportKind } from '../report-kind.ts';

const title = text('Daily digest');

export const dailyDigest: ReportKind = {
  name: 'digest',
  title,
  summary: text(
    'Yesterday against the day before and the usual: what happened, whether it is good, what to do.',
  ),
  every: 'day',
  period: (today, days) => daysUntil(today, days),
  compose: async (reader, wish) => composeDigest(said(title), await loadDigest(reader, wish)),
};
