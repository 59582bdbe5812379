import type { PageFile } from '../../../slack/page-protocol.ts';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import { fileSize } from '../text/sizes.ts';
import type { Speech } from '../text/speech.ts';

export const fileCard = (file: PageFile, speech: Speech): HTMLElement =>
  h(
    'div',
    { class: 'file-card' },
    h('span', { class: 'file-icon' }, icon('file')),
    h(
      'span',
      { class: 'file-words' },
      h('strong', {}, file.title || file.name),
      h('small', {}, `${file.filetype.toUpperCase() || speech.say('File')} · ${fileSize(file.size, speech)}`),
    ),
    h(
      'a',
      {
        class: 'icon-button',
        href: file.download_path,
        download: file.name,
        'aria-label': speech.say('Download {0}', file.name),
      },
      icon('download'),
    ),
  );
