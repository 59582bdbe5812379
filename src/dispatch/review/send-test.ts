import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { noApprovals } from '../../entities/approval.ts';
import { recordAct } from '../../entities/database/record-act.ts';
import { failureClasses, isFailureClass } from '../../entities/failure-class.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { said, say } from '../../entities/language/say.ts';
import { ConversationVersion } from '../../entities/rows/conversation-version.ts';
import { Deployment } from '../../entities/rows/deployment.ts';
import { Line } from '../../entities/rows/line.ts';
import { PhoneReader } from '../../sources/phone-number.ts';
import { loadVariables, loadVersion } from '../conversations/conversation-store.ts';
import { loadDeployment } from '../deployment-store.ts';
import { type DeploymentSummary, DispatchError, type TestSample, type TestWish } from '../dispatch.ts';
import { begin, draftGone, storeChoices } from '../launch/launch.ts';
import { database } from '../sql-rows.ts';
import { type PlannedRow, storeBatch } from './draft-store.ts';
import { loadReview } from './load-review.ts';
import { planRow } from './plan-row.ts';
import { createRenderer } from './render-message.ts';
import { chooseLine, noRows } from './review.ts';

export interface TestSettings {
  readonly defaultCountry: string | undefined;
  readonly lineIds: readonly string[];
}

async function planTest(em: EntityManager, wish: TestWish, country: string | undefined): Promise<PlannedRow> {
  const { definition } = (await loadVersion(em, wish.versionId)).template;
  const render = createRenderer({ definition, variables: await loadVariables(em, wish.versionId) });
  const reading = new PhoneReader(country).read(wish.phone);
  const row = planRow({ rowNumber: 1, rawPhone: wish.phone, variables: wish.variables, ...reading }, render);
  if (row.cell.state === 'in_process') return row;
  if (row.cell.state !== 'invalid_number')
    throw new DispatchError(row.detail ? saidAgain(row.detail) : say`A value is not usable.`);
  throw new DispatchError(
    say`Expected a phone number with its country code, such as +12025550123; found one that cannot be sent to: ${saidAgain(row.detail ?? '')}.`,
  );
}

/** Refuses what a list would have set aside, in the same words. */
async function refuseSetAside(em: EntityManager, id: number, wish: TestWish): Promise<void> {
  const { rows } = await sql<{ cause: string }>`
    select cause from recipient where deployment_id = ${id} and state <> 'in_process'`.execute(database(em));
  const cause = rows[0]?.cause;
  if (cause === undefined || (cause === 'recently_messaged' && wish.recently === 'send')) return;
  const because = isFailureClass(cause) ? said(failureClasses[cause].says) : cause;
  if (wish.kind === 'agent') throw new DispatchError(say`Nothing was sent. ${because}`);
  throw new DispatchError(
    cause === 'recently_messaged'
      ? say`No test was sent. ${because} Answer it from that phone, or choose to send anyway.`
      : say`No test was sent. ${because}`,
  );
}

async function storeTest(
  em: EntityManager,
  wish: TestWish,
  row: PlannedRow,
  lineIds: readonly string[],
): Promise<number> {
  const { gateway } = await loadVersion(em, wish.versionId);
  const test = em.create(Deployment, {
    kind: wish.kind ?? 'test',
    version: em.getReference(ConversationVersion, wish.versionId),
    line: em.getReference(Line, await chooseLine(em, gateway, lineIds)),
    channelId: wish.channelId,
    audienceName: wish.kind ?? 'test',
    createdBy: wish.by,
    importedAt: new Date(),
    review: { ...noRows, rows: 1, valid: 1, missingColumns: [] },
  });
  await em.flush();
  await storeBatch(em, test.id, 1, [row]);
  return test.id;
}

/** Sends one real message to one number, in the manager's transaction; what is refused takes everything back. */
export async function sendOne(
  em: EntityManager,
  wish: TestWish,
  { defaultCountry, lineIds }: TestSettings,
): Promise<number> {
  const row = await planTest(em, wish, defaultCountry);
  const id = await storeTest(em, wish, row, lineIds);
  await storeChoices(em, id, wish.recently === undefined ? {} : { recently: wish.recently });
  await refuseSetAside(em, id, wish);
  await begin(em, id, wish.by, () => loadReview(em, id), noApprovals);
  return id;
}

/**
 * Sends one real message to one number, by the way of every message and behind the same guards. It is a deployment of its
 * own that counts in no figure. All or nothing: what is refused leaves nothing behind.
 */
export async function sendTest(
  orm: MikroORM,
  wish: TestWish,
  settings: TestSettings,
): Promise<DeploymentSummary> {
  return orm.em.fork().transactional(async (em) => {
    const id = await sendOne(em, wish, settings);
    await recordAct(em, wish.by, 'test.send', `deployment:${id}`, { before: null, after: 'sending' });
    return loadDeployment(em, id);
  });
}

/** What the first row of a checked list would be sent, to fill in the form of a test. */
export async function testSample(em: EntityManager, draftId: number): Promise<TestSample> {
  const { rows } = await sql<TestSample>`
    select d.version_id as "versionId", d.channel_id as "channelId",
           coalesce((select r.variables from recipient r
                      where r.deployment_id = d.id and r.state = 'in_process' order by r.id limit 1), '{}') as values
      from deployment d where d.id = ${draftId} and d.imported_at is not null`.execute(database(em));
  const [sample] = rows;
  if (!sample) throw draftGone();
  return sample;
}
