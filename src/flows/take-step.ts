import { composeMessage, composeQuestion } from './compose-content.ts';
import { branchFor } from './condition.ts';
import { fillText, type Variables } from './fill-text.ts';
import type { Place, Step, WebhookStep } from './flow.ts';
import type { FlowEffect, WebhookRequest } from './flow-state.ts';

/** What taking a step does, and what comes after it. */
export type Taken = { readonly effects: readonly FlowEffect[]; readonly captured: Variables } & (
  | { readonly way: 'goes'; readonly next: Place }
  | { readonly way: 'waits'; readonly stepEndsAt: number | undefined }
  | { readonly way: 'ends' }
);

const filledAll = (texts: Readonly<Record<string, string>>, variables: Variables): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fillText(text, variables)]));

/** In an address a value stands for itself and nothing else. */
const encoded = (variables: Variables): Variables =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, encodeURIComponent(value)]));

function requestOf(step: WebhookStep, variables: Variables): WebhookRequest {
  const { url, method, body, timeoutMs, tries, save } = step;
  return {
    url: fillText(url, encoded(variables)),
    method,
    body: method === 'POST' ? JSON.stringify(filledAll(body, variables)) : '',
    timeoutMs,
    tries,
    save,
  };
}

const nothing = { effects: [], captured: {} } as const;

export function takeStep(step: Step, variables: Variables, now: number): Taken {
  const { name: at, next } = step;
  switch (step.kind) {
    case 'message': {
      const content = composeMessage(step, variables);
      return { ...nothing, effects: [{ kind: 'send', step: at, content }], way: 'goes', next };
    }
    case 'question': {
      const content = composeQuestion(step, variables);
      const stepEndsAt = step.timeout && now + step.timeout.afterMs;
      return { ...nothing, effects: [{ kind: 'send', step: at, content }], way: 'waits', stepEndsAt };
    }
    case 'condition':
      return { ...nothing, way: 'goes', next: branchFor(step.branches, variables)?.go ?? next };
    case 'set':
      return { ...nothing, captured: filledAll(step.variables, variables), way: 'goes', next };
    case 'webhook': {
      const request = requestOf(step, variables);
      return {
        ...nothing,
        effects: [{ kind: 'call', step: at, request }],
        way: 'waits',
        stepEndsAt: undefined,
      };
    }
    case 'wait':
      return { ...nothing, way: 'waits', stepEndsAt: now + step.forMs };
    case 'hand_over': {
      const note = fillText(step.note, variables);
      const team = fillText(step.team, variables);
      return { ...nothing, effects: [{ kind: 'hand_over', team, note }], way: 'ends' };
    }
    case 'opt_out':
      return { ...nothing, effects: [{ kind: 'opt_out' }], way: 'goes', next };
    case 'finish': {
      const outcome = fillText(step.outcome, variables);
      return { ...nothing, effects: [{ kind: 'end', because: 'finished', outcome }], way: 'ends' };
    }
  }
}
