import { h, uniqueId } from '../dom.ts';
import { isRecord, string } from '../json.ts';
import type { Directory } from '../text/directory.ts';
import { plainOf, textObject } from '../text/text-object.ts';

/** Asks what the element's `confirm` asks; true at once where it has none. */
export function confirmed(confirm: unknown, directory: Directory): Promise<boolean> {
  if (!isRecord(confirm)) return Promise.resolve(true);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const titleId = uniqueId('confirm');
  const dialog = h('dialog', { class: 'confirm', role: 'alertdialog', 'aria-labelledby': titleId });
  const answer = (choice: boolean) => (): void => {
    resolve(choice);
    dialog.close();
  };
  const danger = string(confirm.style) === 'danger';
  dialog.append(
    h('h2', { id: titleId }, plainOf(confirm.title)),
    textObject(confirm.text, directory),
    h(
      'footer',
      {},
      h(
        'button',
        { type: 'button', class: 'button', on: { click: answer(false) } },
        plainOf(confirm.deny) || directory.speech.say('Cancel'),
      ),
      h(
        'button',
        {
          type: 'button',
          class: danger ? 'button danger' : 'button primary',
          autofocus: !danger,
          on: { click: answer(true) },
        },
        plainOf(confirm.confirm) || directory.speech.say('Yes'),
      ),
    ),
  );
  dialog.addEventListener('close', () => {
    resolve(false);
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  return promise;
}
