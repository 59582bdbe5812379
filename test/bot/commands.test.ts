import { afterEach, expect, test } from 'vitest';
import type { BotContext } from '../../src/bot/bot-context.ts';
import { DispatchError } from '../../src/dispatch/dispatch.ts';
import { listAt, recordAt, textAt } from '../../src/entities/json.ts';
import { admin, type BotUnderTest, member, startBot } from './support/bot-under-test.ts';
import {
  conversation,
  fakeDispatch,
  fakeReader,
  springCells,
  springDeployment,
  springLine,
  springSummary,
  springVersion,
} from './support/far-sides.ts';

let world: BotUnderTest;
afterEach(() => world.stop());

const start = async (context: Partial<Omit<BotContext, 'access' | 'background'>> = {}): Promise<void> => {
  world = await startBot({ context });
};

const viewText = (method: string): string => JSON.stringify(world.slack.of(method).map(({ view }) => view));

test('/treble help lists every command that exists, privately', async () => {
  await start();
  await world.command('help', member);
  const [said] = world.slack.of('response');
  for (const name of [
    'send',
    'conversations',
    'metrics',
    'failures',
    'status',
    'pause',
    'subscribe',
    'report',
  ]) {
    expect(String(said?.text)).toContain(`/treble ${name}`);
  }
  const [, send, look] = listAt(said, 'blocks').map((block) => textAt(recordAt(block, 'text'), 'text'));
  expect(send).toMatch(/^\*Send\*\n`\/treble send \[conversation\]` {2}Send a conversation/);
  expect(look).toMatch(/^\*Look at results\*\n`\/treble deployments` {2}The latest/);
  expect(said).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  expect(world.slack.of('chat.postMessage')).toEqual([]);
});

test('/treble alone is help', async () => {
  await start();
  await world.command('  ');
  expect(world.said()[0]).toContain('/treble help');
});

test('an unknown command is answered with the nearest one and changes nothing', async () => {
  await start();
  await world.command('pasue D-104');
  expect(world.said()).toEqual([
    'There is no /treble pasue. Did you mean `/treble pause`? `/treble help` lists what there is.',
  ]);
});

test('what was typed cannot become a mention in the answer', async () => {
  await start();
  await world.command('&lt;!channel&gt;');
  expect(world.said()[0]).toContain('&lt;!channel&gt;');
});

const incomplete: [typed: string, sentence: string][] = [
  ['status', 'Which deployment? For example: `/treble status D-104`'],
  ['pause', 'Which deployment? For example: `/treble pause D-104`'],
  ['resume', 'Which deployment? For example: `/treble resume D-104`'],
  ['cancel', 'Which deployment? For example: `/treble cancel D-104`'],
  ['pause spring', 'Expected a deployment such as D-104, found “spring”. For example: `/treble pause D-104`'],
  ['freeze', 'Why? People will read it. For example: `/treble freeze The price in the list is wrong`'],
];

test.each(incomplete)('/treble %s is answered with one sentence and an example', async (typed, sentence) => {
  await start();
  await world.command(typed);
  expect(world.said()).toEqual([sentence]);
});

test('/treble pause says how many wait, how many messages left and how many are on the way, to the person alone', async () => {
  const paused: [number, string][] = [];
  await start({
    dispatch: fakeDispatch({
      async pause(id, by) {
        paused.push([id, by]);
        return {
          ...springSummary,
          id,
          holds: [{ kind: 'paused_by_person', because: 'Paused by a person.' }],
        };
      },
    }),
    reader: fakeReader({ cells: async () => springCells }),
  });
  await world.command('pause d104');
  expect(paused).toEqual([[104, admin]]);
  expect(world.said()).toEqual([
    'Paused D-104. 286 users are waiting. 532 messages are already sent, 3 more are on the way.',
  ]);
  expect(world.slack.of('chat.postMessage')).toEqual([]);
});

