import type { MikroORM } from '@mikro-orm/postgresql';
import type { Cell } from '../../src/entities/cell.ts';
import { type HoldKind, holdKinds } from '../../src/entities/hold-kind.ts';
import type { Phase } from '../../src/entities/phase.ts';
import { Conversation } from '../../src/entities/rows/conversation.ts';
import { ConversationVersion } from '../../src/entities/rows/conversation-version.ts';
import { Deployment } from '../../src/entities/rows/deployment.ts';
import { Hold } from '../../src/entities/rows/hold.ts';
import { Line } from '../../src/entities/rows/line.ts';
import { Recipient } from '../../src/entities/rows/recipient.ts';
import { Tally } from '../../src/entities/rows/tally.ts';
import { Template } from '../../src/entities/rows/template.ts';

export interface DeploymentStory {
  /** The same name is the same conversation. */
  readonly conversation?: string;
  readonly version?: number;
  /** A template's id; the same id is the same template. */
  readonly template?: string;
  readonly line?: string;
  readonly phase?: Phase;
  readonly channelId?: string;
  readonly launchedBy?: string | null;
  readonly launchedAt?: Date;
  /** Its time while the phase is `scheduled`, and why it was missed. */
  readonly scheduledFor?: Date;
  readonly missed?: string;
  readonly holds?: Readonly<Partial<Record<HoldKind, string>>>;
  /** Recipients by cell, in order of their row numbers. */
  readonly cells?: readonly (readonly [cell: Cell, count: number])[];
  readonly variables?: Readonly<Record<string, string>>;
}

export interface GivenDeployment {
  readonly id: number;
  readonly conversationId: number;
  readonly templateId: string;
  readonly lineId: string;
}

const neverLaunched = (phase: Phase, story: DeploymentStory): boolean =>
  phase === 'draft' || phase === 'scheduled' || (phase === 'cancelled' && !story.launchedAt);

const quarterHourMs = 900_000;
const firstLaunch = new Date('2026-03-03T15:07:00Z');

async function givenVersion(orm: MikroORM, story: DeploymentStory): Promise<ConversationVersion> {
  const em = orm.em.fork();
  const name = story.conversation ?? 'Spring sale';
  const templateId = story.template ?? 'spring-template';
  const number = story.version ?? 1;
  const known = await em.findOne(ConversationVersion, { conversation: { name }, number });
  if (known) return known;
  const conversation =
    (await em.findOne(Conversation, { name })) ??
    em.create(Conversation, { name, gateway: 'whatsapp', origin: 'template' });
  const template =
    (await em.findOne(Template, templateId)) ??
    em.create(Template, {
      id: templateId,
      gateway: 'whatsapp',
      accountId: 'account-1',
      name: templateId,
      language: 'en',
      category: 'MARKETING',
      status: 'APPROVED',
      definition: { format: 'named', body: 'Hello {{name}}', buttons: [] },
    });
  const variables = [{ key: 'body.name', column: 'name' }];
  const version = em.create(ConversationVersion, { conversation, number, template, variables });
  await em.flush();
  return version;
}

/** Reserved-looking numbers, each once per deployment; validity does not matter here. */
const phoneOf = (row: number): string => `+1555${String(1_000_000 + row)}`;

/** A deployment with its template, line, conversation, version, recipients and the tally that counts them. */
export async function givenDeployment(orm: MikroORM, story: DeploymentStory = {}): Promise<GivenDeployment> {
  const version = await givenVersion(orm, story);
  const em = orm.em.fork();
  const phase = story.phase ?? 'sending';
  const isDraft = neverLaunched(phase, story);
  const launchedAt = isDraft ? null : (story.launchedAt ?? firstLaunch);
  const lineId = story.line ?? 'line-1';
  const line =
    (await em.findOne(Line, lineId)) ??
    em.create(Line, {
      id: lineId,
      gateway: 'whatsapp',
      messagesPerSecond: 70,
      displayPhone: '+12025550100',
    });
  const deployment = em.create(Deployment, {
    version: version.id,
    line,
    phase,
    channelId: story.channelId ?? 'C0LAUNCH',
    audienceName: 'customers.csv',
    createdBy: 'U0ANA',
    importedAt: phase === 'scheduled' ? firstLaunch : launchedAt,
    scheduledFor: story.scheduledFor ?? null,
    scheduleZone: story.scheduledFor ? 'America/Bogota' : null,
    scheduledBy: story.scheduledFor ? 'U0ANA' : null,
    missedAt: story.missed === undefined ? null : firstLaunch,
    missedBecause: story.missed ?? null,
    launchedBy: isDraft ? null : story.launchedBy === undefined ? 'U0ANA' : story.launchedBy,
    launchedAt,
  });
  await em.flush();
  const bucket = new Date(Math.floor((launchedAt?.getTime() ?? 0) / quarterHourMs) * quarterHourMs);
  let rowNumber = 0;
  for (const [cell, count] of story.cells ?? []) {
    const { state, cause, code, sent, responded } = cell;
    const rows = Array.from({ length: count }, () => {
      rowNumber += 1;
      const isInvalid = state === 'invalid_number';
      return {
        deployment: deployment.id,
        rowNumber,
        phone: isInvalid ? null : phoneOf(rowNumber),
        rawPhone: isInvalid ? `no number ${rowNumber}` : null,
        variables: story.variables ?? {},
        state,
        cause,
        sent,
        responded,
        code: code === '' ? null : code,
      };
    });
    await em.insertMany(Recipient, rows);
    await em.insert(Tally, {
      deployment: deployment.id,
      bucket,
      state,
      cause,
      code,
      sent,
      responded,
      shard: 0,
      count,
    });
  }
  for (const kind of holdKinds) {
    const because = story.holds?.[kind];
    if (because) await em.insert(Hold, { deployment: deployment.id, kind, because });
  }
  return {
    id: deployment.id,
    conversationId: version.conversation.id,
    templateId: version.template.id,
    lineId,
  };
}
