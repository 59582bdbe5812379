import type { Clock } from './clock.ts';
import type { Controls } from './controls.ts';
import type { FaultBox } from './fault.ts';
import { isUserId } from './hidden-number.ts';
import type { Ledger } from './ledger.ts';
import { type LineRating, qualityUpdate } from './line-update.ts';
import { inboundUpdate, preferenceUpdate, tapContent, textContent, wamidOf } from './message-update.ts';
import { parseTemplate } from './parse-template.ts';
import type { Quiescence } from './quiescence.ts';
import type { ReplyWindows } from './reply-windows.ts';
import { SandboxError } from './sandbox-error.ts';
import { parseTo } from './send-request.ts';
import type { SandboxLine } from './settings.ts';
import type { StoryTeller } from './story-teller.ts';
import type { TemplateBook } from './template-book.ts';
import type { TemplateMover } from './template-mover.ts';
import { templateUpdate } from './template-update.ts';
import type { WebhookSender } from './webhook-sender.ts';

export interface ControlOptions {
  readonly clock: Clock;
  readonly line: SandboxLine;
  readonly book: TemplateBook;
  readonly moveTemplate: TemplateMover;
  readonly faults: FaultBox;
  readonly ledger: Ledger;
  readonly teller: StoryTeller;
  readonly sender: WebhookSender;
  readonly windows: ReplyWindows;
  readonly quiescence: Quiescence;
  /** By line; one that is not in it is rated GREEN. */
  readonly ratings: Map<string, LineRating>;
  readonly speed: { factor: number };
  readonly salt: string;
}

/** Larger than the ids of the seeds and below 2^53, because webhooks carry ids as numbers. */
const firstNewTemplateId = 4_100_000_000_000_000;

export function createControls(options: ControlOptions): Controls {
  const {
    clock,
    line,
    book,
    moveTemplate,
    faults,
    ledger,
    teller,
    sender,
    windows,
    quiescence,
    speed,
    ratings,
  } = options;
  let made = 0;

  function phoneOf(words: string): string {
    if (isUserId(words)) return words;
    const phone = parseTo(words, line.countryCode);
    if (!phone.ok) throw new SandboxError(`Expected a phone with its country code, found "${words}".`);
    return phone.value;
  }

  function personSends(from: string, content: object, quoting?: string): string {
    const phone = phoneOf(from);
    const at = clock.now();
    const id = wamidOf(`typed:${phone}:${options.salt}:${++made}`);
    windows.note(line.id, phone, at);
    const message = { lineId: line.id, from: phone, id, at, content };
    const context = quoting && { displayPhoneNumber: line.displayPhoneNumber, wamid: quoting };
    sender.tell(inboundUpdate(context ? { ...message, quoting: context } : message));
    return id;
  }

  return {
    ledger: ledger.accepted,
    arrivals: ledger.arrivals,
    state: () => ({
      ...ledger.counts,
      webhooks: { ...sender.counts },
      settled: !teller.busy && sender.idle,
      speed: speed.factor,
      faults: faults.now,
      templates: book.list(),
    }),
    pauseTemplate(name, language, title = 'FIRST_PAUSE') {
      const template = moveTemplate({ name, language }, { status: 'PAUSED', score: 'RED', title });
      teller.dropHeld(template.name, template.language);
    },
    disableTemplate(name, language) {
      moveTemplate({ name, language }, { status: 'DISABLED', score: 'RED', disabledAt: clock.now() });
    },
    approveTemplate(name, language) {
      moveTemplate({ name, language }, { status: 'APPROVED', score: 'UNKNOWN' });
    },
    rateLine(quality) {
      ratings.set(line.id, quality);
      sender.tell(qualityUpdate(line.displayPhoneNumber, quality));
    },
    tellAccount(field, value) {
      sender.tell({ list: 'template', field, value });
    },
    addTemplate(value) {
      const template = parseTemplate(value, () => String(firstNewTemplateId + ++made));
      book.put(template);
      sender.tell(templateUpdate(template, template.status));
      return template;
    },
    reply: (from, text, quoting) => personSends(from, textContent(text), quoting),
    personSends,
    tap(wamid, choiceId) {
      const entry = ledger.accepted.find((one) => one.wamid === wamid);
      const choice = entry?.free?.choices?.find(({ id }) => id === choiceId);
      if (!entry || !choice) throw new SandboxError(`There is no choice ${choiceId} on message ${wamid}.`);
      return personSends(
        isUserId(entry.to) ? entry.to : `+${entry.to}`,
        tapContent(entry.free?.type === 'list', choice),
        wamid,
      );
    },
    setPreference(phone, value) {
      sender.tell(preferenceUpdate(line.id, phoneOf(phone), value, clock.now()));
    },
    setFaults: faults.set,
    setSpeed(factor) {
      speed.factor = factor;
    },
    setWebhookUrl: sender.setUrl,
    settled: quiescence.reached,
    flush() {
      teller.flush();
      sender.hurry();
      return quiescence.reached();
    },
  };
}
