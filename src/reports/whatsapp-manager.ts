import { say } from '../entities/language/say.ts';
import { actionIds } from './action-ids.ts';
import type { ReportAction } from './report-document.ts';

const manager = 'https://business.facebook.com/wa/manage';

/** https://www.facebook.com/business/help/2055875911147364: the list of an account's templates. */
export const templatesUrl = (accountId: string): string =>
  `${manager}/message-templates/?waba_id=${encodeURIComponent(accountId)}`;

export const phoneNumbersUrl = `${manager}/phone-numbers/`;

export const managerAction = (url: string): ReportAction => ({
  id: actionIds.openManager,
  label: say`Open in WhatsApp Manager`,
  value: 'whatsapp',
  url,
});
