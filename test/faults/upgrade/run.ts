import { parseArgs } from 'node:util';
import { openDatabase } from '../../../src/entities/database/open-database.ts';
import { PhoneReader } from '../../../src/sources/phone-number.ts';
import { plainPhones } from '../../support/draft.ts';
import { startFrontDoor } from '../../support/front-door.ts';
import { createProcessWorld } from '../../support/process-world.ts';
import { SlackPerson } from '../../support/slack-person.ts';
import { startDurableServer } from '../durable-server.ts';
import { UsageError } from '../soak-options.ts';
import { type FormerCode, takeFormerCode } from './former-code.ts';
import { createReplicas } from './replicas.ts';
import { channel } from './send-by-slack.ts';
import { upgradeWhileSending } from './upgrade-while-sending.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** `PEOPLE=20000 PACE=400 npm run upgrade -- --from v0.1.0`; each optional. */
const people = Number(process.env.PEOPLE ?? 600);
const pace = Number(process.env.PACE ?? 12);

/** Seventy of each, from 201 to 999. */
const everyAreaCode = 799 * 70;

/** Their area codes exist: a list that is uploaded is looked through. */
function usablePhones(): readonly string[] {
  const reader = new PhoneReader(undefined);
  const usable = plainPhones(everyAreaCode).filter((phone) => reader.read(phone).phone !== undefined);
  if (usable.length < people)
    throw new UsageError(`PEOPLE: expected at most ${usable.length}, found ${people}.`);
  return usable.slice(0, people);
}

/** Of what was seen last by a wait in vain, and of how the deployment stood then. */
const mostCharacters = 300;

/** Where the upgrade does not come to its end, its live message may say what holds the deployment. */
async function stuck(person: SlackPerson, error: Error): Promise<string[]> {
  const { messages } = await person.state();
  const live = messages[channel]?.find(({ text }) => text.includes('*D-1*'))?.text ?? 'no live message';
  return [error.message, live].map((text) => text.slice(0, mostCharacters));
}

/** True when nobody noticed the upgrade. */
async function upgrade(former: FormerCode): Promise<boolean> {
  const phones = usablePhones();
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
    }).catch((error: Error) => stuck(person, error));
    const complaints = [...noticed, ...replicas.complaints()];
    for (const complaint of complaints) say(`  ✗ ${complaint}`);
    if (complaints.length === 0)
      say('Nobody noticed: nobody twice, nobody lost, every press answered, one digest.');
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
