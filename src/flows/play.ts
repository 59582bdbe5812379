import { advance } from './advance.ts';
import type { Variables } from './fill-text.ts';
import type { Flow } from './flow.ts';
import { type FlowEffect, type FlowEvent, type FlowState, newState, wakesAt } from './flow-state.ts';
import type { Heard } from './read-answer.ts';

/** What a player did; `passed`: the time that the flow waits for is over. */
export type Move =
  | { readonly kind: 'said'; readonly heard: Heard; readonly at: number }
  | { readonly kind: 'passed'; readonly at: number }
  | {
      readonly kind: 'answered';
      readonly step: string;
      readonly values: Variables | undefined;
      readonly at: number;
    };

/** What one move led to. */
export interface Scene {
  readonly effects: readonly FlowEffect[];
  readonly state: FlowState;
}

const eventOf = (move: Move): FlowEvent =>
  move.kind === 'said'
    ? { kind: 'message', heard: move.heard }
    : move.kind === 'passed'
      ? { kind: 'time' }
      : { kind: 'answered', step: move.step, values: move.values };

/** A whole try, move by move: the same moves always give the same scenes, so only the moves are kept. */
export function play(flow: Flow, given: Variables, moves: readonly Move[]): readonly Scene[] {
  const scenes: Scene[] = [];
  let state = newState(given);
  for (const move of moves) {
    // Nobody waits for hours in a try: the time comes when the player says so.
    const now = move.kind === 'passed' ? (wakesAt(state) ?? move.at) : move.at;
    const advanced = advance(flow, state, eventOf(move), now);
    state = advanced.state;
    scenes.push({ effects: advanced.effects, state });
  }
  return scenes;
}
