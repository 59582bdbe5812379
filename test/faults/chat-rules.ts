import type { Step } from '../../src/flows/flow.ts';

/** A test that enters by the webhook's door: a person writes, and the product answers. */
export interface DoorTest {
  /** Below the project's folder. */
  readonly file: string;
  /** The words of the test as they stand in the file. */
  readonly title: string;
}

const rules = 'test/dispatch/sessions/session-rules.test.ts';
const kinds = 'test/dispatch/sessions/step-kinds.test.ts';
const starts = 'test/dispatch/sessions/started-by-person.test.ts';
const chats = 'test/dispatch/sessions/chat.test.ts';

/** What must hold of chats, whoever writes when, and the test that fails when its guard is taken out. */
export const chatRules: Readonly<Record<string, DoorTest>> = {
  'an answer to a template goes on in its flow, which finishes once': {
    file: chats,
    title: 'goes on with the answer to its template, keeps what it learns, and finishes',
  },
  'a flow that is over does not begin again': {
    file: chats,
    title: 'does not begin again once it is over, and a version without a flow says nothing',
  },
  'a new deployment ends the bot’s session': {
    file: rules,
    title: 'a new deployment ends the bot’s session; what comes next answers the new one',
  },
  'a running session keeps its version': {
    file: rules,
    title: 'a chat that is running keeps the version it began with',
  },
  'an agent’s session keeps deployments away and is their state': {
    file: rules,
    title: 'an agent’s session keeps deployments away, gets what the person says, and ends',
  },
  'a session closes by itself after the set time': {
    file: rules,
    title: 'a chat in which nobody writes closes after its time, and a question’s own time comes first',
  },
  'duplicates and order faults change nothing': {
    file: rules,
    title: 'twice changes nothing, nor what comes after something newer',
  },
  'a quoted message is attributed by its id first': {
    file: rules,
    title: 'a tap on an older deployment answers that one, and disturbs no other chat',
  },
  'the 24-hour window is respected': {
    file: rules,
    title: 'outside the 24 hours nothing free is sent, and the failure is kept',
  },
  'a keyword starts a conversation, and its starter is a user once': {
    file: starts,
    title:
      'a keyword starts its conversation, whatever its case and accents; the starter is a recipient, once',
  },
  'an advertisement starts a conversation': {
    file: starts,
    title: 'an advertisement starts the conversation that names it before one that takes all of them',
  },
  'any message starts a conversation, a reaction none': {
    file: starts,
    title: 'anything else starts the conversation for any message, and a reaction starts nothing',
  },
  'the latest deployment goes before a keyword': {
    file: starts,
    title: 'whoever answers a template is in its conversation, even with a keyword of another',
  },
  'different chats go side by side over replicas, each in order': {
    file: starts,
    title: 'of many who start at the same moment everybody is served in order, by two replicas',
  },
  'what cannot be an answer gets the fallback': {
    file: kinds,
    title: 'what is no answer: sticker, voice note, location, reaction, each with the fallback',
  },
  'what is written while a webhook is asked keeps its order': {
    file: kinds,
    title: 'step webhook: what is written while it is asked is handled after its answer, in order',
  },
  'the response to the first message counts once': {
    file: chats,
    title: 'goes on with the answer to its template, keeps what it learns, and finishes',
  },
  'an agent who ends a conversation finishes it': {
    file: 'test/bot/agents/whole-chat.test.ts',
    title: 'a flow hands a customer over, an agent answers, both write at once, and the conversation ends',
  },
  'a kill repeats and loses no step': {
    file: 'test/e2e/kill-flows.test.ts',
    title: 'kill -9 in the middle of two dozen chats, then a start: no step twice, none lost, in order',
  },
};

/** Every kind of step, by the compiler's word. */
export const stepTests: Readonly<Record<Step['kind'], DoorTest>> = {
  message: { file: kinds, title: 'message: text, picture and document, with variables' },
  question: { file: kinds, title: 'question: reply buttons, each with its way' },
  condition: { file: kinds, title: 'condition and set' },
  set: { file: kinds, title: 'condition and set' },
  webhook: {
    file: rules,
    title: 'a webhook is called with one id until it answers, and its fields go on in the flow',
  },
  wait: { file: kinds, title: 'wait, and its end' },
  hand_over: {
    file: rules,
    title: 'an agent’s session keeps deployments away, gets what the person says, and ends',
  },
  opt_out: {
    file: rules,
    title: 'an opt-out puts the person on the exclusion list, and the goodbye still goes out',
  },
  finish: {
    file: chats,
    title: 'goes on with the answer to its template, keeps what it learns, and finishes',
  },
};
