import type { MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { audienceWords, type DeploymentAudience } from '../../entities/deployment-audiences.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { deploymentStateNames, failedStates } from '../../entities/deployment-state.ts';
import { say } from '../../entities/language/say.ts';
import { type AudienceRow, batchRows, type OpenedAudience } from '../../sources/audience-source.ts';
import { loadDeployment } from '../deployment-store.ts';
import { DispatchError } from '../dispatch.ts';
import { database } from '../sql-rows.ts';

/** SQL on recipient `r`: who belongs to the audience. */
function belongs(who: DeploymentAudience): RawBuilder<boolean> {
  if (who === 'delivered') return sql`r.state = 'success'`;
  if (who === 'answered') return sql`(r.state = 'success' and r.responded)`;
  if (who === 'not_answered') return sql`(r.state = 'success' and not r.responded)`;
  const states = who === 'failed' ? failedStates : deploymentStateNames.filter((state) => who === state);
  return sql`r.state = any(${[...states]}::text[])`;
}

interface ReadRow {
  readonly id: number;
  readonly phone: string | null;
  readonly rawPhone: string | null;
  readonly variables: Readonly<Record<string, string>>;
}

async function* readRows(
  orm: MikroORM,
  id: number,
  who: DeploymentAudience,
): AsyncGenerator<readonly AudienceRow[]> {
  let after = 0;
  let rowNumber = 0;
  for (;;) {
    const { rows } = await sql<ReadRow>`
      select r.id::float8 as id, r.phone, r.raw_phone as "rawPhone", r.variables from recipient r
       where r.deployment_id = ${id} and r.id > ${after} and not r.is_test and r.erased_at is null and ${belongs(who)}
       order by r.id limit ${batchRows}`.execute(database(orm.em.fork()));
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ phone, rawPhone, variables }) => {
      rowNumber += 1;
      return phone === null
        ? { rowNumber, rawPhone: rawPhone ?? '', invalidBecause: 'not a phone number', variables }
        : { rowNumber, rawPhone: rawPhone ?? phone, phone, variables };
    });
    after = last.id;
  }
}

/** The variables that the list of a deployment had: every row has them all. */
async function columnsOf(orm: MikroORM, id: number): Promise<string[]> {
  const { rows } = await sql<{ variables: Readonly<Record<string, string>> }>`
    select variables from recipient where deployment_id = ${id} and erased_at is null order by id limit 1`.execute(
    database(orm.em.fork()),
  );
  return Object.keys(rows[0]?.variables ?? {});
}

/** `D-104: Delivered, did not answer`. */
export const deploymentAudienceName = (id: number, who: DeploymentAudience): string =>
  `${deploymentCode(id)}: ${audienceWords(who)}`;

/**
 * Users of an earlier deployment, as they stand while they are read, with the variables they had; test numbers are left out.
 * Rejects with a `DispatchError`.
 */
export async function openDeployment(
  orm: MikroORM,
  id: number,
  who: DeploymentAudience,
): Promise<OpenedAudience> {
  await loadDeployment(orm.em.fork(), id);
  const rows = readRows(orm, id, who);
  const first = await rows.next();
  if (first.done) {
    throw new DispatchError(
      say`Nobody of ${deploymentCode(id)} is among “${audienceWords(who)}” now. Choose other users, or another deployment.`,
    );
  }
  async function* all() {
    yield first.value;
    yield* rows;
  }
  return { phoneColumn: 'phone', columns: await columnsOf(orm, id), rows: all() };
}
