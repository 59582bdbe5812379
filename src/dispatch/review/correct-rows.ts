import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { ApprovalPolicy } from '../../entities/approval.ts';
import { letTakeLong } from '../../entities/database/let-take-long.ts';
import { loadRetryConditions } from '../../entities/database/load-retry-conditions.ts';
import { recordAct } from '../../entities/database/record-act.ts';
import { say } from '../../entities/language/say.ts';
import { retriesStopped } from '../../entities/retry-offer.ts';
import { Correction } from '../../entities/rows/correction.ts';
import { Deployment } from '../../entities/rows/deployment.ts';
import type { AudienceRow } from '../../sources/audience-source.ts';
import { openCsv } from '../../sources/csv-audience.ts';
import { requireApproval } from '../approvals/approval-gate.ts';
import { loadVariables, loadVersion } from '../conversations/conversation-store.ts';
import { loadDeployment, lockPhase } from '../deployment-store.ts';
import { DispatchError } from '../dispatch.ts';
import { spendAllowance } from '../guards/allowance.ts';
import { reopen, requeue } from '../retries/requeue-store.ts';
import { database } from '../sql-rows.ts';
import type { Corrected, CorrectionRequest, CorrectionReview } from './correction.ts';
import {
  type CorrectedRow,
  countVerdicts,
  firstProblems,
  isCorrectable,
  judgeRows,
  storeCorrectedRows,
} from './correction-store.ts';
import { planRow } from './plan-row.ts';
import { createRenderer, type RenderRow } from './render-message.ts';

/** Columns that our own download adds; they are no variables. */
const rowColumn = 'treble row';
const reasonColumn = 'treble reason';

const mostProblems = 8;
/** What our download put before a cell that a spreadsheet would take for a formula. */
const unquoted = (cell: string): string => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);

function correctedRow(row: AudienceRow, render: RenderRow): CorrectedRow {
  const cells = Object.entries(row.variables);
  const typed = cells.find(([name]) => name.toLowerCase() === rowColumn)?.[1] ?? '';
  const number = /^(\d{1,9})(?:\.0+)?$/.exec(typed)?.[1];
  const variables = Object.fromEntries(
    cells
      .filter(([name]) => ![rowColumn, reasonColumn].includes(name.toLowerCase()))
      .map(([name, cell]) => [name, unquoted(cell)]),
  );
  return {
    ...planRow({ ...row, variables }, render),
    corrects: number === undefined ? undefined : Number(number),
  };
}

async function refuseWhileStopped(em: EntityManager, deploymentId: number): Promise<void> {
  const conditions = (await loadRetryConditions(em, [deploymentId])).get(deploymentId);
  const stopped = conditions && retriesStopped(conditions);
  if (stopped !== undefined) throw new DispatchError(say`Nothing was sent again. ${stopped}`);
}

async function loadCorrectionReview(
  em: EntityManager,
  id: number,
  deploymentId: number,
): Promise<CorrectionReview> {
  const { conversation } = await loadDeployment(em, deploymentId);
  const counts = await countVerdicts(em, id);
  const problems = await firstProblems(em, id, mostProblems);
  return { id, deploymentId, conversation, counts, problems };
}

