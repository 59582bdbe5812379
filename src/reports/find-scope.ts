import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { deploymentCode, parseDeploymentCode } from '../entities/deployment-code.ts';
import { say } from '../entities/language/say.ts';
import { inScope, launched } from './count-cells.ts';
import type { Scope, ScopeDescription } from './reader.ts';
import { readNumber, readText, type SqlRow } from './sql-row.ts';

interface KnownConversation {
  readonly id: number;
  readonly name: string;
  /** Newest first. */
  readonly versions: readonly number[];
}

interface NamedScope {
  readonly name: string;
  readonly version: number | 'all' | 'current';
}

/** What a text may mean, the likeliest first: `Offer 2` is a name before it is version 2 of `Offer`. */
export function readNamedScope(text: string): readonly NamedScope[] {
  const words = text.trim().replace(/\s+/g, ' ');
  const quoted = /^(?:"([^"]+)"|'([^']+)'|“([^”]+)”|‘([^’]+)’)(?: (.+))?$/.exec(words);
  const quotedName = quoted?.slice(1, 5).find((name) => name !== undefined);
  const last = quoted ? quoted[5] : / (\S+)$/.exec(words)?.[1];
  const version = last === undefined ? undefined : readVersion(last);
  if (quotedName !== undefined) {
    if (last === undefined) return [{ name: quotedName.trim(), version: 'current' }];
    return version === undefined ? [] : [{ name: quotedName.trim(), version }];
  }
  const whole: NamedScope = { name: words, version: 'current' };
  if (version === undefined || last === undefined) return [whole];
  return [whole, { name: words.slice(0, -last.length - 1), version }];
}

function readVersion(word: string): number | 'all' | undefined {
  if (word.toLowerCase() === 'all') return 'all';
  const digits = /^v?(\d{1,6})$/i.exec(word)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A conversation with its versions; `pick` is a condition on `c`. An archived one is found when no other has the name. */
async function findConversation(
  orm: MikroORM,
  pick: { readonly name: string } | { readonly id: number },
): Promise<KnownConversation | undefined> {
  const condition = 'id' in pick ? sql`c.id = ${pick.id}` : sql`lower(c.name) = lower(${pick.name})`;
  const kysely = orm.em.fork().getKysely();
  const { rows } = await sql<SqlRow>`
    select c.id, c.name from conversation c where ${condition}
     order by c.archived_at is not null, c.id desc limit 1`.execute(kysely);
  const [row] = rows;
  if (!row) return undefined;
  const id = readNumber(row, 'id');
  const versions = await sql<SqlRow>`
    select number from conversation_version where conversation_id = ${id} order by number desc`.execute(
    kysely,
  );
  return {
    id,
    name: readText(row, 'name'),
    versions: versions.rows.map((version) => readNumber(version, 'number')),
  };
}

async function gatewaysOf(orm: MikroORM, scope: Scope): Promise<string[]> {
  const { rows } = await sql<SqlRow>`
    select distinct l.gateway from deployment d join line l on l.id = d.line_id
     where ${launched} and ${inScope(scope)} order by l.gateway`.execute(orm.em.fork().getKysely());
  return rows.map((row) => readText(row, 'gateway'));
}

async function describeConversation(
  orm: MikroORM,
  { id, name, versions }: KnownConversation,
  scope: Scope,
  title: string,
): Promise<ScopeDescription> {
  const gateways = await gatewaysOf(orm, scope);
  return { scope, title, conversationId: id, conversation: name, versions, gateways };
}

const describeVersion = (orm: MikroORM, conversation: KnownConversation, versionNumber: number) =>
  describeConversation(
    orm,
    conversation,
    { kind: 'version', conversationId: conversation.id, versionNumber },
    say`${conversation.name} · version ${versionNumber}`,
  );

const describeAll = (orm: MikroORM, conversation: KnownConversation) =>
  describeConversation(
    orm,
    conversation,
    { kind: 'conversation', conversationId: conversation.id },
    say`${conversation.name} · all versions`,
  );

async function describeDeployment(
  orm: MikroORM,
  deploymentId: number,
): Promise<ScopeDescription | undefined> {
  const { rows } = await sql<SqlRow>`
    select v.conversation_id, v.number
      from deployment d join conversation_version v on v.id = d.version_id
     where d.id = ${deploymentId} and ${launched}`.execute(orm.em.fork().getKysely());
  const [row] = rows;
  const conversation = row && (await findConversation(orm, { id: readNumber(row, 'conversation_id') }));
  if (!row || !conversation) return undefined;
  return describeConversation(
    orm,
    conversation,
    { kind: 'deployment', deploymentId },
    say`${deploymentCode(deploymentId)} · ${conversation.name} · version ${readNumber(row, 'number')}`,
  );
}

export async function describeScope(orm: MikroORM, scope: Scope): Promise<ScopeDescription | undefined> {
  if (scope.kind === 'deployment') return describeDeployment(orm, scope.deploymentId);
  const conversation = await findConversation(orm, { id: scope.conversationId });
  if (!conversation) return undefined;
  if (scope.kind === 'conversation') return describeAll(orm, conversation);
  if (!conversation.versions.includes(scope.versionNumber)) return undefined;
  return describeVersion(orm, conversation, scope.versionNumber);
}

export async function findScope(orm: MikroORM, text: string): Promise<ScopeDescription | undefined> {
  const deploymentId = parseDeploymentCode(text);
  const deployment = deploymentId === undefined ? undefined : await describeDeployment(orm, deploymentId);
  if (deployment) return deployment;
  for (const { name, version } of readNamedScope(text)) {
    const conversation = name === '' ? undefined : await findConversation(orm, { name });
    if (!conversation) continue;
    if (version === 'all') return describeAll(orm, conversation);
    const number = version === 'current' ? conversation.versions[0] : version;
    if (number !== undefined && conversation.versions.includes(number)) {
      return describeVersion(orm, conversation, number);
    }
  }
  return undefined;
}
