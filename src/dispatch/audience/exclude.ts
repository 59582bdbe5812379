import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { writeAudit } from '../../entities/database/record-act.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { type DeploymentState, deploymentStates, failedStates } from '../../entities/deployment-state.ts';
import { countText } from '../../entities/language/number-text.ts';
import { said, say } from '../../entities/language/say.ts';
import { AudienceError } from '../../sources/audience-source.ts';
import { DispatchError, type GivenAudience } from '../dispatch.ts';
import { database } from '../sql-rows.ts';
import type { Excluded, Exclusions, ExclusionWish, LetIn } from './audiences.ts';
import { endExclusion, endExclusions, pageExclusions, storeExclusions } from './exclusion-store.ts';
import { addRead, nothingRead, openGiven, type PhoneOptions, phonesIn } from './read-phones.ts';

/** Locks of one transaction; claims of other phones go on meanwhile. */
const batchSize = 1_000;
const subject = 'exclusions';

/** A list that turns out to be broken half way leaves more people alone than it should have, never fewer. */
function brokeOff(error: unknown, rows: number): unknown {
  if (!(error instanceof AudienceError) || rows === 0) return error;
  return new DispatchError(
    say`${error.message} The ${countText(rows)} {1|row before it is|rows before it are} excluded already; correct the list and import it again.`,
  );
}

async function add(
  orm: MikroORM,
  phones: GivenAudience,
  wish: ExclusionWish,
  options: PhoneOptions,
): Promise<Excluded> {
  let total: Excluded = { ...nothingRead, added: 0, renewed: 0 };
  try {
    const audience = await openGiven(phones, options);
    for await (const rows of audience.rows) {
      const stored = await orm.em.fork().transactional((em) => storeExclusions(em, phonesIn(rows), wish));
      total = {
        ...addRead(total, rows),
        added: total.added + stored.added,
        renewed: total.renewed + stored.renewed,
      };
      wish.onProgress?.(total.rows);
    }
  } catch (error) {
    throw brokeOff(error, total.rows);
  }
  const { rows, added, renewed, invalid } = total;
  await writeAudit(orm.em.fork(), {
    actor: wish.by,
    act: 'exclusion.add',
    subject,
    detail: {
      before: { excluded: renewed },
      after: { excluded: added + renewed, until: wish.until?.toISOString() ?? null },
      ...{ rows, added, renewed, invalid },
    },
  });
  return total;
}

async function remove(orm: MikroORM, text: string, by: string, options: PhoneOptions): Promise<LetIn> {
  const audience = await openGiven({ kind: 'pasted', text }, options);
  let read = nothingRead;
  const phones = new Set<string>();
  for await (const rows of audience.rows) {
    read = addRead(read, rows);
    for (const phone of phonesIn(rows)) phones.add(phone);
  }
  const { removed, optedOut } = await orm.em.fork().transactional((em) => endExclusions(em, [...phones]));
  const touched = new Set([...removed, ...optedOut.map(({ phone }) => phone)]);
  if (removed.length > 0) {
    const detail = {
      before: { excluded: touched.size },
      after: { excluded: optedOut.length },
      removed: removed.length,
    };
    await writeAudit(orm.em.fork(), { actor: by, act: 'exclusion.remove', subject, detail });
  }
  return { ...read, removed: removed.length, unknown: phones.size - touched.size, optedOut };
}

async function failedPhones(em: EntityManager, id: number, state: DeploymentState, after: number) {
  const { rows } = await sql<{ id: number; phone: string | null }>`
    select id::float8 as id, phone from recipient
     where deployment_id = ${id} and state = ${state}
       and not is_test and id > ${after}
     order by id limit ${batchSize}`.execute(database(em));
  return rows;
}

async function addFailed(orm: MikroORM, id: number, state: DeploymentState, by: string): Promise<Excluded> {
  if (!failedStates.includes(state)) {
    throw new DispatchError(
      say`Only failed users can be excluded so; “${said(deploymentStates[state].label)}” is no failure.`,
    );
  }
  const because = say`${said(deploymentStates[state].label)} in ${deploymentCode(id)}.`;
  let total: Excluded = { ...nothingRead, added: 0, renewed: 0 };
  for (let after = 0; ; ) {
    const rows = await failedPhones(orm.em.fork(), id, state, after);
    const last = rows.at(-1);
    if (!last) break;
    const phones = rows.flatMap(({ phone }) => phone ?? []).sort();
    const stored = await orm.em
      .fork()
      .transactional((em) => storeExclusions(em, phones, { because, by, until: undefined }));
    total = {
      ...total,
      rows: total.rows + rows.length,
      invalid: total.invalid + rows.length - phones.length,
      added: total.added + stored.added,
      renewed: total.renewed + stored.renewed,
    };
    after = last.id;
  }
  const { added, renewed } = total;
  await writeAudit(orm.em.fork(), {
    actor: by,
    act: 'exclusion.add_failed',
    subject: `deployment:${id}`,
    detail: { before: { excluded: renewed }, after: { excluded: added + renewed }, state, added, renewed },
  });
  return total;
}

export const createExclusions = (orm: MikroORM, options: PhoneOptions): Exclusions => ({
  add: (phones, wish) => add(orm, phones, wish, options),
  remove: (phones, by) => remove(orm, phones, by, options),
  async end(id, by) {
    const ended = await orm.em.fork().transactional((em) => endExclusion(em, id));
    const act = ended?.source === 'opt_out' ? 'exclusion.override_opt_out' : 'exclusion.remove';
    if (ended) {
      const before = { source: ended.source, until: ended.expiresAt?.toISOString() ?? null };
      const detail = { before, after: null };
      await writeAudit(orm.em.fork(), { actor: by, act, subject: `exclusion:${id}`, detail });
    }
    return ended;
  },
  page: (search, cursor, limit) => pageExclusions(orm.em.fork(), search, cursor, limit),
  addFailed: (deploymentId, state, by) => addFailed(orm, deploymentId, state, by),
});
