import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenLaunched, plainPhones } from '../support/draft.ts';
import { startFrontDoor, type WatchedDoor } from '../support/front-door.ts';
import { createProcessWorld, type ProcessWorld } from '../support/process-world.ts';
import { SlackPerson } from '../support/slack-person.ts';
import { until } from '../support/until.ts';
import { subscribeToDueDigest } from './due-digest.ts';
import { complaintsOfDigest, complaintsOfDoor, complaintsOfSend, untilReached } from './replaced-checks.ts';

/** At full size: `PEOPLE=20000 PACE=400 npx vitest run --project product test/faults/rolling-restart`. */
const people = Number(process.env.PEOPLE ?? 600);
const pace = Number(process.env.PACE ?? 50);
const patienceMs = 120_000 + (people / pace) * 2_000;

let door: WatchedDoor;
let world: ProcessWorld;
beforeAll(async () => {
  door = await startFrontDoor();
  world = await createProcessWorld({ messagesPerSecond: pace, run: 'web,dispatch,reports', door });
});
afterAll(async () => {
  await world.close();
  await door.close();
});

const untilCalled = (count: number) =>
  until(
    async () => world.whatsApp.arrivals.length,
    (arrived) => arrived >= count,
    patienceMs,
  );

/** Somebody who types one command after the other until told to stop; gives what Slack said of each. */
function askingOn(person: SlackPerson, command: string) {
  let isOver = false;
  const failures: string[] = [];
  let asked = 0;
  const done = (async () => {
    while (!isOver) {
      const answer = await person.say('C0GENERAL', command);
      asked += 1;
      if (!answer.ok) failures.push(`${asked}: ${answer.error}`);
    }
    return { asked, failures };
  })();
  return {
    stop() {
      isOver = true;
      return done;
    },
  };
}

test(
  'two replicas restarted one after the other: nobody twice, nobody lost, one digest, every command answered',
  async () => {
    const replicas = [await world.start(), await world.start()];
    const ana = new SlackPerson(world.slack.url, 'U0ANA');
    const id = await givenLaunched(world, plainPhones(people));
    const asking = askingOn(ana, `/treble status D-${id}`);
    await untilCalled(people / 20);
    await subscribeToDueDigest(world.orm);

    const calledAtStop: number[] = [];
    for (const old of replicas) {
      calledAtStop.push(world.whatsApp.arrivals.length);
      old.signal('SIGTERM');
      expect(await old.ended).toBe(0);
      expect(old.output()).not.toContain('Stopping took too long');
      await world.start();
    }
    await untilReached(world, id, patienceMs);
    const { asked, failures } = await asking.stop();

    for (const called of calledAtStop) expect(called).toBeLessThan(people);
    expect(await complaintsOfSend(world, id, people)).toEqual([]);
    expect(complaintsOfDoor(door.passed)).toEqual([]);
    expect(failures).toEqual([]);
    const { messages } = await until(
      () => ana.state(),
      (state) => (state.messages.C0GENERAL ?? []).length >= Math.min(asked, 900),
      patienceMs,
    );
    expect(JSON.stringify(messages.C0GENERAL)).not.toContain('Something broke');
    expect(await complaintsOfDigest(ana, patienceMs)).toEqual([]);
  },
  2 * patienceMs,
);
