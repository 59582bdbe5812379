import { expect, test } from 'vitest';
import * as fixtures from './page/block-fixtures.ts';
import { usePages } from './page/open-page.ts';
import { texts } from './page/text-fixtures.ts';
import { acmeState, growth, posted, said } from './page/workspace-fixture.ts';

const open = usePages();

test('every block kind is drawn without a complaint from the browser', async () => {
  const blocks = [...fixtures.liveMessage, ...texts, ...fixtures.tables, ...fixtures.charts];
  const { page, problems } = await open(acmeState({ messages: [posted(0, 'all', { blocks })] }));
  const kinds = await page
    .locator('[data-block-type]')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-block-type')));
  expect(kinds).toEqual(blocks.map(({ type }) => type));
  for (const block of await page.locator('[data-block-type]').all()) {
    expect(await block.evaluate((node) => node.childElementCount)).toBeGreaterThan(0);
  }
  await page.getByText('A block from the future').waitFor();
  await page.getByText('Mar 4, 2026 at 3:00 AM').first().waitFor();
  expect(problems).toEqual([]);
});

const attacks: [story: string, text: string, shown: string][] = [
  ['an image that would run a script', '<img src=x onerror=alert(1)>', 'img src=x onerror=alert(1)'],
  [
    'an escaped script element',
    '&lt;script&gt;document.title="x"&lt;/script&gt;',
    '<script>document.title="x"</script>',
  ],
  ['an address that would run a script', '<javascript:alert(1)|press me>', 'press me'],
  ['an address with a page inside', '<data:text/html,hi|look>', 'look'],
  ['markup inside bold', '*&lt;b onclick=x&gt;*', '<b onclick=x>'],
  ['an escaped ampersand escape', '&amp;lt;b&amp;gt;', '&lt;b&gt;'],
];

test('whatever a message says stays text', async () => {
  const messages = attacks.map(([, text], index) => said(index * 10, 'U0BEN', text));
  const { page } = await open(acmeState({ messages }));
  const bodies = page.locator('[data-test=message] .mrkdwn');
  const stories = attacks.map(([story]) => story);
  const shown = await bodies.allTextContents();
  expect(stories.map((story, index) => [story, shown[index]])).toEqual(
    attacks.map(([story, , text]) => [story, text]),
  );
  expect(await bodies.locator('img, script, a, b').count()).toBe(0);
});

test('mrkdwn marks words only at their edges', async () => {
  const text = 'snake_case_name *bold _both_* 2*3*4 ~gone~ <https://example.com/a_b_c?x=1&amp;y=2|a link>';
  const { page } = await open(acmeState({ messages: [said(0, 'U0BEN', text)] }));
  const body = page.locator('[data-test=message] .mrkdwn');
  expect(await body.textContent()).toBe('snake_case_name bold both 2*3*4 gone a link');
  expect(await body.locator('strong').textContent()).toBe('bold both');
  expect(await body.locator('em').allTextContents()).toEqual(['both']);
  expect(await body.locator('s').textContent()).toBe('gone');
  expect(await body.locator('a').getAttribute('href')).toBe('https://example.com/a_b_c?x=1&y=2');
});

test('numbered lines keep the numbers they were written with, each in a block of its own or together', async () => {
  const section = (block_id: string, text: string) => ({
    type: 'section',
    block_id,
    text: { type: 'mrkdwn', text },
  });
  const blocks = [
    section('a', '1. Review'),
    section('b', '2. Analyze'),
    section('c', '3. Edit\n5. Resubmit'),
  ];
  const { page } = await open(acmeState({ messages: [posted(0, 'steps', { blocks })] }));
  const numbers = await page
    .locator('[data-test=message] ol li')
    .evaluateAll((items) => items.map((item) => `${item.getAttribute('value')} ${item.textContent}`));
  expect(numbers).toEqual(['1 Review', '2 Analyze', '3 Edit', '5 Resubmit']);
});

