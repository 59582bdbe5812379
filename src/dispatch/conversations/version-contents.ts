import type { MikroORM } from '@mikro-orm/postgresql';
import type { TemplateMessage } from '../../gateways/gateway.ts';
import { createRenderer, type RenderRow } from '../review/render-message.ts';
import { loadVariables, loadVersion } from './conversation-store.ts';

export interface VersionContent {
  readonly template: TemplateMessage['template'];
  readonly render: RenderRow;
}

const freshForMs = 5_000;
const mostKept = 200;

/** What a version sends, read at most every few seconds: its template's definition can change while it is being sent. */
export class VersionContents {
  readonly #orm: MikroORM;
  readonly #kept = new Map<number, { readonly at: number; readonly content: Promise<VersionContent> }>();

  constructor(orm: MikroORM) {
    this.#orm = orm;
  }

  load(versionId: number): Promise<VersionContent> {
    const kept = this.#kept.get(versionId);
    if (kept && performance.now() - kept.at < freshForMs) return kept.content;
    if (this.#kept.size >= mostKept) this.#kept.clear();
    const content = this.#read(versionId);
    this.#kept.set(versionId, { at: performance.now(), content });
    content.catch(() => this.#kept.delete(versionId));
    return content;
  }

  async #read(versionId: number): Promise<VersionContent> {
    const em = this.#orm.em.fork();
    const { template } = await loadVersion(em, versionId);
    const { id, name, language, definition } = template;
    const variables = await loadVariables(em, versionId);
    return {
      template: { id, name, language, definition },
      render: createRenderer({ definition, variables }),
    };
  }
}
