import { expect, test } from 'vitest';
import { charactersOf } from '../../src/bot/blocks/limits.ts';
import { affectedScreen } from '../../src/bot/incidents/affected-screen.ts';
import { textAt } from '../../src/bot/payload.ts';
import { noticeView } from '../../src/bot/views/notice.ts';
import { asMessage, asModal } from '../../src/bot/views/screen.ts';
import { validateMessage, validateView } from '../../src/sandbox/slack/validate-blocks.ts';
import { toldPause } from '../reports/incidents/given-incident.ts';
import { documentMessages } from './support/document-looks.ts';
import { homeViews } from './support/home-looks.ts';
import { printedJson } from './support/printed-json.ts';
import { looks } from './support/screen-looks.ts';

const messages = {
  ...Object.fromEntries(
    Object.entries(looks).map(([name, screen]) => [
      `message-${name}`,
      asMessage(screen, name.endsWith('overlong')),
    ]),
  ),
  ...documentMessages,
};

const views = {
  ...Object.fromEntries(Object.entries(looks).map(([name, screen]) => [name, asModal(screen, true)])),
  ...homeViews,
  'affected-users': asModal(affectedScreen(toldPause()), true),
  'affected-users-none': asModal(affectedScreen(toldPause({ affected: [] })), true),
  notice: noticeView('D-104 cannot be paused: it is already finished.', false),
};

/** What a reader could be tricked by, had it not been escaped or taken out. */
const trick = /<!channel>|<@U1>|<https:|\u202E|\u200B/;

/** All texts in which Slack looks for mentions and links. */
function markup(value: unknown): string {
  if (Array.isArray(value)) return value.map(markup).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  const text = textAt(value, 'type') === 'mrkdwn' ? textAt(value, 'text') : undefined;
  return text ?? Object.values(value).map(markup).join('\n');
}

test.each(Object.entries(messages))('Slack takes %s as a message', async (name, message) => {
  expect(validateMessage(message)).toEqual([]);
  expect(message.blocks.length).toBeLessThanOrEqual(50);
  expect(charactersOf(message.blocks)).toBeLessThanOrEqual(9_000);
  expect(Buffer.byteLength(JSON.stringify(message.blocks))).toBeLessThanOrEqual(15_000);
  expect(message.text).not.toMatch(trick);
  expect(markup(message.blocks)).not.toMatch(trick);
  await expect(printedJson(message)).toMatchFileSnapshot(`screens/${name}.json`);
});

test.each(Object.entries(views))('Slack takes %s as a view', async (name, view) => {
  expect(validateView(view)).toEqual([]);
  expect(markup(view.blocks)).not.toMatch(trick);
  await expect(printedJson(view)).toMatchFileSnapshot(`screens/${name}.json`);
});
