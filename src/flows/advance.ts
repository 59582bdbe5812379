import type { SessionEnd } from '../entities/session-kind.ts';
import { composeQuestion } from './compose-content.ts';
import { fillText } from './fill-text.ts';
import { type Flow, flowLimits, type Place, type QuestionStep, type Step } from './flow.ts';
import {
  type Advanced,
  allVariables,
  type FlowEffect,
  type FlowEvent,
  type FlowState,
} from './flow-state.ts';
import { canAnswer, type Heard, readAnswer } from './read-answer.ts';
import { takeStep } from './take-step.ts';

interface Walk {
  readonly flow: Flow;
  readonly now: number;
}

const over = (state: FlowState): FlowState => ({
  ...state,
  phase: 'over',
  at: undefined,
  stepEndsAt: undefined,
  closesAt: undefined,
});

const ended = (
  state: FlowState,
  effects: readonly FlowEffect[],
  because: SessionEnd,
  outcome = '',
): Advanced => ({ state: over(state), effects: [...effects, { kind: 'end', because, outcome }] });

const stepNamed = ({ flow }: Walk, name: string | undefined): Step | undefined =>
  flow.steps.find((step) => step.name === name);

/** Takes steps from a place on until one waits or the flow is over. */
function go(walk: Walk, from: FlowState, { step: name }: Place, before: readonly FlowEffect[]): Advanced {
  const effects = [...before];
  let state = from;
  let step = stepNamed(walk, name);
  while (step) {
    if (state.taken >= flowLimits.stepsPerChat) return ended(state, effects, 'broken');
    const isNew = !state.reached.includes(step.name);
    if (isNew) effects.push({ kind: 'reached', step: step.name });
    state = {
      ...state,
      taken: state.taken + 1,
      reached: isNew ? [...state.reached, step.name] : state.reached,
    };
    const taken = takeStep(step, allVariables(state), walk.now);
    effects.push(...taken.effects);
    state = { ...state, captured: { ...state.captured, ...taken.captured } };
    if (taken.way === 'waits') {
      const { stepEndsAt } = taken;
      return { state: { ...state, phase: 'waiting', at: step.name, wrong: 0, stepEndsAt }, effects };
    }
    if (taken.way === 'ends') return { state: over(state), effects };
    step = stepNamed(walk, taken.next.step);
  }
  return ended(state, effects, 'finished');
}

const fallback = (walk: Walk, state: FlowState): Advanced => ({
  state: { ...state, taken: state.taken + 1 },
  effects: [
    {
      kind: 'send',
      step: state.at ?? '',
      content: { kind: 'text', text: fillText(walk.flow.fallback, allVariables(state)) },
    },
  ],
});

/** Wrong answers get the question once more, with the words for it; when there were too many, the flow goes on. */
function answerWrongly(walk: Walk, state: FlowState, step: QuestionStep): Advanced {
  const wrong = state.wrong + 1;
  if (wrong >= step.tries) return go(walk, state, step.gaveUp, []);
  const content = composeQuestion(step, allVariables(state));
  const said = fillText(step.wrong, allVariables(state));
  const effects: FlowEffect[] = [
    ...(said === ''
      ? []
      : [{ kind: 'send', step: step.name, content: { kind: 'text', text: said } } satisfies FlowEffect]),
    ...(said === '' || step.asks !== 'open'
      ? [{ kind: 'send', step: step.name, content } satisfies FlowEffect]
      : []),
  ];
  return { state: { ...state, wrong, taken: state.taken + 1 }, effects };
}

function hear(walk: Walk, state: FlowState, heard: Heard): Advanced {
  if (state.taken >= flowLimits.stepsPerChat) return ended(state, [], 'broken');
  if (state.phase === 'new') {
    const captured = { ...state.captured, first_message: heard.text };
    return go(walk, { ...state, captured }, { step: walk.flow.steps[0]?.name }, []);
  }
  const step = stepNamed(walk, state.at);
  if (step?.kind === 'wait') {
    const captured = { ...state.captured, last_message: heard.text };
    return go(walk, { ...state, captured }, step.answered, []);
  }
  if (step?.kind === 'webhook') {
    const pending = [...state.pending, heard].slice(0, flowLimits.pending);
    return { state: { ...state, pending }, effects: [] };
  }
  if (step?.kind !== 'question') return { state, effects: [] };
  if (!canAnswer(heard)) return fallback(walk, state);
  const answer = readAnswer(step, heard);
  if (!answer) return answerWrongly(walk, state, step);
  const captured = step.save === '' ? state.captured : { ...state.captured, [step.save]: answer.value };
  return go(walk, { ...state, captured }, answer.option?.go ?? step.next, []);
}

/** As if the webhook had answered at once: what was written meanwhile comes after it, each in its turn. */
function hearPending(walk: Walk, answered: Advanced): Advanced {
  let { state } = answered;
  const effects = [...answered.effects];
  while (state.phase === 'waiting' && stepNamed(walk, state.at)?.kind !== 'webhook') {
    const [heard, ...pending] = state.pending;
    if (!heard) break;
    const next = hear(walk, { ...state, pending }, heard);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects };
}

function timeIsUp(walk: Walk, state: FlowState): Advanced {
  if (state.closesAt !== undefined && walk.now >= state.closesAt) return ended(state, [], 'expired');
  if (state.stepEndsAt === undefined || walk.now < state.stepEndsAt) return { state, effects: [] };
  const step = stepNamed(walk, state.at);
  if (step?.kind === 'wait') return go(walk, state, step.next, []);
  if (step?.kind === 'question' && step.timeout) return go(walk, state, step.timeout.go, []);
  return { state, effects: [] };
}

/**
 * What one event makes of a chat. Nothing else is looked at, so the same events always give the same chat; what has to
 * happen outside is told as effects, in order. After the end nothing has an effect.
 */
export function advance(flow: Flow, state: FlowState, event: FlowEvent, now: number): Advanced {
  if (state.phase === 'over') return { state, effects: [] };
  const walk = { flow, now };
  if (event.kind === 'time') return timeIsUp(walk, state);
  if (event.kind === 'message') {
    return hear(walk, { ...state, closesAt: now + flow.closeAfterMs }, event.heard);
  }
  const step = stepNamed(walk, state.at);
  if (step?.kind !== 'webhook' || step.name !== event.step) return { state, effects: [] };
  const captured = { ...state.captured, ...event.values };
  return hearPending(walk, go(walk, { ...state, captured }, event.values ? step.next : step.failed, []));
}
