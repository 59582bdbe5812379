import { say } from '../entities/language/say.ts';
import { contactText } from './blocks/slack-text.ts';

/** Who can give what somebody lacks, in mrkdwn. */
export const whomToAsk = (adminUsers: readonly string[]): string =>
  adminUsers.length === 0 ? say`whoever runs it` : contactText(adminUsers.slice(0, 3).join(','));
