import { delivered, journey, type Story, sent, succeeding } from './story.ts';

/** Endings 00 to 71: nothing goes wrong. */
export const plainStories: readonly Story[] = [
  {
    ...succeeding,
    key: 'read',
    endings: [0, 27],
    title: 'Read',
    whatHappens: 'Sent, delivered and read; no answer.',
    steps: journey,
  },
  {
    ...succeeding,
    key: 'delivered',
    endings: [28, 48],
    title: 'Delivered, not read',
    whatHappens: 'Sent and delivered; read receipts are off or the chat is never opened.',
    steps: [sent, delivered],
  },
  {
    ...succeeding,
    key: 'text_reply',
    endings: [49, 60],
    title: 'Answers with a text',
    whatHappens: 'Read, then a typed answer that quotes nothing.',
    steps: [...journey, { reply: 'text', after: [5, 60] }],
  },
  {
    ...succeeding,
    key: 'button_reply',
    endings: [61, 67],
    title: 'Taps the first button',
    whatHappens: 'Read, then the first quick reply is tapped; a typed answer where there is no button.',
    steps: [...journey, { reply: 'first_button', after: [5, 40] }],
  },
  {
    ...succeeding,
    key: 'stop_reply',
    endings: [68, 68],
    title: 'Taps the last button',
    whatHappens: 'Read, then the last quick reply is tapped, which usually says “Stop”.',
    steps: [...journey, { reply: 'last_button', after: [5, 40] }],
  },
  {
    ...succeeding,
    key: 'quoting_reply',
    endings: [69, 71],
    title: 'Answers later and quotes the message',
    whatHappens: 'Read, then after a while a typed answer that quotes the message.',
    steps: [...journey, { reply: 'quote', after: [60, 90] }],
  },
];
