/** A rule that must hold whatever fails, and the test that fails when its guard is taken out. */
export interface Invariant {
  readonly id: string;
  readonly says: string;
  /** What in the product makes it hold. */
  readonly guard: string;
  /** Below the project's folder. */
  readonly file: string;
  /** The words of the test, or of the group of tests, as they stand in the file. */
  readonly title: string;
}

const sendOnce = 'test/dispatch/send-once.test.ts';
const intake = 'test/dispatch/webhook-intake.test.ts';
const doors = 'test/dispatch/webhook-doors.test.ts';

export const invariants: readonly Invariant[] = [
  {
    id: 'S1',
    says: 'Nobody is called while an earlier call is unsettled, accepted without a definite failure, or delivered.',
    guard: 'a lost answer is an unknown outcome, never a refusal (send-outcome.ts)',
    file: sendOnce,
    title:
      'S1: what got lost on the way settles, is shown as unknown after the grace, and is never called again',
  },
  {
    id: 'S4',
    says: 'When a call reaches the far side, its attempt can be read from another connection.',
    guard: 'intents are committed before they are handed to the caller (intent-store.ts)',
    file: sendOnce,
    title: 'S4: when a call arrives, its attempt can be read from another connection',
  },
  {
    id: 'S5',
    says: 'Every accepted call belongs to an attempt and is known by its message id once its webhooks are in.',
    guard: 'a receipt finds its attempt by the token it carries, and brings the message id (apply-events.ts)',
    file: sendOnce,
    title: 'S1: %s is settled by receipts alone, without a second call',
  },
  {
    id: 'S6',
    says: 'In every snapshot each recipient is in exactly one part, and the parts add up to the total.',
    guard: 'a move takes away where it adds (tally-store.ts)',
    file: intake,
    title: 'S6, S7: in every snapshot taken while two intakes apply receipts, counters equal a recount',
  },
  {
    id: 'S7',
    says: 'Counters equal the recount in every snapshot.',
    guard: 'a move takes away where it adds (tally-store.ts)',
    file: intake,
    title: 'S6, S7: in every snapshot taken while two intakes apply receipts, counters equal a recount',
  },
  {
    id: 'S8',
    says: 'A moment once known never becomes unknown or later.',
    guard: 'moments merge by their minimum (facts.ts)',
    file: 'test/dispatch/facts.test.ts',
    title: 'S8: a moment once known is never lost and never later',
  },
  {
    id: 'S9',
    says: 'Rows and counters depend on the set of events only.',
    guard: 'merging is commutative, associative and idempotent (facts.ts)',
    file: 'test/dispatch/facts.test.ts',
    title: 'S9: any order and repetition of the same facts ends the same',
  },
  {
    id: 'S10',
    says: 'The state of an attempt never goes down in accepted < sent < failed < delivered < read.',
    guard: 'evidence of delivery outweighs a failure (recipient-cell.ts)',
    file: 'test/dispatch/recipient-cell.test.ts',
    title: 'S10: news of an attempt never lowers its recipient below delivered, and sent is never unsaid',
  },
  {
    id: 'S11',
    says: 'What is heard before the answer, or of an id not known yet, is applied later; what is foreign never.',
    guard: 'what was parked is linked once its attempt is known (parked-store.ts)',
    file: doors,
    title: 'S11: what is heard too early is applied later, what is foreign never',
  },
  {
    id: 'S12',
    says: 'A webhook that was answered 200 survives the end of the process and of PostgreSQL.',
    guard: 'the answer follows the commit (webhook-intake.ts)',
    file: intake,
    title: 'S12: 200 is a promise',
  },
  {
    id: 'S13',
    says: 'A bad signature writes nothing, and one bad item loses none of the others.',
    guard: 'the signature is checked before anything is read (webhook-intake.ts)',
    file: doors,
    title: 'S13: who may tell us something',
  },
  {
    id: 'S14',
    says: 'No call starts a second after a pause or a cancel was confirmed, before and after a restart.',
    guard: 'holds are asked inside every claim (lane.ts)',
    file: 'test/dispatch/hold-sending.test.ts',
    title: 'S14: pause',
  },
  {
    id: 'S15',
    says: 'A template that is paused or disabled stops every deployment on it.',
    guard: 'holds of the template, and its status inside every claim (consequences.ts, lane.ts)',
    file: 'test/dispatch/template-taken-away.test.ts',
    title: 'S15: a template that is taken away',
  },
  {
    id: 'S16',
    says: 'A frozen worker that wakes up calls nobody twice and overwrites nothing that is newer.',
    guard: 'late results merge with what is stored (apply-facts.ts)',
    file: 'test/faults/model/replay.test.ts',
    title: 'the real stores do what the model says, step by step (walk %i)',
  },
  {
    id: 'S17',
    says: 'A line starts no more calls in any second than it may, over all replicas.',
    guard: 'the starts of the last second are counted before each call (start-window.ts)',
    file: 'test/dispatch/start-window.test.ts',
    title: 'S17: a rate that goes up and down is never exceeded in a second that has seen only one of them',
  },
  {
    id: 'S18',
    says: 'One kill leaves no more unknown outcomes than the window of its worker.',
    guard: 'what is under way is taken off the window (line-sender.ts)',
    file: sendOnce,
    title: 'S18: a far side that never answers holds as many attempts open as the window says, and no more',
  },
  {
    id: 'S19',
    says: 'Once faults stop, everything comes to rest; no attempt stays open.',
    guard: 'attempts whose worker cannot be at work on them become unknown (worker-store.ts)',
    file: sendOnce,
    title: 'S19: an attempt whose call can no longer be under way is taken for unknown',
  },
  {
    id: 'S20',
    says: 'A phone that was excluded before its intent is committed is never called.',
    guard: 'exclusions are asked inside every claim (suppression.ts)',
    file: 'test/dispatch/hold-sending.test.ts',
    title: 'S20: exclusion',
  },
  {
    id: 'S21',
    says: 'The same press, delivered again and to any replica, has one effect.',
    guard: 'a draft is launched once, with its row locked (launch.ts)',
    file: 'test/dispatch/review.test.ts',
    title: 'S21: launching',
  },
];
