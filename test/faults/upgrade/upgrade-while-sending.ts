import { sql } from 'kysely';
import type { WatchedDoor } from '../../support/front-door.ts';
import type { ProcessWorld } from '../../support/process-world.ts';
import type { SlackPerson } from '../../support/slack-person.ts';
import { complaintsOfDigest, complaintsOfDoor, complaintsOfSend } from '../replaced-checks.ts';
import type { FormerCode } from './former-code.ts';
import { pressingOn } from './pressing.ts';
import { deployment, type Migrated, replaceAll } from './replace-all.ts';
import type { Replicas } from './replicas.ts';
import { sendBySlack } from './send-by-slack.ts';

export interface Upgrade {
  readonly world: ProcessWorld;
  readonly door: WatchedDoor;
  readonly replicas: Replicas;
  readonly person: SlackPerson;
  readonly former: FormerCode;
  readonly phones: readonly string[];
  /** How long to wait for what the send brings. */
  readonly patienceMs: number;
  readonly say: (line: string) => void;
}

/** How many calls the two replicas that were first made after the migrations. */
async function callsOfOldAfter({ orm }: ProcessWorld, migratedAt: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from attempt
     where started_at > ${migratedAt} and worker_id in (select id from worker order by id limit 2)`.execute(
    orm.em.fork().getKysely(),
  );
  return rows[0]?.count ?? 0;
}

/** A replica that did nothing after the migrations shows nothing. */
async function complaintsOfIdleness(upgrade: Upgrade, migrated: Migrated): Promise<string[]> {
  const { world, door, replicas, say } = upgrade;
  const passed = door.passed.slice(migrated.passed);
  const calls = await callsOfOldAfter(world, migrated.at);
  say(`on the new schema the first two old ones made ${calls} calls`);
  const unasked = replicas.all.flatMap(({ who, url }) => {
    const answers = passed.filter(({ replica }) => replica === url);
    const slack = answers.filter(({ path }) => path.startsWith('/slack')).length;
    const webhooks = answers.length - slack;
    say(`${who} answered ${slack} requests of Slack and ${webhooks} webhooks`);
    return slack > 0 && webhooks > 0 ? [] : [`${who} was not asked by everybody after the migrations`];
  });
  return calls > 0 ? unasked : [...unasked, 'no old replica sent on the new schema'];
}

/** Two replicas of the former code send and are replaced; tells what anybody noticed. */
export async function upgradeWhileSending(upgrade: Upgrade): Promise<readonly string[]> {
  const { world, door, replicas, person, former, phones, patienceMs, say } = upgrade;
  const first = await replicas.start('old 1', former.folder);
  const second = await replicas.start('old 2', former.folder);
  await sendBySlack(person, phones);
  const pressing = pressingOn(person);
  const migrated = await replaceAll(upgrade, [first, second]).finally(() => pressing.stop());
  const { done, failures } = await pressing.stop();
  say(`${done} things were done in Slack`);
  return [
    ...failures,
    ...(await complaintsOfIdleness(upgrade, migrated)),
    ...(await complaintsOfSend(world, deployment, phones.length)),
    ...(await complaintsOfDigest(person, patienceMs)),
    ...complaintsOfDoor(door.passed),
  ];
}
