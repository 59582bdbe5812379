import type { Faults } from './fault.ts';
import type { Arrival, LedgerEntry } from './ledger.ts';
import type { LineRating } from './line-update.ts';
import type { SandboxTemplate } from './template.ts';
import type { PauseTitle } from './template-update.ts';
import type { WebhookCounts } from './webhook-sender.ts';

/** What the simulation has seen and done so far. */
export interface SandboxState {
  readonly accepted: number;
  readonly arrived: number;
  readonly webhooks: WebhookCounts;
  readonly settled: boolean;
  readonly speed: number;
  readonly faults: Faults;
  readonly templates: readonly SandboxTemplate[];
}

/** What the page and tests may do. What cannot be done throws a `SandboxError`. */
export interface Controls {
  /** Accepted sends, oldest first; empty where the ledger is not kept. */
  readonly ledger: readonly LedgerEntry[];
  /** Every send that arrived, refused or not. */
  readonly arrivals: readonly Arrival[];
  state(): SandboxState;
  /** Pauses the template, tells so by webhook, and drops its held messages with 132015. */
  pauseTemplate(name: string, language: string, title?: PauseTitle): void;
  disableTemplate(name: string, language: string): void;
  approveTemplate(name: string, language: string): void;
  /** Rates the line, and tells by webhook whether it is flagged. */
  rateLine(quality: LineRating): void;
  /** Any other change of the account, as Meta tells it: the field of its webhook, and the value. */
  tellAccount(field: string, value: object): void;
  /** `template` in the form that Meta lists them; gives it back with its id. */
  addTemplate(template: unknown): SandboxTemplate;
  /** A person writes: the answer is the id of the inbound message. `quoting` is a wamid. */
  reply(from: string, text: string, quoting?: string): string;
  /** A person sends anything, as `messages` carries it: `{type: 'sticker', sticker: {…}}`. */
  personSends(from: string, content: object, quoting?: string): string;
  /** A person taps a button or row of a message: the answer is the id of the inbound message. */
  tap(wamid: string, choiceId: string): string;
  /** A person stops or resumes marketing messages. */
  setPreference(phone: string, value: 'stop' | 'resume'): void;
  /** Changes only the faults that are named. */
  setFaults(faults: Faults): void;
  /** Factor on the delays of messages accepted from now on. */
  setSpeed(speed: number): void;
  setWebhookUrl(url: string): void;
  /** Resolves when nothing is left to be told by webhook. */
  settled(): Promise<void>;
  /** Tells everything that is still to come now, then resolves as `settled` does. */
  flush(): Promise<void>;
}
