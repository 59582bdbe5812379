import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Flow } from '../../flows/flow.ts';
import { parseFlow } from '../../flows/parse-flow.ts';
import { database } from '../sql-rows.ts';
import type { StartableVersion } from './chat.ts';

/** A flow is small, but a business may have made thousands of versions. */
const mostKept = 500;
/** How long a new version may take to be startable on every replica. */
const startableForMs = 1_000;

interface FlowRow {
  readonly versionId: number;
  readonly flow: string;
}

/** The newest version of each conversation in use that has a flow; the older the conversation, the earlier it is tried. */
async function loadStartable(em: EntityManager): Promise<FlowRow[]> {
  const { rows } = await sql<FlowRow>`
    select v.id as "versionId", v.flow
      from conversation c
      join conversation_version v on v.conversation_id = c.id
       and v.number = (select max(number) from conversation_version where conversation_id = c.id)
     where c.archived_at is null and v.flow is not null
       and c.id in (select conversation_id from conversation_version where flow is not null)
     order by c.id`.execute(database(em));
  return rows;
}

const canBeStarted = ({ start }: Flow): boolean =>
  start.anyMessage || start.ads !== false || start.keywords.length > 0;

/** Flows of versions, read once: a version never changes. */
export class FlowShelf {
  readonly #orm: MikroORM;
  readonly #flows = new Map<number, Flow | undefined>();
  #startable: Promise<readonly StartableVersion[]> | undefined;
  #startableAt = Number.NEGATIVE_INFINITY;

  constructor(orm: MikroORM) {
    this.#orm = orm;
  }

  /** Makes sure that `flowOf` knows these versions. */
  async load(versionIds: readonly number[]): Promise<void> {
    const missing = [...new Set(versionIds)].filter((id) => !this.#flows.has(id));
    if (missing.length === 0) return;
    if (this.#flows.size + missing.length > mostKept) this.#flows.clear();
    const { rows } = await sql<{ versionId: number; flow: string | null }>`
      select id as "versionId", flow from conversation_version where id = any(${missing}::int[])`.execute(
      database(this.#orm.em.fork()),
    );
    for (const { versionId, flow } of rows) this.#keep(versionId, flow);
  }

  readonly flowOf = (versionId: number): Flow | undefined => this.#flows.get(versionId);

  /** What people may start by writing. */
  startable(): Promise<readonly StartableVersion[]> {
    const now = performance.now();
    if (!this.#startable || now - this.#startableAt >= startableForMs) {
      this.#startableAt = now;
      this.#startable = this.#loadStartable();
      this.#startable.catch(() => {
        this.#startable = undefined;
      });
    }
    return this.#startable;
  }

  async #loadStartable(): Promise<readonly StartableVersion[]> {
    const rows = await loadStartable(this.#orm.em.fork());
    return rows.flatMap(({ versionId, flow: source }) => {
      const flow = this.#keep(versionId, source);
      return flow && canBeStarted(flow) ? [{ versionId, flow }] : [];
    });
  }

  #keep(versionId: number, source: string | null): Flow | undefined {
    const parsed = source === null ? undefined : parseFlow(source);
    const flow = parsed?.ok ? parsed.flow : undefined;
    this.#flows.set(versionId, flow);
    return flow;
  }
}
