import { setTimeout as passes } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { plainPhones } from '../support/draft.ts';
import { submitSendForm } from '../support/send-form.ts';
import { SlackPerson } from '../support/slack-person.ts';
import { until } from '../support/until.ts';
import { type ComposeWorld, startComposeWorld } from './compose-world.ts';

const replicas = 3;
/** A person's pace. */
const betweenAsksMs = 200;
let world: ComposeWorld;
let ana: SlackPerson;

beforeAll(async () => {
  world = await startComposeWorld(replicas);
  ana = new SlackPerson(world.slack.url, 'U0ANA');
  await untilReady();
}, 900_000);
afterAll(() => world.close(), 120_000);

const statusOf = (path: string) =>
  fetch(`${world.url}${path}`).then(
    ({ status }) => status,
    () => 0,
  );
const untilReady = () =>
  until(
    () => statusOf('/readyz'),
    (status) => status === 200,
    120_000,
  );

test('every replica becomes healthy, as an ordinary user without capabilities on a read-only root', async () => {
  const apps = await world.containers('app');
  expect(apps).toHaveLength(replicas);
  for (const app of apps) {
    await until(
      () => world.docker('inspect', app, '-f', '{{.State.Health.Status}}'),
      (health) => health === 'healthy',
      90_000,
    );
    expect(await world.docker('exec', app, 'id', '-u')).toBe('1000');
    expect(await world.docker('exec', app, 'grep', 'CapEff', '/proc/1/status')).toMatch(/CapEff:\s+0+$/);
    expect(await world.docker('exec', app, 'grep', 'NoNewPrivs', '/proc/1/status')).toMatch(/\s1$/);
    await expect(world.docker('exec', app, 'touch', '/app/src/new.ts')).rejects.toThrow(/Read-only/);
    expect(await world.docker('exec', app, 'sh', '-c', 'command -v npm || echo none')).toBe('none');
  }
});

test('the proxy passes on what is asked and keeps the figures for operators inside', async () => {
  expect(await statusOf('/healthz')).toBe(200);
  expect(await statusOf('/metrics')).toBe(404);
});

test('a send goes on while each replica is stopped and started: everybody once, no command unanswered, every stop orderly', async () => {
  const people = 150;
  const list = ['phone,first_name,discount', ...plainPhones(people).map((phone) => `${phone},Ana,5`)];
  await ana.say('C0GROWTH', '/treble send');
  await submitSendForm(ana, 'spring_sale_2026', { pasted: list.join('\n') });
  await ana.submit(await ana.modal(/Will be sent/), {});
  await ana.modal(/D-1/);

  const failures: unknown[] = [];
  let isOver = false;
  onTestFinished(() => {
    isOver = true;
  });
  const asking = (async () => {
    while (!isOver) {
      const answer = await ana.say('C0GROWTH', '/treble status D-1');
      if (!answer.ok) failures.push(answer);
      await passes(betweenAsksMs);
    }
  })();
  for (const app of await world.containers('app')) {
    await world.docker('stop', '-t', '40', app);
    expect(await world.docker('inspect', app, '-f', '{{.State.ExitCode}}')).toBe('0');
    await world.docker('start', app);
    await until(
      () => world.docker('inspect', app, '-f', '{{.State.Health.Status}}'),
      (health) => health === 'healthy',
      90_000,
    );
  }
  await ana.message('C0GROWTH', new RegExp(`D-1 .*${people} of ${people}`), 120_000);
  isOver = true;
  await asking;
  expect(failures).toEqual([]);
  expect(world.whatsApp.arrivals).toHaveLength(people);
  expect(new Set(world.whatsApp.arrivals.map(({ to }) => to)).size).toBe(people);
}, 300_000);
