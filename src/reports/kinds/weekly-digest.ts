import { said, text } from '../../entities/language/say.ts';
import { composeDigest } from '../digest/compose-digest.ts';
import { loadDigest } from '../digest/digest-facts.ts';
import { daysUntil } from '../period.ts';
import type { ReportKind } from '../report-kind.ts';

const title = text('Weekly digest');

export const weeklyDigest: ReportKind = {
  name: 'weekly',
  title,
  summary: text('The last seven days against the week before and the usual.'),
  every: 'week',
  period: (today) => daysUntil(today, 7),
  compose: async (reader, wish) => composeDigest(said(title), await loadDigest(reader, wish)),
};
