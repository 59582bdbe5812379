import type { PageFile } from '../../../slack/page-protocol.ts';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import { type Json, number, strings } from '../json.ts';
import type { Slot } from '../surface.ts';
import { fileSize } from '../text/sizes.ts';
import type { Speech } from '../text/speech.ts';

const largestBytes = 10 * 1024 * 1024;

/** Why Slack would not take this file here, or undefined. */
export function refusal(
  file: { name: string; size: number },
  types: readonly string[],
  speech: Speech,
): string | undefined {
  const extension = file.name.includes('.') ? (file.name.split('.').pop() ?? '').toLowerCase() : '';
  if (types.length > 0 && !types.includes(extension)) {
    return speech.say(
      'Expected a file of type {0}, found “{1}”. Choose another file.',
      types.join(', '),
      file.name,
    );
  }
  if (file.size > largestBytes) {
    return speech.say(
      '“{0}” has {1}; this field takes up to 10 MB. Share larger files in the channel.',
      file.name,
      fileSize(file.size, speech),
    );
  }
  return file.size === 0 ? speech.say('“{0}” is empty. Choose a file with content.', file.name) : undefined;
}

function row(file: { name: string; size: number }, speech: Speech, extra: Node): HTMLElement {
  return h(
    'li',
    { class: 'upload' },
    icon('file'),
    h('span', { class: 'upload-name' }, file.name),
    h('small', {}, fileSize(file.size, speech)),
    extra,
  );
}

/** Choose or drop files; each is uploaded at once, and the modal reports their ids. */
export function fileInputElement(element: Json, slot: Slot): HTMLElement {
  const { surface } = slot;
  const { speech } = surface.directory;
  const types = strings(element.filetypes).map((type) => type.toLowerCase());
  const limit = number(element.max_files, 10);
  const ids = (): string[] => (slot.held.files ?? []).map(({ id }) => id);
  let kept: string[] = ids();

  const keep = (next: string[]): void => {
    kept = next;
    slot.change({ type: 'file_input', files: next.map((id) => ({ id })) });
    draw();
  };
  const removeButton = (file: PageFile): HTMLElement =>
    h(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': speech.say('Remove {0}', file.name),
        on: { click: () => keep(kept.filter((id) => id !== file.id)) },
      },
      icon('close'),
    );
  function draw(pending: readonly File[] = []): void {
    const files = kept.flatMap((id) => surface.uploads.get(id) ?? []);
    uploads.replaceChildren(
      ...files.map((file) => row(file, speech, removeButton(file))),
      ...pending.map((file) =>
        row(
          file,
          speech,
          h('span', { class: 'spinner', role: 'status', 'aria-label': speech.say('Uploading') }),
        ),
      ),
    );
    zone.classList.toggle('full', kept.length >= limit);
  }
  async function take(files: readonly File[]): Promise<void> {
    const room = files.slice(0, Math.max(0, limit - kept.length));
    const refused = room
      .map((file) => refusal(file, types, speech))
      .find((sentence) => sentence !== undefined);
    problem.textContent =
      refused ??
      (room.length < files.length ? speech.say('Files this field takes at most: {0}.', limit) : '');
    if (refused !== undefined || room.length === 0) return;
    draw(room);
    try {
      for (const file of room) {
        const stored = await surface.upload(file);
        surface.uploads.set(stored.id, stored);
        keep([...kept, stored.id]);
      }
    } catch (error) {
      problem.textContent = error instanceof Error ? error.message : String(error);
      draw();
    }
  }
  const input = h('input', {
    type: 'file',
    class: 'visually-hidden',
    accept: types.map((type) => `.${type}`).join(',') || undefined,
    multiple: limit > 1,
    'data-key': slot.key,
    ...slot.naming,
    on: {
      change: () => {
        void take([...(input.files ?? [])]);
        input.value = '';
      },
    },
  });
  const uploads = h('ul', { class: 'uploads' });
  const problem = h('p', { class: 'field-error', role: 'alert' });
  const what = [
    ...(types.length > 0 ? [types.join(', ').toUpperCase()] : []),
    speech.say('up to 10 MB'),
  ].join(' · ');
  const zone = h(
    'label',
    {
      class: 'drop-zone',
      on: {
        dragover: (event) => {
          event.preventDefault();
          zone.classList.add('over');
        },
        dragleave: () => zone.classList.remove('over'),
        drop: (event) => {
          event.preventDefault();
          zone.classList.remove('over');
          void take([...(event.dataTransfer?.files ?? [])]);
        },
      },
    },
    input,
    icon('attach'),
    h('span', {}, h('strong', {}, speech.say('Choose a file')), ` ${speech.say('or drop it here')}`),
    h('small', {}, what),
  );
  draw();
  return h('div', { class: 'file-input' }, zone, uploads, problem);
}