test('what dispatch refuses is told in its own words', async () => {
  await start({
    dispatch: fakeDispatch({
      cancel: () => Promise.reject(new DispatchError('D-104 cannot be cancelled: it is already finished.')),
    }),
  });
  await world.command('cancel D-104');
  expect(world.said()).toEqual(['D-104 cannot be cancelled: it is already finished.']);
});

test('a failure nobody foresaw is told with a reference, and the log line carries it without personal data', async () => {
  await start({
    reader: fakeReader({
      deployments: () => Promise.reject(new Error('no row for "Ana Ruiz" at +57 300 555 0123')),
    }),
  });
  await world.command('metrics');
  const ref = /\(ref ([0-9A-F]{4})\)/.exec(world.said()[0] ?? '')?.[1];
  expect(world.said()[0]).toMatch(/^Something broke on our side \(ref [0-9A-F]{4}\)\./);
  const [line] = world.log.filter(({ level }) => level === 'error');
  expect(line?.fields.ref).toBe(ref);
  expect(JSON.stringify(world.log)).not.toMatch(/Ana|555|0123/);
});

test('/treble metrics without a name opens the newest deployment', async () => {
  await start({
    reader: fakeReader({
      deployments: async () => [springLine],
      describe: async () => springDeployment,
      cells: async () => springCells,
    }),
  });
  await world.command('metrics', member);
  const shown = viewText('views.open');
  for (const words of ['Total users', '1,000', 'Response rate', '21.9 %', 'D-104 · Spring sale']) {
    expect(shown).toContain(words);
  }
});

test('/treble metrics takes a quoted name with a version', async () => {
  const asked: string[] = [];
  await start({
    reader: fakeReader({
      async findScope(text) {
        asked.push(text);
        return springVersion;
      },
      describe: async () => springVersion,
      cells: async () => springCells,
    }),
  });
  await world.command('metrics “Spring sale” 2');
  expect(asked).toEqual(['Spring sale 2']);
  expect(viewText('views.open')).toContain('version:7:1');
});

test('/treble resume says that all sending is frozen, and what lifts it', async () => {
  await start({
    dispatch: fakeDispatch({
      resume: async (id) => ({ ...springSummary, id, waiting: 0 }),
      frozen: async () => ({ because: 'The price is <wrong>.' }),
    }),
    reader: fakeReader({ cells: async () => springCells }),
  });
  await world.command('resume D-104');
  expect(world.said()[0]).toMatch(/^Resumed D-104\. Nobody was left to send to\./);
  expect(world.said()[0]).toContain(
    'All sending is frozen: The price is &lt;wrong&gt;. · `/treble unfreeze` lifts it.',
  );
});

test('a name that nothing has is told as it was typed', async () => {
  await start({ reader: fakeReader({ findScope: async () => undefined }) });
  await world.command('failures Sprng');
  expect(world.said()).toEqual([
    'Expected a deployment such as D-104 or a conversation’s name, found “Sprng”. `/treble conversations` lists the names.',
  ]);
});

test.each(['metrics D-104', 'users d104', 'failures 104'])(
  '/treble %s of what was not launched leads to its status',
  async (typed) => {
    const line = { ...springLine, launchedAt: null, launchedBy: null };
    await start({ reader: fakeReader({ findScope: async () => undefined, deployment: async () => line }) });
    await world.command(typed);
    expect(world.said()).toEqual([
      'D-104 was not launched, so it has no results. `/treble status D-104` tells how it stands.',
    ]);
  },
);

test('what is scheduled is listed without results, and its status tells for when', async () => {
  const schedule = { at: new Date('2026-03-05T14:00:00Z'), zone: 'UTC', by: 'U0ANA' } as const;
  const line = { ...springLine, phase: 'scheduled', launchedAt: null, launchedBy: null, schedule } as const;
  await start({
    reader: fakeReader({ deployments: async () => [line], deployment: async () => line }),
    dispatch: fakeDispatch({
      unknownOutcomes: async () => ({ resendable: 0, accepted: 0, possibleDuplicates: 0 }),
    }),
  });
  await world.command('deployments');
  expect(JSON.stringify(world.slack.of('response'))).not.toContain('View results');
  await world.command('status D-104');
  expect(world.said()[1]).toContain(
    'Scheduled by <@U0ANA> for Thursday 5 March 2026 at 14:00 (UTC) · march.csv · template spring_sale',
  );
  expect(JSON.stringify(world.slack.of('response'))).not.toContain('Launched');
});

