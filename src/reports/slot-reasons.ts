import { said, text } from '../entities/language/say.ts';
import { refusalText } from './slack-refusals.ts';

/** Why a slot was skipped or failed, as it is stored; said in the reader's language where it is shown. */
export const slotReasons = {
  down: text('Nothing was running at that time.'),
  caughtUp: text('Nothing was running at that time; a later one was posted instead.'),
  ended: text('The subscription ended before its time came.'),
  paused: text('The subscription was paused.'),
  snoozed: text('The subscription was snoozed.'),
  noNews: text('There was nothing to say.'),
  notSent: text('Nothing was sent.'),
  unchanged: text('Nothing had changed since the one before.'),
  fewFailures: text('Failures stayed below the limit of the subscription.'),
  broken: text(
    'It could not be put together within 12 hours. Ask whoever runs the app to look into its log.',
  ),
  unknownReport: text('This report does not exist any more. Subscribe to another one.'),
  unconfirmed: text(
    'Slack did not say whether it took the message, and the channel’s history may not be read, so it is not posted again.',
  ),
} as const;

const slack = 'slack:';

/** Slack's word for why it did not take the message, as it is stored. */
export const refusedWith = (error: string): string => `${slack}${error}`;

/** The reason of a slot in the language that is spoken. */
export const reasonText = (because: string): string =>
  because.startsWith(slack) ? refusalText(because.slice(slack.length)) : said(because);