/** Reads a corrected file in a stream, stores it and judges every row. When anything goes wrong, nothing stays. */
export async function reviewCorrection(
  orm: MikroORM,
  { deploymentId, fileName, bytes, by, onProgress }: CorrectionRequest,
  defaultCountry: string | undefined,
): Promise<CorrectionReview> {
  const em = () => orm.em.fork();
  await loadDeployment(em(), deploymentId);
  const { version } = await em().findOneOrFail(Deployment, deploymentId);
  const { definition } = (await loadVersion(em(), version.id)).template;
  const render = createRenderer({ definition, variables: await loadVariables(em(), version.id) });
  const audience = await openCsv(bytes, {
    fileName,
    ...(defaultCountry !== undefined && { defaultCountry }),
  });
  const matchBy = audience.columns.some((name) => name.toLowerCase() === rowColumn) ? 'row' : 'phone';
  const creating = em();
  const correction = creating.create(Correction, {
    deployment: creating.getReference(Deployment, deploymentId),
    createdBy: by,
  });
  await creating.flush();
  const { id } = correction;
  try {
    let read = 0;
    for await (const rows of audience.rows) {
      await storeCorrectedRows(
        em(),
        id,
        rows.map((row) => correctedRow(row, render)),
      );
      read += rows.length;
      onProgress?.(read);
    }
    await em().transactional(async (judging) => {
      await letTakeLong(judging);
      await judgeRows(judging, { correctionId: id, deploymentId, by: matchBy });
    });
    await em().nativeUpdate(Correction, id, { checkedAt: new Date() });
    return await loadCorrectionReview(em(), id, deploymentId);
  } catch (error) {
    await sql`delete from correction_row where correction_id = ${id}`.execute(database(em()));
    await em().nativeDelete(Correction, id);
    throw error;
  }
}

/** Gives the recipients their corrected rows and another try; whoever was reached or corrected meanwhile is left alone. */
async function requeueCorrected(
  em: EntityManager,
  correctionId: number,
  deploymentId: number,
): Promise<number> {
  await letTakeLong(em);
  await sql`
    with corrected as (
      select r.id, c.phone, c.raw_phone, c.variables
        from correction_row c join recipient r on r.id = c.recipient_id
       where c.correction_id = ${correctionId} and c.verdict = 'send' and r.deployment_id = ${deploymentId}
         and ${isCorrectable}
         and not exists (select 1 from recipient o where o.phone = c.phone and o.deployment_id = ${deploymentId} and o.id <> r.id)
       order by r.id for no key update of r)
    update recipient r
       set phone = c.phone, raw_phone = nullif(c.raw_phone, c.phone), variables = c.variables, detail = null
      from corrected c where r.id = c.id`.execute(database(em));
  const hasCorrectedRow = sql<boolean>`exists (
    select from correction_row c
     where c.correction_id = ${correctionId} and c.verdict = 'send' and c.recipient_id = r.id and c.phone = r.phone)`;
  return requeue(em, { deploymentId, chosen: sql<boolean>`(${isCorrectable} and ${hasCorrectedRow})` });
}

/** Sends the rows that the review called sendable, once: presses wait for each other, and the second finds it sent. */
export async function sendCorrected(
  em: EntityManager,
  id: number,
  by: string,
  approvals: ApprovalPolicy,
): Promise<Corrected> {
  const { rows } = await sql<{ deploymentId: number }>`
    select deployment_id as "deploymentId" from correction where id = ${id} and checked_at is not null`.execute(
    database(em),
  );
  const [known] = rows;
  if (!known) {
    throw new DispatchError(
      say`This file is no longer there: corrected rows are kept for 24 hours. Send it again.`,
    );
  }
  const { deploymentId } = known;
  await lockPhase(em, deploymentId);
  const { rows: first } = await sql`
    update correction set sent_at = now() where id = ${id} and sent_at is null returning 1`.execute(
    database(em),
  );
  if (first.length === 0) {
    return { queued: 0, alreadySent: true, deployment: await loadDeployment(em, deploymentId) };
  }
  await refuseWhileStopped(em, deploymentId);
  const queued = await requeueCorrected(em, id, deploymentId);
  if (queued > 0) {
    await reopen(em, deploymentId);
    await spendAllowance(em, { deploymentId, by, added: queued }, approvals.allowance);
    await requireApproval(em, deploymentId, by, approvals);
    await recordAct(em, by, 'deployment.send_corrected', `deployment:${deploymentId}`, {
      before: 'failed',
      after: 'queued',
      queued,
    });
  }
  return { queued, alreadySent: false, deployment: await loadDeployment(em, deploymentId) };
}
