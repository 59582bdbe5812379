import { createHash } from 'node:crypto';
import type { ReportDocument } from './report-document.ts';

/** Equal for documents that read the same. */
export const documentHash = (document: ReportDocument): string =>
  createHash('sha256').update(JSON.stringify(document)).digest('base64url').slice(0, 22);