test('a table sorts numbers as numbers, turns its pages, and keeps both when the message changes', async () => {
  const first = posted(0, 'table', { blocks: fixtures.tables });
  const { page, slack } = await open(acmeState({ messages: [first] }));
  const table = page.getByRole('table', { name: 'Failed users of D-104' });
  const causes = () => table.getByRole('rowheader').allTextContents();
  await table.getByRole('button', { name: 'Users' }).click();
  expect(await causes()).toEqual(['Too many templates', 'Invalid number', 'Variable unfilled', 'Excluded']);
  await page.getByRole('button', { name: 'Next' }).click();
  expect(await causes()).toEqual(['Blocked us or old app', 'General failure']);
  slack.push({ kind: 'message_updated', message: { ...first, edited: { user: 'U0TREBLE', ts: '1' } } });
  await page.getByText('(edited)').waitFor();
  expect(await causes()).toEqual(['Blocked us or old app', 'General failure']);
});

test('a table that shows all its rows has no pages to turn', async () => {
  const [whole] = fixtures.tables;
  const blocks = [{ ...whole, type: 'data_table', block_id: 'whole', page_size: 6 }];
  const { page } = await open(acmeState({ messages: [posted(0, 'table', { blocks })] }));
  await page.getByRole('rowheader', { name: 'General failure' }).waitFor();
  expect(await page.locator('.pager').count()).toBe(0);
});

test('a chart tells its figures in words', async () => {
  const { page } = await open(acmeState({ messages: [posted(0, 'charts', { blocks: fixtures.charts })] }));
  const bars = page.getByRole('figure', { name: 'Deliveries by day (bar)' });
  await bars.locator('.hover-band').nth(2).hover();
  await bars.getByText('Wed: Delivered 498 · Responses 121 · Send failure 18').waitFor();
  const pie = page.getByRole('figure', { name: 'Where 975 users are now' });
  await pie.getByText('Show the figures').click();
  expect(await pie.getByRole('row').allTextContents()).toEqual([
    'PartValueShare',
    'Delivered54055.4 %',
    'In process36036.9 %',
    'Send failure757.7 %',
  ]);
});

test('a button tells the app where it was pressed, and asks first when it has to', async () => {
  const message = posted(0, 'live', { blocks: fixtures.liveMessage });
  const { page, slack } = await open(acmeState({ messages: [message] }));
  const live = page.locator('[data-test=message]');
  await live.getByRole('button', { name: 'Cancel' }).click();
  await page
    .getByRole('alertdialog', { name: 'Cancel D-104?' })
    .getByRole('button', { name: 'Keep sending' })
    .click();
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  await live.getByRole('button', { name: 'View results' }).click();
  await slack.done('press');
  expect(slack.acts).toEqual([
    {
      act: 'press',
      user: 'U0ANA',
      container: { type: 'message', channel: growth.id, ts: message.ts },
      block_id: 'a',
      action_id: 'results',
      state: {},
    },
  ]);
});

test('menus in a message report the choice: the overflow menu its option, the select its whole value', async () => {
  const { page, slack } = await open(
    acmeState({ messages: [posted(0, 'one', { blocks: [...fixtures.liveMessage, ...texts] })] }),
  );
  await page.getByRole('button', { name: 'More options' }).click();
  await page.getByRole('menuitem', { name: 'Download CSV' }).click();
  const pressed = await slack.done('press');
  expect(pressed.chosen).toEqual({
    type: 'overflow',
    selected_option: { text: { type: 'plain_text', text: 'Download CSV', emoji: true }, value: 'export' },
  });
  await page.getByRole('combobox', { name: 'Choose a state' }).fill('fail');
  await page.keyboard.press('Enter');
  await expect.poll(() => slack.acts.length).toBe(2);
  expect(slack.acts[1]).toMatchObject({
    action_id: 'pick',
    chosen: { type: 'static_select', selected_option: { value: 'failed' } },
  });
});

test('an ephemeral message says so and can be dismissed', async () => {
  const hint = posted(1, 'Only admins may send.', { is_ephemeral: true });
  const { page, slack } = await open(acmeState({ messages: [said(0, 'U0BEN', 'hello'), hint] }));
  await page.getByText('Only visible to you').waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  expect(await slack.done('dismiss')).toEqual({
    act: 'dismiss',
    user: 'U0ANA',
    channel: growth.id,
    ts: hint.ts,
  });
  slack.push({ kind: 'message_deleted', channel: growth.id, ts: hint.ts });
  await page.getByText('Only admins may send.').waitFor({ state: 'detached' });
  await page.getByText('hello').waitFor();
});
