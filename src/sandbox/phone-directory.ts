import { isOwn } from './business-file.ts';
import type { ChatBook } from './whatsapp/chat-book.ts';
import { profileNameOf } from './whatsapp/person.ts';
import type { PhoneChat, PhoneMessage, PhonePerson } from './whatsapp/phone-message.ts';
import { samplePeople } from './whatsapp/sample-audience.ts';
import { storyOf } from './whatsapp/stories.ts';

/** As many as somebody looks through. */
const mostShown = 60;

const folded = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

export interface PhoneDirectory {
  /** Those with a chat first, then the sample list; by a part of the name or of the number. */
  people(find: string): readonly PhonePerson[];
  chat(phone: string): PhoneChat;
}

export function phoneDirectory(book: ChatBook, business: string, ownUrl: () => string): PhoneDirectory {
  const names = samplePeople();

  function person(phone: string): PhonePerson {
    const last = book.messages(phone).at(-1);
    return {
      phone,
      name: names.get(phone) ?? profileNameOf(phone),
      happens: storyOf(phone).title,
      ...(last && { last: { text: last.text || last.kind, at: last.at } }),
    };
  }

  /** Files that lie on this server are shown; those elsewhere are told. */
  function withHref(phone: string, message: PhoneMessage): PhoneMessage {
    const { file } = message;
    if (!file?.link || !isOwn(file.link, ownUrl())) return message;
    const query = new URLSearchParams({ phone, message: message.id });
    return { ...message, file: { ...file, href: `/sandbox/phone/file?${query}` } };
  }

  return {
    people(find) {
      const words = folded(find);
      const digits = find.replace(/\D/g, '');
      const phones = [...new Set([...book.phones(), ...[...names.keys()].sort()])];
      const found = phones.filter(
        (phone) =>
          words === '' ||
          (digits !== '' && phone.includes(digits)) ||
          folded(names.get(phone) ?? profileNameOf(phone)).includes(words),
      );
      return found.slice(0, mostShown).map(person);
    },
    chat: (phone) => ({
      person: person(phone),
      business,
      messages: book.messages(phone).map((message) => withHref(phone, message)),
    }),
  };
}
