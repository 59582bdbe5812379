import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { say } from '../../entities/language/say.ts';
import { KeptForm } from '../../entities/rows/kept-form.ts';
import { DispatchError } from '../dispatch.ts';
import { database } from '../sql-rows.ts';
import { eraseDraft } from './draft-store.ts';
import type { DraftLine, Drafts } from './drafts.ts';
import { readKeptAudience } from './kept-audience.ts';

/** More than a person keeps in sight. */
const mostDrafts = 100;
const keptMs = 86_400_000;

interface DraftRow {
  id: number;
  conversation: string;
  versionNumber: number;
  audienceName: string;
  createdMs: number;
  users: number;
}

export function createDrafts(orm: MikroORM, now: () => Date): Drafts {
  const oldest = () => new Date(now().getTime() - keptMs);
  return {
    async list(by) {
      const { rows } = await sql<DraftRow>`
        select d.id, c.name as conversation, v.number as "versionNumber", d.audience_name as "audienceName",
               (extract(epoch from d.created_at) * 1000)::float8 as "createdMs",
               coalesce((d.review ->> 'valid')::int, 0) as users
          from deployment d
          join conversation_version v on v.id = d.version_id
          join conversation c on c.id = v.conversation_id
         where d.phase = 'draft' and d.created_by = ${by} and d.imported_at is not null
           and d.created_at > ${oldest().toISOString()}::timestamptz
         order by d.id desc limit ${mostDrafts}`.execute(database(orm.em.fork()));
      return rows.map(
        ({ createdMs, ...row }): DraftLine => ({ ...row, createdAt: new Date(Math.floor(createdMs)) }),
      );
    },

    discard: (draftId, by) =>
      orm.em.fork().transactional(async (em) => {
        const { rows } = await sql<{ phase: string; createdBy: string }>`
          select phase, created_by as "createdBy" from deployment where id = ${draftId} for update`.execute(
          database(em),
        );
        const [draft] = rows;
        if (!draft) return;
        if (draft.createdBy !== by) {
          throw new DispatchError(say`This draft is somebody else’s. Only who made it can discard it.`);
        }
        if (draft.phase !== 'draft') {
          throw new DispatchError(say`This was sent already, so there is nothing to discard.`);
        }
        await eraseDraft(em, draftId);
      }),

    async keepForm(by, { channelId, versionId, conversation, pasted, file, audience }) {
      await orm.em.fork().upsert(KeptForm, {
        userId: by,
        channelId,
        versionId: versionId ?? null,
        conversation: conversation ?? null,
        pasted,
        fileId: file?.id ?? null,
        fileName: file?.name ?? null,
        audience: audience ?? null,
        keptAt: now(),
      });
    },

    async keptForm(by) {
      const kept = await orm.em.fork().findOne(KeptForm, { userId: by, keptAt: { $gt: oldest() } });
      if (!kept) return undefined;
      const { fileId, fileName } = kept;
      return {
        channelId: kept.channelId,
        versionId: kept.versionId ?? undefined,
        conversation: kept.conversation ?? undefined,
        pasted: kept.pasted,
        file: fileId ? { id: fileId, name: fileName ?? 'the file' } : undefined,
        audience: readKeptAudience(kept.audience),
        keptAt: kept.keptAt,
      };
    },

    async forgetForm(by) {
      await orm.em.fork().nativeDelete(KeptForm, { userId: by });
    },
  };
}
