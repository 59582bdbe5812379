import { expect, test } from 'vitest';
import { archivedScreen } from '../../../src/bot/conversations/archived-screen.ts';
import { editorView } from '../../../src/bot/conversations/editor-form.ts';
import { newOrigin } from '../../../src/bot/conversations/editor-origin.ts';
import { saySaved } from '../../../src/bot/conversations/saved-view.ts';
import { versionsScreen } from '../../../src/bot/conversations/versions-screen.ts';
import { compareScreen } from '../../../src/bot/views/compare-screen.ts';
import { asMessage, asModal, type Screen } from '../../../src/bot/views/screen.ts';
import type {
  EditedConversation,
  OfferedTemplate,
} from '../../../src/dispatch/conversations/conversations.ts';
import { delivered, failed } from '../../../src/entities/cell.ts';
import { validateMessage, validateView } from '../../../src/sandbox/slack/validate-blocks.ts';
import { springCells, springVersion } from '../support/far-sides.ts';
import { hostile } from '../support/hostile-text.ts';
import { printedJson } from '../support/printed-json.ts';

const long = hostile.repeat(60);

const template: OfferedTemplate = {
  id: '1304694804498707',
  gateway: 'whatsapp',
  name: 'spring_sale_2026',
  language: 'en_US',
  category: 'MARKETING',
  status: 'APPROVED',
  definition: {
    format: 'named',
    header: { kind: 'image' },
    body: 'Hi {{first_name}}, take {{discount}} off until Sunday.',
    footer: 'Tap Stop if you would rather not hear from us',
    buttons: [
      { index: 0, kind: 'url', text: 'Shop now', url: 'https://shop.example/{{1}}' },
      { index: 1, kind: 'quick_reply', text: 'Stop' },
    ],
  },
};
const sources = [
  { key: 'body.first_name', column: 'customer', fallback: 'friend' },
  { key: 'body.discount', text: '15 %' },
];
const spring: EditedConversation = {
  conversationId: 7,
  name: 'Spring sale',
  version: 2,
  template,
  sources,
  archived: false,
};
const overlongTemplate: OfferedTemplate = {
  ...template,
  name: long,
  status: long,
  definition: {
    format: 'positional',
    header: { kind: 'text', text: `${long}{{1}}` },
    body: `${long}${Array.from({ length: 60 }, (_value, index) => `{{${index + 1}}}`).join(' ')}`,
    footer: long,
    buttons: [{ index: 0, kind: 'url', text: long, url: 'https://shop.example/{{1}}' }],
  },
};
const overlong = { ...spring, name: long, template: overlongTemplate };
const calm = { simulated: false };
const blank = { name: '', template: undefined, sources: [], note: '' };
const editing = { conversation: { id: 7, basedOn: 2 } };

const version = (number: number, words: string | null) => ({
  number,
  templateName: words ?? 'spring_sale_2026',
  note: words,
  createdBy: number === 1 ? null : 'U0ANA',
  createdAt: new Date('2026-03-04T09:00:00Z'),
});

const cells = [
  { ...delivered('read', true), count: 700 },
  { ...failed('unreachable', '131026'), count: 200 },
];
const comparison = { conversationId: 7, first: 1, second: 2 };
const looks: Readonly<Record<string, Screen>> = {
  versions: versionsScreen(spring, [version(3, 'Kinder words'), version(2, null), version(1, null)]),
  'versions-one': versionsScreen(spring, [version(1, null)]),
  'versions-overlong': versionsScreen(
    overlong,
    Array.from({ length: 80 }, (_value, index) => version(80 - index, long)),
  ),
  archived: archivedScreen([spring]),
  'archived-none': archivedScreen([]),
  'archived-overlong': archivedScreen(Array.from({ length: 31 }, () => overlong)),
  compare: compareScreen({ comparison, description: springVersion, first: cells, second: springCells }),
  'compare-empty': compareScreen({ comparison, description: springVersion, first: [], second: [] }),
};

const views = {
  ...Object.fromEntries(Object.entries(looks).map(([name, screen]) => [name, asModal(screen, true)])),
  'editor-new': editorView({ origin: newOrigin, ...blank, ...calm }),
  editor: editorView({ origin: editing, name: 'Spring sale', template, sources, note: '', ...calm }),
  'editor-overlong': editorView({
    origin: editing,
    name: long,
    template: overlongTemplate,
    sources: [],
    note: long,
    problem: 'Somebody was quicker.',
    simulated: true,
  }),
  saved: saySaved('saved', spring, false).view,
  'saved-overlong': saySaved('created', overlong, true).view,
};

/** What a reader could be tricked by, had it not been escaped or taken out. */
const trick = /<!channel>|<@U1>|<https:|\u202E|\u200B/;
function markup(value: unknown): string {
  if (Array.isArray(value)) return value.map(markup).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return String(value.text);
  return Object.values(value).map(markup).join('\n');
}

test.each(Object.entries(views))('Slack takes %s as a view', async (name, view) => {
  expect(validateView(view)).toEqual([]);
  expect(markup(view.blocks)).not.toMatch(trick);
  await expect(printedJson(view)).toMatchFileSnapshot(`../screens/${name}.json`);
});

test.each(Object.entries(looks))('Slack takes %s as a message, with all its words', (_name, screen) => {
  const message = asMessage(screen, true);
  expect(validateMessage(message)).toEqual([]);
  expect(message.text).not.toMatch(trick);
});

test('two versions stand side by side with the difference', () => {
  const { text } = asMessage(looks.compare ?? archivedScreen([]), false);
  expect(text).toContain('Total users: Version 1 900, Version 2 1,000, +100');
  expect(text).toContain('Delivered: Version 1 700 (77.8 %), Version 2 512 (51.2 %), −188');
  expect(text).toContain('Response rate: Version 1 100.0 %, Version 2 21.9 %, −78.1 points');
});
