import { expect, test } from 'vitest';
import type { PageView } from '../../src/sandbox/slack/page-protocol.ts';
import { inputs } from './page/block-fixtures.ts';
import { usePages } from './page/open-page.ts';
import { acmeState } from './page/workspace-fixture.ts';

const open = usePages();

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const modal = (more: Partial<PageView> = {}): PageView => ({
  id: 'V1',
  type: 'modal',
  callback_id: 'send',
  hash: '1',
  title: plain('Send a conversation'),
  submit: plain('Review'),
  close: plain('Cancel'),
  blocks: inputs,
  ...more,
});
const chosen = (value: string, text: string) => ({ text: { type: 'plain_text', text, emoji: true }, value });
const csv = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('phone\n+12025550100\n') };
const options = [
  { text: plain('Spring sale'), value: 'c1' },
  { text: plain('Welcome'), value: 'c2' },
];

async function openModal(view: PageView = modal()) {
  const opened = await open(acmeState({ modals: [view] }));
  opened.slack.answer((act) => (act.act === 'options' ? { ok: true, options } : { ok: true }));
  const dialog = opened.page.getByRole('dialog', { name: 'Send a conversation' });
  await dialog.waitFor();
  return { ...opened, dialog, submit: dialog.getByRole('button', { name: 'Review' }) };
}

test('a submission carries the value of every element in the shape Slack uses', async () => {
  const { page, slack, dialog, submit, problems } = await openModal();
  await dialog.getByRole('combobox', { name: 'Conversation' }).click();
  await page.getByRole('option', { name: 'Welcome' }).click();
  await dialog.locator('input[type=file]').setInputFiles(csv);
  await dialog.getByText('list.csv').waitFor();
  await dialog.getByRole('textbox', { name: 'Recipients' }).fill('+12025550100\n+12025550101');
  await dialog.getByRole('combobox', { name: 'Watchers' }).fill('gia');
  await page.keyboard.press('Enter');
  await dialog.getByRole('checkbox', { name: 'Skip people written to today' }).check();
  await dialog.getByRole('radio', { name: 'Over one hour' }).check();
  await dialog.getByLabel('Start at').fill('2026-03-29T10:00');
  await submit.click();
  const { state, view_id } = await slack.done('submit');
  expect(view_id).toBe('V1');
  const duplicates = {
    ...chosen('dup', 'Skip duplicates'),
    description: { type: 'plain_text', text: 'Same phone twice in the list', emoji: true },
  };
  expect(state).toEqual({
    conversation: { value: { type: 'external_select', selected_option: options[1] } },
    list: { value: { type: 'file_input', files: [{ id: 'F0UPLOAD1' }] } },
    paste: { value: { type: 'plain_text_input', value: '+12025550100\n+12025550101' } },
    note: { value: { type: 'plain_text_input', value: 'Spring sale' } },
    country: { value: { type: 'static_select', selected_option: chosen('CO', 'Colombia') } },
    channel: { value: { type: 'conversations_select', selected_conversation: 'C0GROWTH' } },
    owner: { value: { type: 'users_select', selected_user: 'U0ANA' } },
    watchers: { value: { type: 'multi_users_select', selected_users: ['U0GIA'] } },
    tags: { value: { type: 'multi_static_select', selected_options: [] } },
    day: { value: { type: 'datepicker', selected_date: '2026-03-05' } },
    time: { value: { type: 'timepicker', selected_time: '09:30' } },
    moment: { value: { type: 'datetimepicker', selected_date_time: 1_774_796_400 } },
    checks: {
      value: {
        type: 'checkboxes',
        selected_options: [duplicates, chosen('recent', 'Skip people written to today')],
      },
    },
    speed: { value: { type: 'radio_buttons', selected_option: chosen('slow', 'Over one hour') } },
    amount: { value: { type: 'number_input', value: null } },
  });
  expect(slack.uploads).toMatchObject([{ name: 'list.csv', size: 19 }]);
  expect(problems).toEqual([]);
});

test('a required field left empty is named and nothing is submitted', async () => {
  const { slack, dialog, submit } = await openModal();
  await submit.click();
  const field = dialog.getByRole('combobox', { name: 'Conversation' });
  await dialog.getByText('Please complete this required field.').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await field.evaluate((node) => node.matches(':focus'))).toBe(true);
  expect(slack.acts.filter(({ act }) => act === 'submit')).toEqual([]);
});

