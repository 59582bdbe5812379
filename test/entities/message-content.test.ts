import { expect, test } from 'vitest';
import { speaking, tongues } from '../../src/entities/language/say.ts';
import { contentText, type MessageContent } from '../../src/entities/message-content.ts';

const link = 'https://bot.example/agent-files/4f7e2c1a-0000-4000-8000-000000000000/0';
const said: readonly [content: MessageContent, text: string][] = [
  [{ kind: 'image', link }, 'una imagen'],
  [{ kind: 'image', link, caption: 'Su pedido' }, 'Su pedido\nuna imagen'],
  [{ kind: 'document', link, fileName: 'factura.pdf', caption: 'Su factura' }, 'Su factura\nfactura.pdf'],
  [{ kind: 'document', link }, 'un documento'],
];

test.each(said)('a history says what a file is, and never where it can be fetched: %j', (content, text) => {
  expect(speaking(tongues.es, () => contentText(content))).toBe(text);
});
