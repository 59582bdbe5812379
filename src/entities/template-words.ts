import { said, text } from './language/say.ts';

/** https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates */
const statuses: Readonly<Record<string, string>> = {
  APPROVED: text('approved'),
  PAUSED: text('paused'),
  DISABLED: text('disabled'),
  REJECTED: text('rejected'),
  PENDING: text('in review'),
  IN_APPEAL: text('in appeal'),
  PENDING_DELETION: text('about to be deleted'),
  DELETED: text('deleted'),
  ARCHIVED: text('archived'),
  LIMIT_EXCEEDED: text('over a limit'),
  LOCKED: text('locked'),
};

const categories: Readonly<Record<string, string>> = {
  MARKETING: text('marketing'),
  UTILITY: text('utility'),
  AUTHENTICATION: text('authentication'),
};

const qualities: Readonly<Record<string, string>> = {
  GREEN: text('high'),
  YELLOW: text('medium'),
  RED: text('low'),
};

/** What WhatsApp names newly is told in its own word. */
const wordIn =
  (words: Readonly<Record<string, string>>) =>
  (code: string): string =>
    said(words[code.toUpperCase()] ?? code.toLowerCase().replaceAll('_', ' '));

export const statusWord = wordIn(statuses);
export const categoryWord = wordIn(categories);
export const qualityWord = (quality: string | null): string =>
  quality === null ? said(text('not rated')) : wordIn(qualities)(quality);
