import { expect, test } from 'vitest';
import type { PageGuide } from '../../src/sandbox/page-guide.ts';
import { charts, tables } from './page/block-fixtures.ts';
import { usePages } from './page/open-page.ts';
import { acmeState, ana, at, growth, posted, said } from './page/workspace-fixture.ts';

const open = usePages();

const guide: PageGuide = {
  steps: ['Type `/treble send` and press *Enter*.'],
  endings: [{ endings: '80–84', title: 'Invalid number', whatHappens: 'WhatsApp refuses it.' }],
  links: [
    { label: 'Sample list', href: '/sandbox/sample.csv' },
    { label: 'Trap', href: 'javascript:alert(1)' },
  ],
  commands: [
    { usage: '/treble send [conversation]', summary: 'Send to a list' },
    { usage: '/treble status <D-n>', summary: 'How it is going' },
    { usage: '/treble hold template|line <name>', summary: 'Hold it' },
    { usage: '/treble exclude add|remove', summary: 'Leave out' },
  ],
};

test('a slash offers the commands, Tab and Enter complete one, Enter then sends it', async () => {
  const { page, slack } = await open(acmeState({}), guide);
  const composer = page.getByRole('textbox', { name: 'Message' });
  await composer.pressSequentially('/treble s');
  await page.getByRole('option', { name: '/treble status <D-n>' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await composer.inputValue()).toBe('/treble status ');
  await composer.pressSequentially('D-104');
  await page.keyboard.press('Enter');
  expect(await slack.done('say')).toEqual({
    act: 'say',
    user: 'U0ANA',
    channel: growth.id,
    text: '/treble status D-104',
  });
  expect(await composer.inputValue()).toBe('');
});

test('a command typed in full is sent by the first Enter', async () => {
  const { page, slack } = await open(acmeState({}), guide);
  await page.getByRole('textbox', { name: 'Message' }).fill('/treble send');
  await page.keyboard.press('Enter');
  expect((await slack.done('say')).text).toBe('/treble send');
});

test.each(['/treble exclude', '/treble hold'])(
  '%s, whose next word is to be chosen, is sent as typed',
  async (typed) => {
    const { page, slack } = await open(acmeState({}), guide);
    await page.getByRole('textbox', { name: 'Message' }).fill(typed);
    await page.keyboard.press('Enter');
    expect((await slack.done('say')).text).toBe(typed);
  },
);

test('Shift and Enter start a new line, and a refused message comes back with its reason', async () => {
  const { page, slack } = await open(acmeState({}));
  slack.answer(() => ({ ok: false, error: 'is_archived', message: 'This channel is archived.' }));
  const composer = page.getByRole('textbox', { name: 'Message' });
  await composer.pressSequentially('one');
  await page.keyboard.press('Shift+Enter');
  await composer.pressSequentially('two');
  await page.keyboard.press('Enter');
  await page.getByText('This channel is archived.').waitFor();
  expect((await slack.done('say')).text).toBe('one\ntwo');
  expect(await composer.inputValue()).toBe('one\ntwo');
});

test('a file attached to the composer is shared with the message', async () => {
  const { page, slack } = await open(acmeState({}));
  await page
    .getByLabel('Attach files')
    .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('phone\n') });
  await page.getByRole('button', { name: 'Remove list.csv' }).waitFor();
  await page.getByRole('button', { name: 'Send message' }).click();
  expect(await slack.done('say')).toMatchObject({ text: '', files: ['F0UPLOAD1'] });
});

test('a message shortcut is offered on the message and tells which one', async () => {
  const file = {
    id: 'F1',
    name: 'list.csv',
    title: 'list.csv',
    mimetype: 'text/csv',
    filetype: 'csv',
    size: 2048,
    user: 'U0BEN',
    download_path: '/sandbox/slack/page/files/F1',
  };
  const { page, slack } = await open(
    acmeState({ messages: [said(0, 'U0BEN', 'The list', { files: [file] }), said(1, 'U0ANA', 'thanks')] }),
  );
  const message = page.getByRole('article', { name: /Ben Okafor/ });
  await message.hover();
  expect(await message.getByRole('link', { name: 'Download list.csv' }).getAttribute('href')).toBe(
    file.download_path,
  );
  await message.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: /Send to this list/ }).click();
  expect(await slack.done('message_shortcut')).toEqual({
    act: 'message_shortcut',
    user: 'U0ANA',
    callback_id: 'send_to_list',
    channel: growth.id,
    ts: at(0),
  });
});

test('what is posted elsewhere marks its channel unread until it is opened', async () => {
  const { page, slack } = await open(acmeState({}));
  slack.push({ kind: 'message_posted', message: posted(0, 'Good morning', { channel: 'C0SUPPORT' }) });
  const support = page.getByRole('button', { name: 'support unread' });
  await support.click();
  await page.getByText('Good morning').waitFor();
  await support.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'support', exact: true }).waitFor();
});

test('a screen reader hears what is posted in the open channel as words, not as marks', async () => {
  const { page, slack } = await open(acmeState({}));
  slack.push({ kind: 'message_posted', message: posted(0, `*Subscribed* by <@U0BEN> in <#${growth.id}>`) });
  const heard = page.locator('[aria-live=polite]');
  await heard.getByText('Treble: Subscribed by @Ben Okafor in #growth').waitFor({ state: 'attached' });
});

