import { afterEach, expect, test } from 'vitest';
import { type Dispatch, DispatchError, type Retried } from '../../src/dispatch/dispatch.ts';
import type { DeploymentLine } from '../../src/reports/reader.ts';
import { admin, type BotUnderTest, member, startBot } from './support/bot-under-test.ts';
import {
  fakeDispatch,
  fakeReader,
  springCells,
  springDeployment,
  springLine,
  springSummary,
} from './support/far-sides.ts';

let world: BotUnderTest;
afterEach(() => world.stop());

const start = async (dispatch: Partial<Dispatch> = {}, line: Partial<DeploymentLine> = {}): Promise<void> => {
  world = await startBot({
    context: {
      dispatch: fakeDispatch(dispatch),
      reader: fakeReader({
        describe: async () => springDeployment,
        cells: async () => springCells,
        findScope: async () => springDeployment,
        deployment: async () => ({ ...springLine, ...line }),
      }),
    },
  });
};

const from = new Date('2026-03-05T09:30:00Z');
const retried: Retried = {
  queued: 5,
  left: {
    failed: 116,
    now: 0,
    stopped: undefined,
    groups: [
      { failure: 'unreachable', when: 'never', count: 60, from: null },
      { failure: 'variable_missing', when: 'after_a_fix', count: 31, from: null },
      { failure: 'frequency_capped', when: 'after_24_hours', count: 25, from },
    ],
  },
  deployment: { ...springSummary, waiting: 5 },
};

const retryingBy = (presses: unknown[], answer = retried): Partial<Dispatch> => ({
  async retryFailed(id, by) {
    presses.push([id, by]);
    return answer;
  },
});

test('Retry failed is answered privately: who was queued, and why and until when the others were not', async () => {
  const presses: unknown[] = [];
  await start(retryingBy(presses));
  await world.press({ id: 'retry_failed', value: 'deployment:104' });
  expect(presses).toEqual([[104, admin]]);
  const [said = ''] = world.said();
  expect(said).toContain('*D-104*: 5 users are queued');
  expect(said).toContain('116 failed users were not queued:');
  expect(said).toMatch(/• 60: No WhatsApp account.*Sending again does not help\./);
  expect(said).toMatch(/• 31: .*Has to be corrected first; then send these rows again\./);
  expect(said).toContain(`Can be tried from <!date^${from.getTime() / 1000}^`);
  expect(world.slack.of('chat.postMessage')).toEqual([]);
});

test('/treble retry D-104 does the same, and says when they have to wait', async () => {
  const presses: unknown[] = [];
  const holds = [{ kind: 'paused_by_person', because: 'Paused by a person.' }] as const;
  await start(retryingBy(presses, { ...retried, deployment: { ...retried.deployment, holds } }));
  await world.command('retry d-104');
  expect(presses).toEqual([[104, admin]]);
  expect(world.said()[0]).toContain('They wait: Paused. Paused by a person.');
});

test('nobody can be retried: it says what stops it', async () => {
  const stopped = 'The template spring_sale is paused; it can be sent again when WhatsApp has approved it.';
  const groups = [{ failure: 'template_paused', when: 'when_released', count: 5, from: null }] as const;
  await start(retryingBy([], { ...retried, queued: 0, left: { failed: 5, now: 0, stopped, groups } }));
  await world.press({ id: 'retry_failed', value: 'deployment:104', inView: true });
  const shown = JSON.stringify(world.slack.of('views.push')[0]?.view);
  expect(shown).toContain('nobody is queued');
  expect(shown).toContain(stopped);
  expect(shown).toContain('Can be tried once that is over.');
});

test.each([
  ['retry_failed', 'deployment:104'],
  ['resend_unknown', 'deployment:104|3'],
])('a member may not press %s', async (id, value) => {
  await start();
  await world.press({ id, value, by: member });
  expect(world.said()).toEqual(['This needs the right to send and control deployments. Ask <@U0ANA>.']);
});

const unknown = { resendable: 3, accepted: 1, possibleDuplicates: 2 };

test('status names unknown outcomes and possible duplicates; Resend unknown asks with the number and the risk', async () => {
  await start({ unknownOutcomes: async () => unknown }, { retryable: 5 });
  await world.command('status D-104');
  const said = JSON.stringify(world.slack.of('response')[0]);
  expect(said).toContain('Unknown, not retried: 3.');
  expect(said).toContain('Accepted by WhatsApp without a readable id: 1.');
  expect(said).toContain('Possible duplicates: 2 users');
  expect(said).toContain('Send again to 3 users?');
  expect(said).toContain('may receive it twice');
  expect(said).toContain('"value":"deployment:104|3"');
  expect(said).toContain('5 of 179 users that failed can succeed now');
});

test.each(['view_results', 'failed_users'])('%s offers both repairs under the figures', async (id) => {
  const groups = [{ failure: 'frequency_capped', when: 'now', count: 5, from: null }] as const;
  const offer = { failed: 179, now: 5, groups, stopped: undefined };
  await start({ unknownOutcomes: async () => unknown, planRetry: async () => offer });
  await world.press({ id, value: 'deployment:104' });
  const shown = JSON.stringify(world.slack.of('views.open')[0]?.view);
  expect(shown).toContain('Retry failed');
  expect(shown).toContain('Resend unknown');
});

test('without anything to repair no such button is offered', async () => {
  await start();
  await world.command('status D-104');
  await world.press({ id: 'failed_users', value: 'deployment:104' });
  const all = JSON.stringify([world.slack.of('response'), world.slack.of('views.open')]);
  expect(all).not.toMatch(/Retry failed|Resend unknown/);
});

test('Resend unknown passes on the number the person was asked about, and says what it means', async () => {
  const asked: unknown[] = [];
  await start({
    async resendUnknown(...args) {
      asked.push(args);
      return { queued: 3, deployment: retried.deployment };
    },
  });
  await world.press({ id: 'resend_unknown', value: 'deployment:104|3' });
  expect(asked).toEqual([[104, admin, 3]]);
  expect(world.said()[0]).toMatch(/Sending again to 3 users of \*D-104\*.*may receive it twice/);
});

test.each(['deployment:104', 'deployment:104|', 'deployment:104|x', 'version:7:1|3'])(
  'a forged value %s resends nothing',
  async (value) => {
    await start();
    await world.press({ id: 'resend_unknown', value });
    expect(world.said()[0]).toMatch(/Expected the number|belongs to no deployment/);
  },
);

test('what dispatch refuses is said in its words', async () => {
  await start({
    async resendUnknown() {
      throw new DispatchError('Nothing was sent again: you were asked about 3, and by now 9.');
    },
  });
  await world.press({ id: 'resend_unknown', value: 'deployment:104|3' });
  expect(world.said()).toEqual(['Nothing was sent again: you were asked about 3, and by now 9.']);
});
