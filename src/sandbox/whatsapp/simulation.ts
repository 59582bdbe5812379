import { randomUUID } from 'node:crypto';
import { type ChatBook, createChatBook } from './chat-book.ts';
import { noteUpdate, sentMessage } from './chat-news.ts';
import { realClock } from './clock.ts';
import type { Controls } from './controls.ts';
import { createControls } from './create-controls.ts';
import { type Customer, createCustomer } from './customer.ts';
import { createFaultBox, type FaultBox } from './fault.ts';
import { createLedger } from './ledger.ts';
import type { LineRating } from './line-update.ts';
import { createMediaStore, type MediaStore } from './media-store.ts';
import { createQuiescence } from './quiescence.ts';
import { createReplyWindows } from './reply-windows.ts';
import { sandboxTemplates } from './sandbox-templates.ts';
import { createSendDesk, type Outcome } from './send-desk.ts';
import {
  type SandboxLine,
  type SimulatedWhatsAppOptions,
  sandboxAccount,
  sandboxLine,
  webhookRetryMs,
} from './settings.ts';
import { freeTextStory, storyOf } from './stories.ts';
import { createStoryTeller } from './story-teller.ts';
import type { SandboxTemplate } from './template.ts';
import { createTemplateBook } from './template-book.ts';
import { createTemplateMover } from './template-mover.ts';
import { createWebhookSender } from './webhook-sender.ts';

/** Where the page reads what a person sent. */
const mediaHref = (id: string): string => `/sandbox/phone/media/${id}`;

export interface Simulation {
  readonly controls: Controls;
  readonly book: ChatBook;
  readonly media: MediaStore;
  readonly customer: Customer;
  readonly lines: readonly SandboxLine[];
  readonly businessAccountId: string;
  readonly faults: FaultBox;
  readonly speed: { factor: number };
  readonly templates: () => readonly SandboxTemplate[];
  readonly ratingOf: (lineId: string) => LineRating;
  readonly send: (line: SandboxLine, rawBody: string) => Outcome;
  /** Why a template cannot be released, or undefined once it is. */
  readonly unpause: (template: SandboxTemplate) => string | undefined;
  stop(): void;
}

/** Everything behind the HTTP server. Unfinished stories of the ledger file go on at once. */
export function createSimulation(options: SimulatedWhatsAppOptions): Simulation {
  const clock = options.clock ?? realClock;
  const lines = options.lines ?? [sandboxLine];
  const line = lines[0] ?? sandboxLine;
  const salt = options.salt ?? randomUUID().slice(0, 8);
  const businessAccountId = options.businessAccountId ?? sandboxAccount.businessAccountId;
  const speed = { factor: options.speed ?? 1 };
  const ratings = new Map<string, LineRating>();
  const faults = createFaultBox(lines.length);
  const book = createTemplateBook(options.templates ?? sandboxTemplates);
  const keep = options.keepLedger ?? true;
  const chats = createChatBook(options.chatFile);
  const media = createMediaStore(options.mediaFolder);
  const fileOf = (id: string) => {
    const file = media.find(id);
    return file && { name: file.name, type: file.type, href: mediaHref(id) };
  };
  const windows = createReplyWindows(clock.now);
  const ledger = createLedger({
    keep,
    ...(options.ledgerFile === undefined ? {} : { file: options.ledgerFile }),
  });
  const displayPhoneNumber = (lineId: string): string =>
    lines.find(({ id }) => id === lineId)?.displayPhoneNumber ?? '';
  const quiescence = createQuiescence(() => !teller.busy && sender.idle);
  const sender = createWebhookSender({
    account: { businessAccountId, displayPhoneNumber },
    appSecret: options.appSecret ?? sandboxAccount.appSecret,
    webhookBatch: options.webhookBatch ?? 20,
    webhookConcurrency: options.webhookConcurrency ?? 4,
    webhookRetryMs: options.webhookRetryMs ?? webhookRetryMs,
    clock,
    faults,
    onIdle: quiescence.check,
    onTell: (update) => {
      if (keep) noteUpdate(chats, update, fileOf);
    },
  });
  const teller = createStoryTeller({
    clock,
    quietMs: options.quietMs ?? 25_000,
    tell: sender.tell,
    isInHand: chats.isFollowed,
    onFinished: ({ wamid }) => {
      ledger.finish(wamid);
      quiescence.check();
    },
    onReply: ({ lineId, to }, at) => windows.note(lineId, to, at),
  });
  const send = createSendDesk({
    clock,
    faults,
    book,
    ledger,
    teller,
    salt,
    speed: () => speed.factor,
    tellsStories: options.stories !== 'none',
    messagesPerSecond: options.messagesPerSecond ?? 80,
    pairRate: options.pairRate ?? true,
    windowIsOpen: windows.isOpen,
    onAccepted: (entry, booked) => {
      if (keep) chats.add(entry.to, sentMessage(entry, booked?.template));
    },
  });
  const moveTemplate = createTemplateMover(book, sender);
  const controls = createControls({
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
    ratings,
    speed,
    salt,
  });

  for (const entry of ledger.unfinished) {
    const template = book.find(entry.templateName, entry.templateLanguage);
    const told = {
      entry,
      story: entry.templateName ? storyOf(entry.to) : freeTextStory,
      template,
      displayPhoneNumber: displayPhoneNumber(entry.lineId),
    };
    teller.begin(told, speed.factor);
  }
  for (const phone of chats.phones()) {
    const wrote = chats.messages(phone).findLast(({ from }) => from === 'customer');
    if (wrote) windows.note(line.id, phone, wrote.at);
  }
  if (options.webhookUrl !== undefined) sender.setUrl(options.webhookUrl);

  return {
    controls,
    book: chats,
    media,
    customer: createCustomer({ controls, book: chats, media }),
    lines,
    businessAccountId,
    faults,
    speed,
    templates: book.list,
    ratingOf: (lineId) => ratings.get(lineId) ?? 'GREEN',
    send,
    unpause(template) {
      if (template.status !== 'PAUSED') return `Template ${template.name} is not paused.`;
      moveTemplate(template, { status: 'APPROVED', score: 'UNKNOWN', title: 'UNPAUSE' });
      return undefined;
    },
    stop() {
      teller.stop();
      sender.stop();
      ledger.close();
      chats.close();
    },
  };
}