test('too late for a modal, the same screen comes as a private message', async () => {
  await start({
    reader: fakeReader({
      deployments: async () => [springLine],
      describe: async () => springDeployment,
      cells: async () => springCells,
    }),
  });
  world.slack.next('views.open', { ok: false, error: 'expired_trigger_id' });
  await world.command('metrics');
  const [message] = world.slack.of('chat.postEphemeral');
  expect(message).toMatchObject({ channel: 'C0GROWTH', user: admin });
  expect(JSON.stringify(message?.blocks)).toContain('data_visualization');
  expect(String(message?.text)).toContain('Total users: 1,000');
});

test('where no message is possible either, the screen comes through the address of the command', async () => {
  await start({
    reader: fakeReader({
      deployments: async () => [springLine],
      describe: async () => springDeployment,
      cells: async () => springCells,
    }),
  });
  world.slack.next('views.open', { ok: false, error: 'expired_trigger_id' });
  world.slack.next('chat.postEphemeral', { ok: false, error: 'channel_not_found' });
  await world.command('metrics');
  expect(world.said()[0]).toContain('Total users: 1,000');
});

test('/treble conversations shows ten with a Metrics button each, and pages', async () => {
  const many = Array.from({ length: 23 }, (_value, index) => conversation(`Offer ${index + 1}`, index + 1));
  await start({ dispatch: fakeDispatch({ findConversations: async () => many }) });
  await world.command('conversations', member);
  expect(viewText('views.open').match(/"text":"Metrics"/g)).toHaveLength(10);
  await world.press({ id: 'conversations_page:next', value: '20', inView: true, by: member });
  const [turned] = world.slack.of('views.update');
  expect(JSON.stringify(turned?.view)).toContain('21–23 of 23');
  expect(turned).toMatchObject({ view_id: 'V1', hash: 'h1' });
});

test('/treble status leads to the live message', async () => {
  const link = 'https://acme.slack.com/archives/C0GROWTH/p1772600000100001';
  await start({ reader: fakeReader({ deployment: async () => ({ ...springLine, link }) }) });
  await world.command('status D-104', member);
  expect(world.said()[0]).toContain(`*<${link}|D-104>*`);
});

test('/treble status shows the buttons that fit the deployment', async () => {
  await start({ reader: fakeReader({ deployment: async () => springLine }) });
  await world.command('status 104', member);
  const blocks = JSON.stringify(world.slack.of('response')[0]?.blocks);
  for (const label of ['View results', 'Failed users', 'Pause', 'Cancel'])
    expect(blocks).toContain(`"${label}"`);
  expect(blocks).not.toContain('"Resume"');
});

test('every private word says so when WhatsApp is simulated', async () => {
  await start({
    simulated: true,
    dispatch: fakeDispatch({ findConversations: async () => [conversation('Offer')] }),
  });
  await world.command('help');
  await world.command('conversations');
  expect(JSON.stringify(world.slack.of('response')[0]?.blocks)).toContain('SIMULATED');
  expect(world.said()[0]).toContain('SIMULATED');
  expect(viewText('views.open')).toContain('SIMULATED');
});

test('an address that takes no more replies loses no answer', async () => {
  await start();
  world.slack.next('response', { status: 404 });
  await world.command('freeze');
  expect(world.slack.of('chat.postEphemeral')[0]).toMatchObject({ user: admin, channel: 'C0GROWTH' });
  expect(world.log).toEqual([]);
});

test('nothing is posted to an address outside Slack', async () => {
  await start();
  await world.command('help', admin, { response_url: 'http://hooks.slack.com.evil.test/x' });
  expect(world.slack.of('chat.postEphemeral')).toHaveLength(1);
});
