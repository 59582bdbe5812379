import { leftMilestone, stepMilestone } from '../../entities/milestone.ts';
import { advance } from '../../flows/advance.ts';
import { allVariables, type FlowEffect, type FlowEvent, newState } from '../../flows/flow-state.ts';
import type { Chat, ChatAct, ChatChange, ChatContext, ChatEvent, ChatOwner, ChatSession } from './chat.ts';
import { findStart } from './find-start.ts';

type WithoutSession<Act> = Act extends unknown ? Omit<Act, 'session'> : never;

type Message = Extract<ChatEvent, { kind: 'message' }>;

/** Ends that no step of the flow leads to. */
const brokenOff: ReadonlySet<string> = new Set(['expired', 'broken']);

/** One chat while its events are gone through. */
class ChatWalk {
  readonly sessions: ChatSession[] = [];
  readonly acts: ChatAct[] = [];
  readonly #context: ChatContext;
  #heardAt: number;

  constructor({ session, heardAt }: Chat, context: ChatContext) {
    this.#context = context;
    this.#heardAt = heardAt ?? Number.NEGATIVE_INFINITY;
    if (session) this.sessions.push(session);
  }

  get standing(): ChatSession | undefined {
    const last = this.sessions.at(-1);
    return last?.kind === 'closed' ? undefined : last;
  }

  handle(event: ChatEvent): void {
    switch (event.kind) {
      case 'message':
        this.#hear(event);
        break;
      case 'deployed':
        this.#deployed(event);
        break;
      case 'answered':
        if (this.standing?.id === event.sessionId) {
          this.#advance({ kind: 'answered', step: event.step, values: event.values });
        }
        break;
      case 'time':
        this.#advance({ kind: 'time' });
    }
  }

  /** A new deployment ends the bot's session; an agent's goes before it. */
  #deployed({ target }: Extract<ChatEvent, { kind: 'deployed' }>): void {
    const { standing } = this;
    if (!target || standing?.kind !== 'bot' || isOf(standing, target)) return;
    if (target.startedAt >= standing.openedAt) this.#close('replaced');
  }

  /** What is older than what was heard already came late: it changes nothing any more. */
  #hear(message: Message): void {
    const isLate = message.at < this.#heardAt;
    this.#heardAt = Math.max(this.#heardAt, message.at);
    if (this.standing?.kind === 'agent') {
      this.#replace({ heardAt: this.#heardAt });
      this.#act({ kind: 'tell_agents', inboundId: message.inboundId });
      return;
    }
    if (isLate) return;
    const { target } = message;
    if (target && this.standing && !isOf(this.standing, target)) {
      if (target.startedAt >= this.standing.openedAt) this.#close('replaced');
      // A tap on an older message answers that one, and disturbs nothing else.
      else if (message.quotes) return;
    }
    if (this.standing) this.#continue(message);
    else this.#begin(message);
  }

  #continue(message: Message): void {
    const { standing } = this;
    this.#replace({ heardAt: this.#heardAt });
    if (standing?.owner?.kind === 'starter') this.#act({ kind: 'responded' });
    this.#advance({ kind: 'message', heard: message.heard });
  }

  #begin(message: Message): void {
    const { target } = message;
    if (target && !target.began && this.#context.flowOf(target.versionId)) {
      this.#open({ kind: 'recipient', recipientId: target.recipientId }, target.versionId, target.variables);
    } else {
      const start = findStart(this.#context.startable, message);
      if (!start) return;
      this.#open({ kind: 'starter', recipientId: undefined }, start.versionId, {});
    }
    this.#act({ kind: 'milestone', milestone: 'began' });
    this.#advance({ kind: 'message', heard: message.heard });
  }

  #open(owner: ChatOwner, versionId: number, given: Readonly<Record<string, string>>): void {
    this.sessions.push({
      id: undefined,
      kind: 'bot',
      owner,
      versionId,
      state: newState(given),
      heardAt: this.#heardAt,
      openedAt: this.#context.now,
      ending: undefined,
    });
  }

  #advance(event: FlowEvent): void {
    const { standing } = this;
    const flow = standing?.versionId === undefined ? undefined : this.#context.flowOf(standing.versionId);
    if (standing?.kind !== 'bot' || !standing.state || !flow) return;
    const { state, effects } = advance(flow, standing.state, event, this.#context.now);
    this.#replace({ state });
    for (const effect of effects) {
      if (effect.kind === 'end' && brokenOff.has(effect.because)) this.#leave(standing.state.at);
      this.#apply(effect);
    }
  }

  #apply(effect: FlowEffect): void {
    switch (effect.kind) {
      case 'reached':
        this.#act({ kind: 'milestone', milestone: stepMilestone(effect.step) });
        break;
      case 'end':
        this.#act({ kind: 'milestone', milestone: effect.because });
        this.#close(effect.because, effect.outcome);
        break;
      case 'hand_over': {
        const state = this.standing?.state;
        const { team, note } = effect;
        this.#act({ kind: 'milestone', milestone: 'handed_over' });
        this.#act({ kind: 'hand_over', team, note, variables: state ? allVariables(state) : {} });
        this.#replace({ kind: 'agent' });
        break;
      }
      case 'opt_out':
        this.#act({ kind: 'milestone', milestone: 'opted_out' });
        this.#act(effect);
        break;
      default:
        this.#act(effect);
    }
  }

  /** Counts where the person was when the chat broke off. */
  #leave(step: string | undefined): void {
    if (step !== undefined) this.#act({ kind: 'milestone', milestone: leftMilestone(step) });
  }

  #close(because: NonNullable<ChatSession['ending']>['because'], outcome = ''): void {
    if (because === 'replaced') this.#leave(this.standing?.state?.at);
    this.#replace({ kind: 'closed', ending: { because, outcome } });
  }

  #replace(part: Partial<ChatSession>): void {
    const last = this.sessions.pop();
    if (last) this.sessions.push({ ...last, ...part });
  }

  #act(act: WithoutSession<ChatAct>): void {
    this.acts.push({ ...act, session: this.sessions.length - 1 });
  }
}

const isOf = ({ owner }: ChatSession, { recipientId }: { readonly recipientId: number }): boolean =>
  owner?.recipientId === recipientId;

/** What everything that happened makes of a chat. Pure: the same chat and events always give the same change. */
export function decideChat(chat: Chat, context: ChatContext): ChatChange {
  const walk = new ChatWalk(chat, context);
  for (const event of chat.events) walk.handle(event);
  return { sessions: walk.sessions, acts: walk.acts };
}
