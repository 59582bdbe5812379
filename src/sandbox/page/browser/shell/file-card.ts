import type { PageFile } from '../../../slack/page-protocol.ts';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import { fileSize } from '../text/sizes.ts';

export const fileCard = (file: PageFile): HTMLElement =>
  h(
    'div',
    { class: 'file-card' },
    h('span', { class: 'file-icon' }, icon('file')),
    h(
      'span',
      { class: 'file-words' },
      h('strong', {}, file.title || file.name),
      h('small', {}, `${file.filetype.toUpperCase() || 'File'} · ${fileSize(file.size)}`),
    ),
    h(
      'a',
      {
        class: 'icon-button',
        href: file.download_path,
        download: file.name,
        'aria-label': `Download ${file.name}`,
      },
      icon('download'),
    ),
  );
