import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type IncidentKind, incidentKinds } from '../entities/incident-kind.ts';
import { loadDeployments } from './load-deployments.ts';
import type { DeploymentLine } from './reader.ts';
import { readNumber, readOptional, readText, readTime, readWord, type SqlRow } from './sql-row.ts';
import type { PausedTemplate } from './template-paused.ts';

export interface OpenIncident {
  readonly id: number;
  readonly kind: IncidentKind;
  /** A template's id or a line's id. */
  readonly subject: string;
  readonly because: string;
  readonly openedAt: Date;
}

/** A held deployment's live message, in whose thread an alert belongs. */
export interface HeldMessage {
  readonly channelId: string;
  readonly ts: string;
}

export function createIncidentStore(orm: MikroORM) {
  const kysely = () => orm.em.fork().getKysely();
  return {
    async loadOpen(): Promise<readonly OpenIncident[]> {
      const { rows } = await sql<SqlRow>`
        select id, kind, subject, because, opened_at from incident
         where closed_at is null order by id`.execute(kysely());
      return rows.map((row) => ({
        id: readNumber(row, 'id'),
        kind: readWord(row, 'kind', incidentKinds),
        subject: readText(row, 'subject'),
        because: readText(row, 'because'),
        openedAt: readTime(row, 'opened_at'),
      }));
    },

    /** Channels with a standing subscription to any report. */
    async subscribedChannels(): Promise<readonly string[]> {
      const { rows } = await sql<SqlRow>`
        select distinct channel_id from subscription where ended_at is null order by channel_id`.execute(
        kysely(),
      );
      return rows.map((row) => readText(row, 'channel_id'));
    },

    /** Deployments that this incident keeps from sending. */
    async heldBy({ kind, subject }: OpenIncident): Promise<readonly DeploymentLine[]> {
      const isSubject =
        kind === 'template_paused'
          ? sql<boolean>`v.template_id = ${subject}`
          : sql<boolean>`d.line_id = ${subject}`;
      return loadDeployments(
        orm,
        sql<boolean>`(d.phase in ('scheduled', 'sending') and ${isSubject}
          and exists (select from hold h where h.deployment_id = d.id and h.kind = ${kind}))`,
        50,
      );
    },

    async liveMessagesOf(deployments: readonly DeploymentLine[]): Promise<readonly HeldMessage[]> {
      const keys = deployments.flatMap(({ id }) => [`deployment:${id}`, `deployment:${id}:direct`]);
      const { rows } = await sql<SqlRow>`
        select channel_id, ts from post
         where key = any(${keys}::text[]) and status = 'posted' order by key`.execute(kysely());
      return rows.map((row) => ({ channelId: readText(row, 'channel_id'), ts: readText(row, 'ts') }));
    },

    async findTemplate(id: string): Promise<PausedTemplate | undefined> {
      const { rows } = await sql<SqlRow>`
        select name, language, category, status, status_reason, status_at, pause_title, quality
          from template where id = ${id}`.execute(kysely());
      return rows.map((row) => ({
        name: readText(row, 'name'),
        language: readText(row, 'language'),
        category: readText(row, 'category'),
        status: readText(row, 'status'),
        statusReason: readOptional(readText, row, 'status_reason'),
        statusAt: readTime(row, 'status_at'),
        pauseTitle: readOptional(readText, row, 'pause_title'),
        quality: readOptional(readText, row, 'quality'),
      }))[0];
    },

    /** The line's own number, or its id where the number is not known. */
    async lineName(id: string): Promise<string> {
      const { rows } = await sql<SqlRow>`select display_phone from line where id = ${id}`.execute(kysely());
      return rows.map((row) => readOptional(readText, row, 'display_phone'))[0] ?? id;
    },
  };
}
