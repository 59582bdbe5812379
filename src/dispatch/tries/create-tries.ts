import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { readJson } from '../../entities/json.ts';
import { say } from '../../entities/language/say.ts';
import type { Flow } from '../../flows/flow.ts';
import { parseFlow } from '../../flows/parse-flow.ts';
import { type Move, play } from '../../flows/play.ts';
import { loadEditedByName } from '../conversations/edited-conversation-store.ts';
import { DispatchError } from '../dispatch.ts';
import { readFields } from '../sessions/answer-fields.ts';
import { database } from '../sql-rows.ts';
import type { Played, Tries, TryableFlow, TryMove, TryThread } from './tries.ts';
import {
  addMove,
  findTry,
  leaveShowing,
  lockTry,
  type StoredTry,
  storeTry,
  takeShowing,
} from './try-store.ts';

/** Nobody plays longer; a flow itself ends after as many steps. */
const mostMoves = 500;

async function loadFlow(em: EntityManager, versionId: number): Promise<Flow> {
  const { rows } = await sql<{ flow: string | null }>`
    select flow from conversation_version where id = ${versionId}`.execute(database(em));
  const parsed = parseFlow(rows[0]?.flow ?? '');
  if (!parsed.ok) throw new DispatchError(say`This flow can no longer be read.`);
  return parsed.flow;
}

async function loadTryable(em: EntityManager, name: string): Promise<TryableFlow> {
  const conversation = await loadEditedByName(em, name);
  const { conversationId, version, template, flow } = conversation;
  if (flow === undefined) {
    throw new DispatchError(
      say`*${conversation.name}* says nothing after its template. Give it a flow first: /treble flow ${conversation.name}`,
    );
  }
  const { rows } = await sql<{ id: number }>`
    select id from conversation_version where conversation_id = ${conversationId} and number = ${version}`.execute(
    database(em),
  );
  return {
    versionId: rows[0]?.id ?? 0,
    name: conversation.name,
    version,
    quickReplies: template.definition.buttons.flatMap(({ kind, text }) =>
      kind === 'quick_reply' ? [text] : [],
    ),
  };
}

/** The move as the flow takes it, or why it takes none. */
function moveOf(flow: Flow, { given, moves }: StoredTry, wish: TryMove, at: number): Move | Played {
  const state = play(flow, given, moves).at(-1)?.state;
  if (state?.phase === 'over' || moves.length >= mostMoves) return { kind: 'over' };
  const step = flow.steps.find(({ name }) => name === state?.at);
  if (wish.kind !== 'said') {
    if (step === undefined || wish.step !== step.name) return { kind: 'too_late' };
    if (wish.kind === 'passed') return { kind: 'passed', at };
    return { kind: 'answered', step: step.name, values: undefined, at };
  }
  if (step?.kind !== 'webhook') return { kind: 'said', heard: wish.heard, at };
  const json = readJson(wish.heard.text);
  if (json === undefined) return { kind: 'no_json' };
  return { kind: 'answered', step: step.name, values: readFields(json, step.save), at };
}

const isMove = (one: Move | Played): one is Move => 'at' in one;

/** Tries over one database. */
export function createTries(orm: MikroORM, now: () => Date): Tries {
  const em = () => orm.em.fork();

  const move = (thread: TryThread, by: string, wish: TryMove): Promise<Played | undefined> =>
    em().transactional(async (inside) => {
      const stored = await lockTry(inside, thread);
      if (!stored) return undefined;
      if (stored.player !== by) return { kind: 'not_yours', player: stored.player };
      const taken = moveOf(await loadFlow(inside, stored.versionId), stored, wish, now().getTime());
      if (!isMove(taken)) return taken;
      await addMove(inside, stored.id, taken);
      return { kind: 'taken' };
    });

  const show: Tries['show'] = async (thread, post) => {
    const stored = await takeShowing(em(), thread);
    if (!stored) return;
    const { id, versionId, given, moves } = stored;
    let { shown } = stored;
    try {
      for (const scene of play(await loadFlow(em(), versionId), given, moves).slice(shown)) {
        await post(scene);
        shown += 1;
      }
    } finally {
      await leaveShowing(em(), id, shown);
    }
    await show(thread, post);
  };

  return {
    load: (name) => loadTryable(em(), name),
    begin: (wish) => storeTry(em(), wish),
    isPlayedIn: (thread) => findTry(em(), thread),
    move,
    show,
  };
}
