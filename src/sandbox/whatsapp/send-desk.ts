import { type Checked, refuse } from './checked.ts';
import type { Clock } from './clock.ts';
import type { FaultBox } from './fault.ts';
import type { FreeContent } from './free-content.ts';
import { type GraphError, graphError } from './graph-error.ts';
import { parseObject, textOf } from './json-reading.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import { wamidOf } from './message-update.ts';
import { createPairLimit, createThroughputLimit } from './send-limits.ts';
import { parseSend, type SendRequest } from './send-request.ts';
import type { SandboxLine } from './settings.ts';
import { freeTextStory, storyOf } from './stories.ts';
import type { Answer, Story } from './story.ts';
import type { StoryTeller } from './story-teller.ts';
import type { BookedTemplate, TemplateBook } from './template-book.ts';
import { checkParameters, findSendable, type SentParameters } from './template-call-check.ts';

/** How a send is answered. `ready` holds a plain answer back. */
export type Outcome =
  | { readonly way: 'answer'; readonly body: object; readonly ready?: Promise<void> }
  | { readonly way: 'refuse'; readonly error: GraphError }
  | { readonly way: 'error500' | 'reset' | 'hang' };

export interface DeskOptions {
  readonly clock: Clock;
  readonly faults: FaultBox;
  readonly book: TemplateBook;
  readonly ledger: Ledger;
  readonly teller: StoryTeller;
  readonly speed: () => number;
  readonly tellsStories: boolean;
  readonly messagesPerSecond: number;
  readonly pairRate: boolean;
  readonly salt: string;
  /** Whether a free text may be sent to this person now. */
  readonly windowIsOpen: (lineId: string, to: string) => boolean;
  /** Every message that reached the person's phone, before anything is told of it. */
  readonly onAccepted: (entry: LedgerEntry, booked: BookedTemplate | undefined) => void;
}

interface Content {
  readonly booked: BookedTemplate | undefined;
  readonly parameters: SentParameters;
  readonly free?: FreeContent;
}

const earlyReceiptPatienceMs = 3_000;

/** What happens after acceptance, by the way in which the story or a fault answers. */
const outcomes: Partial<Readonly<Record<Answer['way'], Outcome>>> = {
  accepted_then_500: { way: 'error500' },
  accepted_then_reset: { way: 'reset' },
  accepted_then_hang: { way: 'hang' },
};

/** Decides every `POST /messages` of one business account, in the order in which Meta seems to check. */
export function createSendDesk(options: DeskOptions): (line: SandboxLine, rawBody: string) => Outcome {
  const { clock, faults, ledger } = options;
  const throughput = new Map<string, () => boolean>();
  const pairIsFree = options.pairRate ? createPairLimit(clock.now) : () => true;
  const struckOnce = new Set<string>();

  function fitsThroughput(line: SandboxLine): boolean {
    const known = throughput.get(line.id) ?? createThroughputLimit(options.messagesPerSecond, clock.now);
    throughput.set(line.id, known);
    return known();
  }

  function checkContent(line: SandboxLine, send: SendRequest): Checked<Content> {
    if ('type' in send.content) {
      const free = send.content;
      return options.windowIsOpen(line.id, send.to)
        ? { ok: true, value: { booked: undefined, parameters: { text: free.text }, free } }
        : refuse(131047);
    }
    const booked = findSendable(send.content, options.book);
    if (!booked.ok) return booked;
    const parameters = checkParameters(send.content, booked.value.needs);
    return parameters.ok
      ? { ok: true, value: { booked: booked.value, parameters: parameters.value } }
      : parameters;
  }

  /** True on the first, third… call for this person, so that each send is struck exactly once. */
  function strikesFirst(story: Story, line: SandboxLine, to: string): boolean {
    const key = `${story.key} ${line.id} ${to}`;
    if (struckOnce.delete(key)) return false;
    struckOnce.add(key);
    return true;
  }

  function check(line: SandboxLine, send: Checked<SendRequest>): Checked<Content & { send: SendRequest }> {
    if (!fitsThroughput(line) || faults.strikes('throttle')) return refuse(130429);
    if (!send.ok) return send;
    if (send.value.to === line.displayPhoneNumber) return refuse(131021);
    const content = checkContent(line, send.value);
    if (!content.ok) return content;
    if (!pairIsFree(`${line.id} ${send.value.to}`)) return refuse(131056);
    return { ok: true, value: { ...content.value, send: send.value } };
  }

  function accept(line: SandboxLine, story: Story, content: Content, send: SendRequest): Outcome {
    const at = clock.now();
    const template = content.booked?.template;
    const entry: LedgerEntry = {
      token: send.token,
      to: send.to,
      wamid: wamidOf(`${send.to}:${options.salt}:${ledger.counts.accepted + 1}`),
      at,
      lineId: line.id,
      templateName: template?.name ?? '',
      templateLanguage: template?.language ?? '',
      parameters: content.parameters,
      ...(content.free && { free: content.free }),
    };
    ledger.add({ token: send.token, to: send.to, at, outcome: 'accepted' }, entry);
    options.onAccepted(entry, content.booked);
    let ready: Promise<void> | undefined;
    if (options.tellsStories) {
      const told = { entry, story, template: content.booked, displayPhoneNumber: line.displayPhoneNumber };
      let firstTold: (() => void) | undefined;
      if (story.answer.way === 'after_first_receipt') {
        ready = new Promise((resolve) => {
          const cancel = clock.schedule(resolve, earlyReceiptPatienceMs);
          firstTold = () => {
            cancel();
            resolve();
          };
        });
      }
      options.teller.begin(told, options.speed(), firstTold);
    }
    const status = story.answer.way === 'held' ? 'held_for_quality_assessment' : 'accepted';
    const body = {
      messaging_product: 'whatsapp',
      contacts: [{ input: send.input, wa_id: send.to }],
      messages: [{ id: entry.wamid, ...(template ? { message_status: status } : {}) }],
    };
    if (faults.strikes('acceptThenReset')) return { way: 'reset' };
    if (faults.strikes('acceptThen500')) return { way: 'error500' };
    if (faults.strikes('hang')) return { way: 'hang' };
    return outcomes[story.answer.way] ?? { way: 'answer', body, ...(ready ? { ready } : {}) };
  }

  return (line, rawBody) => {
    const body = parseObject(rawBody);
    const send = parseSend(body, line.countryCode);
    const noteRefusal = (outcome: string): void =>
      ledger.add({
        token: textOf(body?.biz_opaque_callback_data),
        to: send.ok ? send.value.to : (textOf(body?.to) ?? ''),
        at: clock.now(),
        outcome,
      });
    const refused = (error: GraphError): Outcome => {
      noteRefusal(String(error.code));
      return { way: 'refuse', error };
    };
    const lost = (way: 'error500' | 'reset'): Outcome => {
      noteRefusal('lost');
      return { way };
    };
    const checked = check(line, send);
    if (!checked.ok) return refused(checked.error);
    const { send: good, booked } = checked.value;
    const story = booked && options.tellsStories ? storyOf(good.to) : freeTextStory;
    const { answer } = story;
    if (answer.way === 'refused') return refused(graphError(answer.code));
    if (answer.way === 'refused_once' && strikesFirst(story, line, good.to)) {
      return refused(graphError(answer.code));
    }
    if (faults.strikes('reset')) return lost('reset');
    if (faults.strikes('status500')) return lost('error500');
    if (answer.way === 'lost_once' && strikesFirst(story, line, good.to)) return lost('reset');
    return accept(line, story, checked.value, good);
  };
}
