import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Flow } from '../../flows/flow.ts';
import { parseFlow } from '../../flows/parse-flow.ts';
import { database } from '../sql-rows.ts';
import type { StartableVersion } from './chat.ts';

/** A flow is small, but a business may have made thousands of versions. */
const mostKept = 5_000;

interface FlowRow {
  readonly versionId: number;
  readonly flow: string | null;
}

/** The newest version of each conversation in use that has a flow; the older the conversation, the earlier it is tried. */
async function newestVersions(em: EntityManager): Promise<number[]> {
  const { rows } = await sql<{ versionId: number }>`
    select v.id as "versionId"
      from conversation c
      join conversation_version v on v.conversation_id = c.id
       and v.number = (select max(number) from conversation_version where conversation_id = c.id)
     where c.archived_at is null and v.flow is not null
     order by c.id`.execute(database(em));
  return rows.map(({ versionId }) => versionId);
}

function read(source: string): Flow | undefined {
  const parsed = parseFlow(source);
  return parsed.ok ? parsed.flow : undefined;
}

const canBeStarted = ({ start }: Flow): boolean =>
  start.anyMessage || start.ads !== false || start.keywords.length > 0;

/** Flows of versions, read once: a version never changes. Which of them people can start is asked each time. */
export class FlowShelf {
  readonly #flows = new Map<number, Flow | undefined>();

  readonly flowOf = (versionId: number): Flow | undefined => this.#flows.get(versionId);

  /**
   * What people may start by writing, what was saved a moment ago on another replica included; `flowOf` knows these and
   * the `running` versions afterwards.
   */
  async open(em: EntityManager, running: readonly number[]): Promise<readonly StartableVersion[]> {
    const newest = await newestVersions(em);
    await this.#load(em, [...newest, ...running]);
    return newest.flatMap((versionId) => {
      const flow = this.#flows.get(versionId);
      return flow && canBeStarted(flow) ? [{ versionId, flow }] : [];
    });
  }

  async #load(em: EntityManager, versionIds: readonly number[]): Promise<void> {
    const wanted = [...new Set(versionIds)];
    const isUnknown = (id: number) => !this.#flows.has(id);
    // Before it is told what is missing: what was known until now is wanted as well.
    if (this.#flows.size + wanted.filter(isUnknown).length > mostKept) this.#flows.clear();
    const missing = wanted.filter(isUnknown);
    if (missing.length === 0) return;
    const { rows } = await sql<FlowRow>`
      select id as "versionId", flow from conversation_version where id = any(${missing}::int[])`.execute(
      database(em),
    );
    for (const { versionId, flow } of rows)
      this.#flows.set(versionId, flow === null ? undefined : read(flow));
  }
}
