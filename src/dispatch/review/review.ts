import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type DeploymentState, isDeploymentState } from '../../entities/deployment-state.ts';
import { say } from '../../entities/language/say.ts';
import { readAhead } from '../../entities/read-ahead.ts';
import type { ReviewCounts } from '../../entities/review-counts.ts';
import { ConversationVersion } from '../../entities/rows/conversation-version.ts';
import { Deployment } from '../../entities/rows/deployment.ts';
import { Line } from '../../entities/rows/line.ts';
import { columnsOf, sourcesFor } from '../../entities/variable-source.ts';
import type { AudienceRow } from '../../sources/audience-source.ts';
import type { ContactSource } from '../../sources/contact-source.ts';
import { openAudience } from '../audience/open-audience.ts';
import { loadVariables, loadVersion } from '../conversations/conversation-store.ts';
import { DispatchError, type ReviewRequest, type SendableConversation } from '../dispatch.ts';
import { database } from '../sql-rows.ts';
import { eraseDraft, type PlannedRow, type StoredBatch, storeBatch } from './draft-store.ts';
import { planRow } from './plan-row.ts';
import { createRenderer, type RenderRow } from './render-message.ts';
import { countKeptBack } from './unfilled-columns.ts';

export interface ReviewSettings {
  /** ISO country of numbers without a country prefix. */
  readonly defaultCountry: string | undefined;
  readonly contactSources: readonly ContactSource[];
}

export const noRows: ReviewCounts = {
  rows: 0,
  valid: 0,
  invalid: 0,
  duplicate: 0,
  excluded: 0,
  variableUnfilled: 0,
  agentSession: 0,
  tooManyTemplates: 0,
};

/** Which count a recipient adds to, by the state it starts in. */
const countOfState: Partial<Record<DeploymentState, keyof ReviewCounts>> = {
  in_process: 'valid',
  invalid_number: 'invalid',
  excluded: 'excluded',
  variable_unfilled: 'variableUnfilled',
  agent_session: 'agentSession',
  too_many_templates: 'tooManyTemplates',
};

/** Adds what one batch stored. */
function addBatch(counts: ReviewCounts, rows: number, batch: StoredBatch): ReviewCounts {
  const sum: Record<keyof ReviewCounts, number> = { ...counts };
  sum.rows += rows;
  sum.duplicate += batch.duplicates;
  for (const { state, count } of batch.counts) {
    const name = isDeploymentState(state) ? countOfState[state] : undefined;
    if (!name) throw new Error(`A reviewed row is in state ${state}, which no count covers.`);
    sum[name] += count;
  }
  return sum;
}

/** The line a new deployment sends from: the gateway's first one by configuration. */
export async function chooseLine(
  em: EntityManager,
  gateway: string,
  lineIds: readonly string[],
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from line where gateway = ${gateway} and id = any(${[...lineIds]}::text[])
     order by stopped_at is not null, array_position(${[...lineIds]}::text[], id) limit 1`.execute(
    database(em),
  );
  const [line] = rows;
  if (!line) throw new DispatchError(say`No line is connected for ${gateway}. Name one in the settings.`);
  return line.id;
}

async function createDraft(
  orm: MikroORM,
  request: ReviewRequest,
  conversation: SendableConversation,
  lineIds: readonly string[],
): Promise<number> {
  const em = orm.em.fork();
  const lineId = await chooseLine(em, conversation.gateway, lineIds);
  const draft = em.create(Deployment, {
    version: em.getReference(ConversationVersion, request.versionId),
    line: em.getReference(Line, lineId),
    channelId: request.channelId,
    audienceName: '',
    createdBy: request.by,
  });
  await em.flush();
  return draft.id;
}

async function* planned(
  batches: AsyncIterable<readonly AudienceRow[]>,
  render: RenderRow,
): AsyncGenerator<PlannedRow[]> {
  for await (const rows of batches) yield rows.map((row) => planRow(row, render));
}

/**
 * Reads the whole audience in a stream and stores it as a draft; resolves to its id. When anything goes wrong, nothing
 * stays. A draft is sendable only once every row is in.
 */
export async function review(
  orm: MikroORM,
  request: ReviewRequest,
  { defaultCountry, contactSources }: ReviewSettings,
  lineIds: readonly string[],
): Promise<number> {
  const conversation = await loadVersion(orm.em.fork(), request.versionId);
  const variables = await loadVariables(orm.em.fork(), request.versionId);
  const render = createRenderer({ definition: conversation.template.definition, variables });
  const draftId = await createDraft(orm, request, conversation, lineIds);
  try {
    const audience = await openAudience(orm, request.audience, {
      defaultCountry,
      contactSources,
      columns: columnsOf(sourcesFor(conversation.template.definition, variables)),
    });
    let counts = noRows;
    let sequence = 0;
    for await (const rows of readAhead(planned(audience.rows, render))) {
      sequence += 1;
      counts = addBatch(counts, rows.length, await storeBatch(orm.em.fork(), draftId, sequence, rows));
      request.onProgress?.(counts.rows);
    }
    if (counts.rows === 0)
      throw new DispatchError(say`The list is empty: no row with a phone number was found.`);
    const present = new Set(audience.columns.map((column) => column.toLowerCase()));
    const missingColumns = conversation.columns.filter((column) => !present.has(column.toLowerCase()));
    await orm.em.fork().nativeUpdate(Deployment, draftId, {
      audienceName: audience.name,
      importedAt: new Date(),
      review: {
        ...counts,
        missingColumns,
        ...(await countKeptBack(orm.em.fork(), draftId, conversation.columns, audience.columns)),
        fromContacts: request.audience.kind === 'contacts',
      },
    });
    return draftId;
  } catch (error) {
    await orm.em.fork().transactional((em) => eraseDraft(em, draftId));
    throw error;
  }
}
