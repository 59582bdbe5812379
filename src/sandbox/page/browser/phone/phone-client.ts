import type { PhoneAct, PhoneChat, PhonePerson } from '../../../whatsapp/phone-message.ts';
import { record, string } from '../json.ts';

/** The simulated WhatsApp as one phone sees it. What cannot be done rejects with a sentence to show. */
export type PhoneClient = {
  readonly people: (find: string) => Promise<readonly PhonePerson[]>;
  readonly chat: (phone: string) => Promise<PhoneChat>;
  readonly act: (phone: string, act: PhoneAct) => Promise<void>;
  readonly sendFile: (phone: string, file: File) => Promise<void>;
  /** Calls back whenever the chat may have changed; returns how to stop. */
  readonly follow: (phone: string, changed: () => void) => () => void;
};

const unreachable = 'The simulated WhatsApp does not answer. Check that it is still running, then try again.';

export function createPhoneClient(prefix: string): PhoneClient {
  const url = (path: string, query: Record<string, string>): string =>
    `${prefix}${path}?${new URLSearchParams(query)}`;

  async function ask(address: string, options: RequestInit = {}): Promise<Response> {
    const response = await fetch(address, options).catch(() => {
      throw new Error(unreachable);
    });
    if (response.ok) return response;
    throw new Error(string(record(await response.json()).error) || unreachable);
  }

  return {
    async people(find) {
      const response = await ask(url('people', { find }));
      const { people }: { people: readonly PhonePerson[] } = await response.json();
      return people;
    },
    async chat(phone) {
      const response = await ask(url('chat', { phone }));
      const chat: PhoneChat = await response.json();
      return chat;
    },
    async act(phone, act) {
      const headers = { 'content-type': 'application/json' };
      await ask(url('act', { phone }), { method: 'POST', headers, body: JSON.stringify(act) });
    },
    async sendFile(phone, file) {
      await ask(url('upload', { phone, name: file.name }), { method: 'POST', body: file });
    },
    follow(phone, changed) {
      const stream = new EventSource(url('events', { phone }));
      stream.addEventListener('message', changed);
      return () => stream.close();
    },
  };
}
