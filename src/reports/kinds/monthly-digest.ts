import { said, text } from '../../entities/language/say.ts';
import { composeDigest } from '../digest/compose-digest.ts';
import { loadDigest } from '../digest/digest-facts.ts';
import { monthBefore } from '../period.ts';
import type { ReportKind } from '../report-kind.ts';

const title = text('Monthly digest');

export const monthlyDigest: ReportKind = {
  name: 'monthly',
  title,
  summary: text('The month before against the one before it and the usual.'),
  every: 'month',
  period: monthBefore,
  compose: async (reader, wish) => composeDigest(said(title), await loadDigest(reader, wish)),
};