test('the app’s field errors stand under their fields and what was typed stays', async () => {
  const { slack, dialog, submit } = await openModal(
    modal({ blocks: inputs.filter(({ block_id }) => block_id === 'note' || block_id === 'paste') }),
  );
  slack.answer(() => ({
    ok: false,
    error: 'field_errors',
    message: 'Not sent',
    field_errors: { paste: 'Row 1: expected a phone, found "abc".' },
  }));
  const recipients = dialog.getByRole('textbox', { name: 'Recipients' });
  await recipients.fill('abc');
  await submit.click();
  await dialog.getByText('Row 1: expected a phone, found "abc".').waitFor();
  expect(await recipients.inputValue()).toBe('abc');
  expect(await recipients.getAttribute('aria-invalid')).toBe('true');
  expect(await dialog.getByRole('textbox', { name: 'Name' }).getAttribute('aria-invalid')).toBe(null);
});

test('an update keeps the value and the cursor of a field whose ids stay, and starts a renamed one afresh', async () => {
  const [note, paste] = ['note', 'paste'].map((id) => inputs.filter(({ block_id }) => block_id === id));
  const blocks = [...(note ?? []), ...(paste ?? [])];
  const { page, slack, dialog } = await openModal(modal({ blocks }));
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Summer sale');
  await dialog.getByRole('textbox', { name: 'Recipients' }).fill('+12025550100');
  await dialog.getByRole('textbox', { name: 'Name' }).focus();
  const renamed = blocks.map((block) =>
    block.block_id === 'paste' ? { ...block, block_id: 'paste-2' } : block,
  );
  const added = { type: 'section', block_id: 'new', text: { type: 'mrkdwn', text: 'Checked.' } };
  slack.push({
    kind: 'modals',
    cause: 'updated',
    modals: [modal({ hash: '2', blocks: [added, ...renamed] })],
  });
  await dialog.getByText('Checked.').waitFor();
  const name = dialog.getByRole('textbox', { name: 'Name' });
  expect(await name.inputValue()).toBe('Summer sale');
  expect(await name.evaluate((node) => node.matches(':focus'))).toBe(true);
  expect(await dialog.getByRole('textbox', { name: 'Recipients' }).inputValue()).toBe('');
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  expect(await name.inputValue()).toBe('Summer sale!');
});

test('the keyboard alone fills a modal in and submits it', async () => {
  const { page, slack, dialog } = await openModal(
    modal({ blocks: inputs.filter(({ block_id }) => block_id === 'conversation' || block_id === 'note') }),
  );
  await expect.poll(() => dialog.getByRole('combobox').evaluate((node) => node.matches(':focus'))).toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'Welcome' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const { state } = await slack.done('submit');
  expect(state.conversation).toEqual({ value: { type: 'external_select', selected_option: options[1] } });
});

test('the submit button waits until the app has answered', async () => {
  const { slack, dialog, submit } = await openModal(modal({ blocks: [] }));
  const { promise, resolve } = Promise.withResolvers<{ ok: true }>();
  slack.answer(() => promise);
  await submit.click();
  await slack.done('submit');
  expect(await submit.getAttribute('aria-busy')).toBe('true');
  await submit.click();
  slack.push({ kind: 'modals', cause: 'closed', modals: [] });
  resolve({ ok: true });
  await dialog.waitFor({ state: 'hidden' });
  expect(slack.acts.filter(({ act }) => act === 'submit')).toHaveLength(1);
});

test('Escape first closes the open list, then the view; the cross closes the whole stack', async () => {
  const { page, slack, dialog } = await openModal();
  await dialog.getByRole('combobox', { name: 'Conversation' }).click();
  await page.getByRole('option', { name: 'Welcome' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('option', { name: 'Welcome' }).waitFor({ state: 'hidden' });
  expect(slack.acts.filter(({ act }) => act === 'close')).toEqual([]);
  await page.keyboard.press('Escape');
  await slack.done('close');
  await dialog.getByRole('button', { name: 'Close dialog' }).click();
  await expect
    .poll(() => slack.acts.filter(({ act }) => act === 'close'))
    .toEqual([
      { act: 'close', user: 'U0ANA', view_id: 'V1' },
      { act: 'close', user: 'U0ANA', view_id: 'V1', all: true },
    ]);
});

test('a file of another type is refused with a sentence and not uploaded', async () => {
  const { slack, dialog } = await openModal();
  await dialog.locator('input[type=file]').setInputFiles({ ...csv, name: 'list.xlsx' });
  await dialog
    .getByText('Expected a file of type csv, txt, found “list.xlsx”. Choose another file.')
    .waitFor();
  expect(slack.uploads).toEqual([]);
  await dialog.locator('input[type=file]').setInputFiles(csv);
  await dialog.getByRole('button', { name: 'Remove list.csv' }).click();
  await dialog.getByText('Choose a file').waitFor();
});
