import { countedNoun, type Noun } from './number-text.ts';
import { text } from './say.ts';

const nouns = {
  'archived conversation': { one: text('archived conversation'), many: text('archived conversations') },
  chat: { one: text('chat'), many: text('chats') },
  conversation: { one: text('conversation'), many: text('conversations') },
  customer: { one: text('customer'), many: text('customers') },
  deployment: { one: text('deployment'), many: text('deployments') },
  'different user': { one: text('different user'), many: text('different users') },
  entry: { one: text('entry'), many: text('entries') },
  exclusion: { one: text('exclusion'), many: text('exclusions') },
  'failed user': { one: text('failed user'), many: text('failed users') },
  'invalid number': { one: text('invalid number'), many: text('invalid numbers') },
  line: { one: text('line'), many: text('lines') },
  list: { one: text('list'), many: text('lists') },
  message: { one: text('message'), many: text('messages') },
  'missing variable': { one: text('missing variable'), many: text('missing variables') },
  'more line': { one: text('more line'), many: text('more lines') },
  'more phone': { one: text('more phone'), many: text('more phones') },
  'more reason': { one: text('more reason'), many: text('more reasons') },
  'more variable': { one: text('more variable'), many: text('more variables') },
  'open chat': { one: text('open chat'), many: text('open chats') },
  'other template': { one: text('other template'), many: text('other templates') },
  phone: { one: text('phone'), many: text('phones') },
  'rejected row': { one: text('rejected row'), many: text('rejected rows') },
  row: { one: text('row'), many: text('rows') },
  template: { one: text('template'), many: text('templates') },
  'test number': { one: text('test number'), many: text('test numbers') },
  user: { one: text('user'), many: text('users') },
  version: { one: text('version'), many: text('versions') },
} as const satisfies Readonly<Record<string, Noun>>;

/** `1 user`, `2,000 users`. */
export const counted = (count: number, noun: keyof typeof nouns): string => countedNoun(count, nouns[noun]);
