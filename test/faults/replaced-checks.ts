import { readAttempts, readRecipients } from '../support/dispatch-readings.ts';
import type { Passed } from '../support/front-door.ts';
import type { ProcessWorld } from '../support/process-world.ts';
import { readCounts, readTimeCounts } from '../support/recount.ts';
import type { SlackPerson } from '../support/slack-person.ts';
import { until } from '../support/until.ts';
import { digestChannel } from './due-digest.ts';

/** Waits until everybody was reached. */
export const untilReached = (world: ProcessWorld, id: number, withinMs: number) =>
  until(
    () => readRecipients(world, id),
    (all) => all.length > 0 && all.every(({ state }) => state === 'success'),
    withinMs,
  );

/** What is wrong once everybody was reached: nothing where nobody was called twice or lost and every figure adds up. */
export async function complaintsOfSend(world: ProcessWorld, id: number, people: number): Promise<string[]> {
  const called = world.whatsApp.arrivals.map(({ to }) => to);
  const distinct = new Set(called).size;
  const recipients = await readRecipients(world, id);
  const unsettled = (await readAttempts(world, id)).filter(
    ({ outcome }) => outcome !== 'accepted' && outcome !== 'not_accepted',
  );
  const counts = [await readCounts(world.orm), await readTimeCounts(world.orm)];
  const wrong: readonly [isWrong: boolean, complaint: string][] = [
    [called.length !== distinct, `${called.length - distinct} calls to somebody who had been called`],
    [distinct !== people, `${distinct} of ${people} were called`],
    [recipients.length !== people, `${recipients.length} recipients of ${people}`],
    [unsettled.length > 0, `${unsettled.length} attempts without an outcome`],
    ...counts.map(({ counters, recount }): [boolean, string] => [
      JSON.stringify(counters) !== JSON.stringify(recount),
      `counters ${JSON.stringify(counters)} and recount ${JSON.stringify(recount)}`,
    ]),
  ];
  return wrong.filter(([isWrong]) => isWrong).map(([, complaint]) => complaint);
}

/** Waits for the digest that was due; whatever else stands in its channel is too much. */
export async function complaintsOfDigest(person: SlackPerson, withinMs: number): Promise<string[]> {
  const digests = await until(
    async () => (await person.state()).messages[digestChannel] ?? [],
    (shown) => shown.length > 0,
    withinMs,
  );
  return digests.length === 1 ? [] : [`${digests.length} digests for one slot`];
}

/** Slack's own limit for every interaction. */
const slackWaitsMs = 3_000;

export const complaintsOfDoor = (passed: readonly Passed[]): string[] =>
  passed
    .filter(({ path, status, ms }) => status >= 400 || (path.startsWith('/slack') && ms > slackWaitsMs))
    .map(({ path, status, ms }) => `${path} was answered ${status} after ${ms.toFixed()} ms`);
