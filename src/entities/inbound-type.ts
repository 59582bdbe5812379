import { said, text } from './language/say.ts';

/** What people send, in words; a voice note is audio that was recorded in the chat. */
const inboundTypes: Readonly<Record<string, string>> = {
  text: text('text'),
  button: text('button'),
  interactive: text('choice'),
  image: text('image'),
  video: text('video'),
  audio: text('audio'),
  voice: text('voice note'),
  document: text('document'),
  sticker: text('sticker'),
  location: text('location'),
  contacts: text('contact card'),
  reaction: text('reaction'),
  order: text('order'),
  system: text('notice of WhatsApp'),
};

export const inboundTypeWords = (type: string): string =>
  said(
    (Object.hasOwn(inboundTypes, type) ? inboundTypes[type] : undefined) ??
      text('message of an unknown kind'),
  );
