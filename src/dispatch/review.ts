import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type DeploymentState, isDeploymentState } from '../entities/deployment-state.ts';
import type { ReviewCounts } from '../entities/review-counts.ts';
import { ConversationVersion } from '../entities/rows/conversation-version.ts';
import { Deployment } from '../entities/rows/deployment.ts';
import { Line } from '../entities/rows/line.ts';
import type { OpenedAudience } from '../sources/audience-source.ts';
import { openCsv } from '../sources/csv-audience.ts';
import { openPasted } from '../sources/pasted-audience.ts';
import { loadVariables, loadVersion } from './conversation-store.ts';
import {
  type AudienceInput,
  DispatchError,
  type ReviewRequest,
  type SendableConversation,
} from './dispatch.ts';
import { eraseDraft, type StoredBatch, storeBatch } from './draft-store.ts';
import { planRow } from './plan-row.ts';
import { createRenderer } from './render-message.ts';
import { database } from './sql-rows.ts';

export interface ReviewSettings {
  /** ISO country of numbers without a country prefix. */
  readonly defaultCountry: string | undefined;
}

const openAudience = (input: AudienceInput, options: { defaultCountry?: string }): Promise<OpenedAudience> =>
  input.kind === 'csv'
    ? openCsv(input.bytes, { fileName: input.fileName, ...options })
    : openPasted(input.text, options);

const noRows: ReviewCounts = {
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
export function addBatch(counts: ReviewCounts, rows: number, batch: StoredBatch): ReviewCounts {
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
async function chooseLine(em: EntityManager, gateway: string, lineIds: readonly string[]): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from line where gateway = ${gateway} and id = any(${[...lineIds]}::text[])
     order by stopped_at is not null, array_position(${[...lineIds]}::text[], id) limit 1`.execute(
    database(em),
  );
  const [line] = rows;
  if (!line) throw new DispatchError(`No line is connected for ${gateway}. Set WHATSAPP_PHONE_NUMBER_ID.`);
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
    audienceName: request.audience.kind === 'csv' ? request.audience.fileName : 'pasted numbers',
    createdBy: request.by,
  });
  await em.flush();
  return draft.id;
}

/**
 * Reads the whole audience in a stream and stores it as a draft; resolves to its id. When anything goes wrong, nothing
 * stays. A draft is sendable only once every row is in.
 */
export async function review(
  orm: MikroORM,
  request: ReviewRequest,
  { defaultCountry }: ReviewSettings,
  lineIds: readonly string[],
): Promise<number> {
  const conversation = await loadVersion(orm.em.fork(), request.versionId);
  const variables = await loadVariables(orm.em.fork(), request.versionId);
  const render = createRenderer({ definition: conversation.template.definition, variables });
  const draftId = await createDraft(orm, request, conversation, lineIds);
  try {
    const options = defaultCountry === undefined ? {} : { defaultCountry };
    const audience = await openAudience(request.audience, options);
    let counts = noRows;
    let sequence = 0;
    for await (const rows of audience.rows) {
      const planned = rows.map((row) => planRow(row, render));
      sequence += 1;
      counts = addBatch(counts, rows.length, await storeBatch(orm.em.fork(), draftId, sequence, planned));
      request.onProgress?.(counts.rows);
    }
    if (counts.rows === 0)
      throw new DispatchError('The list is empty: no row with a phone number was found.');
    const present = new Set(audience.columns.map((column) => column.toLowerCase()));
    const missingColumns = conversation.columns.filter((column) => !present.has(column.toLowerCase()));
    await orm.em.fork().nativeUpdate(Deployment, draftId, {
      importedAt: new Date(),
      review: { ...counts, missingColumns },
    });
    return draftId;
  } catch (error) {
    await orm.em.fork().transactional((em) => eraseDraft(em, draftId));
    throw error;
  }
}
