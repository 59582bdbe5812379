import type { MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { failureClasses, isFailureClass } from '../../entities/failure-class.ts';
import { said, say } from '../../entities/language/say.ts';
import { readOptional, readText, type SqlRow } from '../sql-row.ts';
import type { StandingIncident } from './standing-incident.ts';

export interface NamedLine {
  readonly id: string;
  /** Its own number, or its id where the number is not known. */
  readonly name: string;
}

export async function loadLines(
  orm: MikroORM,
  condition: RawBuilder<boolean>,
): Promise<readonly NamedLine[]> {
  const { rows } = await sql<SqlRow>`
    select id, display_phone from line l where ${condition} order by display_phone, id`.execute(
    orm.em.fork().getKysely(),
  );
  return rows.map((row) => {
    const id = readText(row, 'id');
    return { id, name: readOptional(readText, row, 'display_phone') ?? id };
  });
}

/** Why WhatsApp refuses, with its own code. */
export function refusalText({ facts, because }: StandingIncident): string {
  const { failure = '', code = '', detail = '' } = facts;
  if (!isFailureClass(failure)) return because;
  const says = said(failureClasses[failure].says);
  if (code === '') return detail === '' ? says : `${says} ${detail}`;
  return detail === '' ? say`${says} (code ${code})` : say`${says} ${detail} (code ${code})`;
}
