import { expect, test } from 'vitest';
import { ask, modal, opened, parsed, plain } from './asked-forms.ts';
import { ana, ben, refusal, startApp, startSlack } from './started-slack.ts';

test('a trigger opens one view within three seconds, and only the person who pressed sees it', async () => {
  let at = Date.now();
  const triggers: string[] = [];
  const { slack, client } = await startApp(
    (app) => {
      app.command('/treble', async ({ ack, command }) => {
        triggers.push(command.trigger_id);
        await ack();
      });
    },
    { now: () => new Date(at) },
  );
  const open = (trigger_id = '') => client.views.open({ trigger_id, view: parsed(modal('Send')) });
  await slack.act(ask());
  await open(triggers[0]);
  expect(slack.state(ana).modals).toHaveLength(1);
  expect(slack.state(ben).modals).toEqual([]);
  expect(await refusal(open(triggers[0]))).toBe('exchanged_trigger_id');
  expect(await refusal(open('never.issued'))).toBe('invalid_trigger_id');
  await slack.act(ask());
  at += 3001;
  expect(await refusal(open(triggers[1]))).toBe('expired_trigger_id');
  await slack.act(ask());
  at += 3000;
  await open(triggers[2]);
});

test('a view that Slack refuses leaves the trigger unspent', async () => {
  let trigger_id = '';
  const { slack, client } = await startApp((app) => {
    app.command('/treble', async ({ ack, command }) => {
      trigger_id = command.trigger_id;
      await ack();
    });
  });
  await slack.act(ask());
  const tooLong = client.views.open({ trigger_id, view: parsed(modal('x'.repeat(25))) });
  expect(await refusal(tooLong)).toBe('invalid_arguments');
  const huge = Array.from({ length: 90 }, () => ({ type: 'section', text: plain('x'.repeat(3000)) }));
  expect(await refusal(client.views.open({ trigger_id, view: parsed(modal('Big', huge)) }))).toBe(
    'view_too_large',
  );
  await client.views.open({ trigger_id, view: parsed(modal('x'.repeat(24))) });
});

test('an update with an outdated hash is refused, and three views are the most', async () => {
  const triggers: string[] = [];
  const started = await startApp((app) => {
    app.command('/treble', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: parsed(withButton) });
    });
    app.action('more', async ({ ack, body }) => {
      if ('trigger_id' in body) triggers.push(String(body.trigger_id));
      await ack();
    });
  });
  const { slack, client } = started;
  await slack.act(ask());
  const first = await opened(started);
  const view = parsed(modal('Send', withButton.blocks));
  const updated = await client.views.update({ view_id: first.id, hash: first.hash, view });
  expect(updated.view?.hash).not.toBe(first.hash);
  expect(await refusal(client.views.update({ view_id: first.id, hash: first.hash, view }))).toBe(
    'hash_conflict',
  );

  const press = async () => {
    const view_id = slack.state(ana).modals.at(-1)?.id ?? '';
    const container = { type: 'view' as const, view_id };
    await slack.act({ act: 'press', user: ana, container, block_id: 'row', action_id: 'more' });
    return client.views.push({ trigger_id: triggers.at(-1) ?? '', view });
  };
  await press();
  const third = await press();
  expect(third.view?.previous_view_id).toBe(slack.state(ana).modals[1]?.id);
  expect(third.view?.root_view_id).toBe(first.id);
  expect(await refusal(press())).toBe('push_limit_reached');
});

const withButton = modal('Send', [
  {
    type: 'actions',
    block_id: 'row',
    elements: [{ type: 'button', action_id: 'more', text: plain('More') }],
  },
]);

test('a Home tab is published for one person', async () => {
  const { client, slack } = await startSlack();
  const view = parsed({ type: 'home' as const, blocks: [{ type: 'divider' }] });
  const first = await client.views.publish({ user_id: ana, view });
  const again = await client.views.publish({ user_id: ana, view, hash: first.view?.hash ?? '' });
  expect(again.view?.id).toBe(first.view?.id);
  expect(await refusal(client.views.publish({ user_id: ana, view, hash: 'old' }))).toBe('hash_conflict');
  expect(slack.state(ana).home?.blocks).toMatchObject([{ type: 'divider' }]);
  expect(slack.state(ben).home).toBeNull();
});
