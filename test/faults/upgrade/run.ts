import { parseArgs } from 'node:util';
import { openDatabase } from '../../../src/entities/database/open-database.ts';
import { plainPhones } from '../../support/draft.ts';
import { startFrontDoor } from '../../support/front-door.ts';
import { createProcessWorld } from '../../support/process-world.ts';
import { SlackPerson } from '../../support/slack-person.ts';
import { startDurableServer } from '../durable-server.ts';
import { UsageError } from '../soak-options.ts';
import { type FormerCode, takeFormerCode } from './former-code.ts';
import { createReplicas } from './replicas.ts';
import { upgradeWhileSending } from './upgrade-while-sending.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** `PEOPLE=20000 PACE=400 npm run upgrade -- --from v0.1.0`; each optional. */
const people = Number(process.env.PEOPLE ?? 600);
const pace = Number(process.env.PACE ?? 12);

/** Of what was seen last by a wait in vain. */
const mostCharacters = 300;

/** True when nobody noticed the upgrade. */
async function upgrade(former: FormerCode): Promise<boolean> {
  const server = await startDurableServer();
  const orm = openDatabase({ url: server.url, poolSize: 8 });
  const door = await startFrontDoor();
  const database = { url: server.url, orm, close: () => orm.close(true) };
  const world = await createProcessWorld({
    messagesPerSecond: pace,
    run: 'web,dispatch,reports',
    door,
    database,
  });
  const replicas = createReplicas(world);
  const person = new SlackPerson(world.slack.url, 'U0ANA');
  const phones = plainPhones(people);
  const patienceMs = 60_000 + (people / pace) * 2_000;
  try {
    const noticed = await upgradeWhileSending({
      world,
      door,
      replicas,
      person,
      former,
      phones,
      patienceMs,
      say,
    }).catch((error: Error) => [error.message.slice(0, mostCharacters)]);
    const complaints = [...noticed, ...replicas.complaints()];
    for (const complaint of complaints) say(`  ✗ ${complaint}`);
    return complaints.length === 0;
  } finally {
    await world.close();
    await door.close();
    await server.stop();
  }
}

try {
  const { from } = parseArgs({ options: { from: { type: 'string' } } }).values;
  const former = takeFormerCode(from);
  say(`from ${former.commit}`);
  say(
    `to the code of this folder, ${former.newMigrations.length} migrations later; ${people} people at ${pace}/s`,
  );
  try {
    process.exitCode = (await upgrade(former)) ? 0 : 1;
  } finally {
    former.remove();
  }
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 64;
}
