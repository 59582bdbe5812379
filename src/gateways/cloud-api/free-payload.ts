import { contentProblems, type MessageContent } from '../../entities/message-content.ts';
import type { FreeMessage } from '../gateway.ts';
import { addressee } from './addressee.ts';
import { UnusableContent } from './unusable-content.ts';

type Write<Kind> = (content: Extract<MessageContent, { kind: Kind }>) => object;

const writers: { readonly [Kind in MessageContent['kind']]: Write<Kind> } = {
  text: ({ text }) => ({ type: 'text', text: { preview_url: false, body: text } }),
  image: ({ link, caption }) => ({ type: 'image', image: { link, ...(caption && { caption }) } }),
  document: ({ link, caption, fileName }) => ({
    type: 'document',
    document: { link, ...(caption && { caption }), ...(fileName && { filename: fileName }) },
  }),
  buttons: ({ text, buttons }) =>
    interactive('button', text, { buttons: buttons.map((reply) => ({ type: 'reply', reply })) }),
  list: ({ text, button, rows }) => interactive('list', text, { button, sections: [{ rows }] }),
};

const interactive = (type: string, text: string, action: object): object => ({
  type: 'interactive',
  interactive: { type, body: { text }, action },
});

function written(content: MessageContent): object {
  switch (content.kind) {
    case 'text':
      return writers.text(content);
    case 'image':
      return writers.image(content);
    case 'document':
      return writers.document(content);
    case 'buttons':
      return writers.buttons(content);
    case 'list':
      return writers.list(content);
  }
}

/** The body of one message without a template. Throws `UnusableContent`. */
export function freeBody({ content, to, token }: FreeMessage): string {
  const problems = contentProblems(content);
  if (problems.length > 0) throw new UnusableContent(problems.join(' '));
  return JSON.stringify({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...addressee(to),
    ...written(content),
    biz_opaque_callback_data: token,
  });
}
