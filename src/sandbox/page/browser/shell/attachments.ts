import type { PageFile } from '../../../slack/page-protocol.ts';
import type { Desk } from '../desk.ts';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import { fileSize } from '../text/sizes.ts';

/** Files that wait in a composer for its message. */
export type Attachments = {
  readonly node: HTMLElement;
  readonly button: HTMLElement;
  readonly add: (files: readonly File[]) => Promise<void>;
  readonly take: () => PageFile[];
  readonly giveBack: (files: readonly PageFile[]) => void;
  readonly isBusy: () => boolean;
};

export function createAttachments(desk: Desk): Attachments {
  let files: PageFile[] = [];
  let pending = 0;
  const node = h('ul', { class: 'attachments', 'aria-label': 'Attached files' });
  const input = h('input', {
    type: 'file',
    class: 'visually-hidden',
    multiple: true,
    tabindex: -1,
    'aria-label': 'Attach files',
    on: {
      change: () => {
        void add([...(input.files ?? [])]);
        input.value = '';
      },
    },
  });
  const button = h(
    'span',
    { class: 'attach' },
    h(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': 'Attach a file',
        title: 'Attach a file',
        on: { click: () => input.click() },
      },
      icon('attach'),
    ),
    input,
  );
  function draw(): void {
    const rows = files.map((file) =>
      h(
        'li',
        { class: 'upload' },
        icon('file'),
        h('span', { class: 'upload-name' }, file.name),
        h('small', {}, fileSize(file.size, desk.directory.speech)),
        h(
          'button',
          {
            type: 'button',
            class: 'icon-button',
            'aria-label': `Remove ${file.name}`,
            on: { click: () => drop(file) },
          },
          icon('close'),
        ),
      ),
    );
    const waiting =
      pending > 0 ? [h('li', { class: 'upload' }, h('span', { class: 'spinner' }), 'Uploading…')] : [];
    node.replaceChildren(...rows, ...waiting);
  }
  function drop(file: PageFile): void {
    files = files.filter(({ id }) => id !== file.id);
    draw();
  }
  async function add(chosen: readonly File[]): Promise<void> {
    pending += chosen.length;
    draw();
    for (const file of chosen) {
      try {
        files = [...files, await desk.client.upload(file)];
      } catch (error) {
        desk.notify(error instanceof Error ? error.message : String(error));
      }
      pending -= 1;
      draw();
    }
  }
  return {
    node,
    button,
    add,
    isBusy: () => pending > 0,
    take() {
      const taken = files;
      files = [];
      draw();
      return taken;
    },
    giveBack(taken) {
      files = [...taken, ...files];
      draw();
    },
  };
}
