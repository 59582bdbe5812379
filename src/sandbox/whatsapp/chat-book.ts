import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { parsePhoneMessage, parseTick } from './chat-record.ts';
import { isObject, parseObject, textOf } from './json-reading.ts';
import type { PhoneMessage, Tick } from './phone-message.ts';

export interface ChatBook {
  /** Who has a chat, the latest first. */
  phones(): readonly string[];
  messages(phone: string): readonly PhoneMessage[];
  add(phone: string, message: PhoneMessage): void;
  /** A tick never goes back, whatever order the news came in; a failure counts only where nothing arrived. */
  tick(phone: string, id: string, tick: Tick): void;
  /** Calls back after each change of this phone's chat; the answer ends it. */
  follow(phone: string, listener: () => void): () => void;
  /** Somebody has this phone in hand, and answers for it. */
  isFollowed(phone: string): boolean;
  close(): void;
}

const rank: Readonly<Record<Tick, number>> = { accepted: 0, sent: 1, failed: 2, delivered: 3, read: 4 };

/** The messages of every phone, kept in the file over restarts. */
export function createChatBook(file?: string): ChatBook {
  const chats = new Map<string, Map<string, PhoneMessage>>();
  const listeners = new Map<string, Set<() => void>>();

  function put(phone: string, message: PhoneMessage): void {
    const chat = chats.get(phone) ?? new Map<string, PhoneMessage>();
    chats.delete(phone);
    chats.set(phone, chat.set(message.id, message));
  }

  function mark(phone: string, id: string, tick: Tick): boolean {
    const message = chats.get(phone)?.get(id);
    if (!message || rank[tick] <= rank[message.tick ?? 'accepted']) return false;
    chats.get(phone)?.set(id, { ...message, tick });
    return true;
  }

  for (const line of file && existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    const record = parseObject(line);
    const phone = textOf(record?.phone);
    const message = isObject(record?.message) ? parsePhoneMessage(record.message) : undefined;
    const tick = parseTick(record?.tick);
    if (phone && message) put(phone, message);
    if (phone && tick) mark(phone, textOf(record?.id) ?? '', tick);
  }
  if (file !== undefined) mkdirSync(dirname(file), { recursive: true });
  const handle = file === undefined ? undefined : openSync(file, 'a');
  const write = (record: object): void => {
    if (handle !== undefined) writeSync(handle, `\n${JSON.stringify(record)}`);
  };
  const tellChange = (phone: string): void => {
    for (const listener of listeners.get(phone) ?? []) listener();
  };

  return {
    phones: () => [...chats.keys()].reverse(),
    messages: (phone) => [...(chats.get(phone)?.values() ?? [])],
    add(phone, message) {
      put(phone, message);
      write({ phone, message });
      tellChange(phone);
    },
    tick(phone, id, tick) {
      if (!mark(phone, id, tick)) return;
      write({ phone, id, tick });
      tellChange(phone);
    },
    follow(phone, listener) {
      const own = listeners.get(phone) ?? new Set();
      listeners.set(phone, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(phone);
      };
    },
    isFollowed: (phone) => listeners.has(phone),
    close() {
      if (handle !== undefined) closeSync(handle);
    },
  };
}
