import type { ChatBook } from './chat-book.ts';
import type { Controls } from './controls.ts';
import type { JsonObject } from './json-reading.ts';
import { textOf } from './json-reading.ts';
import type { MediaStore, StoredMedia } from './media-store.ts';
import { tapContent, textContent } from './message-update.ts';
import type { PhoneAct } from './phone-message.ts';
import { sampleSound, sampleSticker } from './sample-media.ts';
import { SandboxError } from './sandbox-error.ts';

/** What a person does with the phone in hand; each gives the id of the message that leaves it. */
export interface Customer {
  act(phone: string, act: PhoneAct): string;
  sendFile(phone: string, file: { name: string; type: string; bytes: Buffer }): string;
}

const wanted = (body: JsonObject, field: string): string => {
  const text = textOf(body[field])?.trim();
  if (!text) throw new SandboxError(`Expected a text in "${field}", found ${JSON.stringify(body[field])}.`);
  return text;
};

export function parsePhoneAct(body: JsonObject): PhoneAct {
  const { act } = body;
  if (act === 'text') return { act, text: wanted(body, 'text') };
  if (act === 'tap') return { act, message: wanted(body, 'message'), choice: wanted(body, 'choice') };
  if (act === 'react') return { act, message: wanted(body, 'message'), emoji: wanted(body, 'emoji') };
  if (act === 'location' || act === 'sticker' || act === 'voice') return { act };
  throw new SandboxError(`Expected something a phone can do in "act", found ${JSON.stringify(act)}.`);
}

const place = {
  latitude: 4.6533,
  longitude: -74.0836,
  name: 'Parque Simón Bolívar',
  address: 'Bogotá',
} as const;

/** WhatsApp's app sends pictures as pictures, recordings as voice, everything else as a document. */
const typeOf = (mimeType: string): 'image' | 'audio' | 'document' =>
  /^image\/(jpeg|png)$/.test(mimeType) ? 'image' : mimeType.startsWith('audio/') ? 'audio' : 'document';

export function createCustomer(parts: {
  readonly controls: Pick<Controls, 'personSends'>;
  readonly book: ChatBook;
  readonly media: MediaStore;
}): Customer {
  const { controls, book, media } = parts;
  const send = (phone: string, content: object, quoting?: string): string =>
    controls.personSends(`+${phone}`, content, quoting);

  const about = ({ id, type, sha256 }: StoredMedia): object => ({ id, mime_type: type, sha256 });

  function sendSample(phone: string, type: 'sticker' | 'audio'): string {
    const stored = media.add(type === 'sticker' ? sampleSticker : sampleSound());
    const more = type === 'sticker' ? { animated: false } : { voice: true };
    return send(phone, { type, [type]: { ...about(stored), ...more } });
  }

  function tap(phone: string, messageId: string, choiceId: string): string {
    const message = book.messages(phone).find(({ id }) => id === messageId);
    const choice = message?.choices?.find(({ id }) => id === choiceId);
    if (!message || !choice) throw new SandboxError('This message has no such choice.');
    const content =
      message.kind === 'template'
        ? { type: 'button', button: { payload: choice.id, text: choice.title } }
        : tapContent(message.kind === 'list', choice);
    return send(phone, content, message.id);
  }

  return {
    act(phone, act) {
      switch (act.act) {
        case 'text':
          return send(phone, textContent(act.text));
        case 'tap':
          return tap(phone, act.message, act.choice);
        case 'react':
          return send(phone, {
            type: 'reaction',
            reaction: { message_id: act.message, emoji: act.emoji },
          });
        case 'location':
          return send(phone, { type: 'location', location: place });
        case 'sticker':
          return sendSample(phone, 'sticker');
        case 'voice':
          return sendSample(phone, 'audio');
      }
    },
    sendFile(phone, file) {
      const stored = media.add(file);
      const type = typeOf(file.type);
      const more = type === 'document' ? { filename: file.name } : type === 'audio' ? { voice: true } : {};
      return send(phone, { type, [type]: { ...about(stored), ...more } });
    },
  };
}