test('replies stand in the thread and not in the channel, and a reply goes to its thread', async () => {
  const parent = posted(0, 'D-104 is sending', { thread_ts: at(0), reply_count: 1 });
  const { page, slack } = await open(
    acmeState({ messages: [parent, said(1, 'U0BEN', 'Why so slow?', { thread_ts: at(0) })] }),
  );
  await page.getByText('D-104 is sending').waitFor();
  expect(await page.getByText('Why so slow?').count()).toBe(0);
  await page.getByRole('button', { name: /1 reply/ }).click();
  await page.getByText('Why so slow?').waitFor();
  await page.getByRole('textbox', { name: 'Reply' }).fill('Line limit');
  await page.keyboard.press('Enter');
  expect(await slack.done('say')).toMatchObject({ text: 'Line limit', thread_ts: at(0) });
});

test('Home shows what the app published and its buttons speak for the view', async () => {
  const press = {
    type: 'actions',
    block_id: 'a',
    elements: [{ type: 'button', action_id: 'new', text: { type: 'plain_text', text: 'New send' } }],
  };
  const home = { id: 'VHOME', type: 'home' as const, callback_id: 'home', hash: '1', blocks: [press] };
  const { page, slack } = await open(acmeState({}));
  await page.getByRole('button', { name: 'Treble Home' }).click();
  await slack.done('open_home');
  slack.push({ kind: 'home_updated', home });
  await page.getByRole('button', { name: 'New send' }).click();
  expect((await slack.done('press')).container).toEqual({ type: 'view', view_id: 'VHOME' });
});

test('becoming another person asks the server anew as that person', async () => {
  const { page, slack } = await open(acmeState({}));
  await page.getByRole('button', { name: /You are Ana Ruiz, Admin/ }).click();
  const request = page.waitForRequest((asked) => asked.url().includes('/page/state?user=U0GIA'));
  await page.getByRole('menuitemradio', { name: /Gia Moretti/ }).click();
  await request;
  await page.getByRole('textbox', { name: 'Message' }).fill('ciao');
  await page.keyboard.press('Enter');
  expect((await slack.done('say')).user).toBe('U0GIA');
});

test('the person menu names languages, and choosing one tells the workspace', async () => {
  const { page, slack } = await open(acmeState({}));
  await page.getByRole('button', { name: /You are Ana Ruiz, Admin/ }).click();
  await page.getByRole('menuitemradio', { name: /Gia Moretti Guest · English/ }).waitFor();
  await page.getByRole('menuitemradio', { name: 'Español' }).click();
  expect(await slack.done('speak')).toEqual({ act: 'speak', user: 'U0ANA', locale: 'es-LA' });
  await page.getByText(/uses Slack in Español now/).waitFor();
});

const inSpanish = ['1–4 de 6', 'Siguiente', 'Ver las cifras', '2 respuestas', '4 mar 2026 a las 5:00'];
const inPortuguese = ['1–4 de 6', 'Próxima', 'Ver os números', '2 respostas', '4 de mar. de 2026 às 5:00'];
test.each([
  ['es-LA', 'a las', inSpanish],
  ['pt-BR', 'às', inPortuguese],
] as const)(
  'tables, charts, dates and threads speak %s once their reader does',
  async (locale, at5, words) => {
    const date = `<!date^1772618400^{date_short_pretty} ${at5} {time}|4 Mar 2026>`;
    const { page, slack } = await open(
      acmeState({
        messages: [
          posted(0, date, { thread_ts: at(0), reply_count: 2 }),
          posted(1, 'all', { blocks: [...tables, ...charts] }),
        ],
      }),
    );
    await page.getByText('1–4 of 6').waitFor();
    slack.push({ kind: 'users', users: [{ ...ana, locale }] });
    for (const shown of words) await page.getByText(shown).first().waitFor();
    expect(await page.getByText('Show the figures').count()).toBe(0);
  },
);

test('the guide shows its steps, endings and only links of this server, and can be put away', async () => {
  const { page } = await open(acmeState({}), guide);
  await page.getByText('Type /treble send and press Enter.').waitFor();
  await page.getByRole('row', { name: /80–84 Invalid number/ }).waitFor();
  expect(await page.getByRole('link').allTextContents()).toEqual(['Sample list']);
  await page.getByRole('button', { name: 'Close the guide' }).click();
  await page.getByText('Type /treble send and press Enter.').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Try this' }).click();
  await page.getByText('Type /treble send and press Enter.').waitFor();
});

test('on a phone the channels are behind a button and nothing is wider than the screen', async () => {
  const { page } = await open(acmeState({ messages: [said(0, 'U0BEN', 'hello')] }), guide);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await page.getByText('hello').waitFor();
  expect(await page.getByRole('button', { name: 'support' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Channels and apps' }).click();
  await page.getByRole('button', { name: 'support' }).click();
  await page.getByRole('heading', { name: 'support', exact: true }).waitFor();
  expect(await page.locator('html').evaluate((node) => node.scrollWidth)).toBe(390);
});
