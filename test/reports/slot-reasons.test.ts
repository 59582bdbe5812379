import { expect, test } from 'vitest';
import { speaking, tongues } from '../../src/entities/language/say.ts';
import { composeRefusalNotice } from '../../src/reports/refusal-notice.ts';
import { refusedWith } from '../../src/reports/slot-reasons.ts';

const slot = { report: 'digest', channelId: 'C0SALES', dueAt: new Date('2026-03-04T14:00:00Z') };

const sentences: [word: string, en: string, es: string, pt: string][] = [
  [
    'not_in_channel',
    'Invite it there with /invite.',
    'Invítela allí con /invite.',
    'Convide-o lá com /invite.',
  ],
  ['channel_not_found', 'The channel does not exist', 'El canal no existe', 'O canal não existe'],
  ['is_archived', 'Unarchive it or subscribe in another', 'Desarchívelo', 'Desarquive-o'],
  ['restricted_action', 'Ask a workspace admin', 'administrador', 'administrador'],
  ['missing_scope', 'lacks a permission', 'falta un permiso', 'permissão'],
  [
    'invalid_blocks',
    'neither the layout nor the words',
    'ni el diseño ni el texto',
    'nem o layout nem o texto',
  ],
  ['msg_blocks_too_long', 'neither the layout nor the words', 'ni el diseño ni el texto', 'nem o layout nem'],
  ['something_new', '(something_new)', '(something_new)', '(something_new)'],
];

test.each(sentences)('%s: the owner hears in each language what to do', (word, en, es, pt) => {
  const said = (language: 'en' | 'es' | 'pt') =>
    speaking(tongues[language], () => composeRefusalNotice(slot, refusedWith(word), true).summary);
  expect(said('en')).toContain(en);
  expect(said('es')).toContain(es);
  expect(said('pt')).toContain(pt);
});
