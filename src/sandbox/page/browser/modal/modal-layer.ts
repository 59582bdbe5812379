import type { PageView } from '../../../slack/page-protocol.ts';
import { renderBlocks } from '../blocks/block.ts';
import type { Desk } from '../desk.ts';
import { surfaceOf } from '../desk-surface.ts';
import { h, uniqueId } from '../dom.ts';
import { stateValues } from '../form.ts';
import { icon } from '../icons.ts';
import { redraw } from '../redraw.ts';
import { appMark } from '../shell/avatar.ts';
import { plainOf } from '../text/text-object.ts';
import { fieldProblems } from './required.ts';

type Shown = {
  readonly view: PageView;
  readonly errors: Readonly<Record<string, string>>;
  readonly isBusy: boolean;
};

/** Shows the top of the stack in one dialog; the browser keeps the focus inside it. */
export function createModalLayer(): { readonly node: HTMLElement; readonly draw: (desk: Desk) => void } {
  const titleId = uniqueId('modal-title');
  const inner = h('div', { class: 'modal-inner' });
  const dialog = h('dialog', { class: 'modal', 'aria-labelledby': titleId, 'data-test': 'modal' }, inner);
  let shown: Shown | undefined;
  let leave = (): void => undefined;
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    leave();
  });

  function show(desk: Desk, next: Shown): void {
    const isOther = shown?.view.id !== next.view.id;
    const isChanged = shown?.view.hash !== next.view.hash;
    shown = next;
    const { view, errors } = next;
    if (isChanged) desk.form(view.id).keepOnly(view.blocks);
    leave = () => void desk.act({ act: 'close', view_id: view.id });
    const submit = view.submit ? () => void send(desk) : undefined;
    const surface = surfaceOf(desk, { type: 'view', view_id: view.id }, view.blocks, {
      errors,
      ...(submit && { submit }),
    });
    const scrolled = isOther ? 0 : (inner.querySelector('.modal-body')?.scrollTop ?? 0);
    const body = h('div', { class: 'modal-body' }, renderBlocks(surface));
    redraw(inner, [head(desk, view), body, foot(desk, view, next.isBusy, submit)]);
    body.scrollTop = scrolled;
    dialog.setAttribute('aria-busy', String(next.isBusy));
    if (!dialog.open) dialog.showModal();
    if (isOther) focusFirst();
    else if (Object.keys(errors).length > 0) inner.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }
  function focusFirst(): void {
    const field = inner.querySelector<HTMLElement>('.modal-body [autofocus], .modal-body .input [data-key]');
    const otherwise = inner.querySelector<HTMLElement>('.modal-foot .primary, .modal-foot button');
    (field ?? otherwise)?.focus({ preventScroll: true });
  }
  async function send(desk: Desk): Promise<void> {
    if (!shown || shown.isBusy) return;
    const { view } = shown;
    const channel = desk.place.kind === 'channel' ? desk.place.id : undefined;
    const state = stateValues(view.blocks, desk.form(view.id), channel);
    const errors = fieldProblems(view.blocks, state, desk.directory.speech);
    if (Object.keys(errors).length > 0) return show(desk, { view, errors, isBusy: false });
    show(desk, { view, errors: {}, isBusy: true });
    const answer = await desk.act({ act: 'submit', view_id: view.id, state });
    const current = desk.state.modals.at(-1);
    if (current?.id !== view.id) return draw(desk);
    show(desk, { view: current, errors: answer.ok ? {} : (answer.field_errors ?? {}), isBusy: false });
  }
  function head(desk: Desk, view: PageView): HTMLElement {
    const closeAll = (): void => void desk.act({ act: 'close', view_id: view.id, all: true });
    return h(
      'header',
      { class: 'modal-head' },
      appMark(),
      h('h2', { id: titleId }, plainOf(view.title) || desk.state.bot.name),
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': desk.directory.speech.say('Close dialog'),
          on: { click: closeAll },
        },
        icon('close'),
      ),
    );
  }
  function foot(desk: Desk, view: PageView, isBusy: boolean, submit: (() => void) | undefined): HTMLElement {
    const close = plainOf(view.close) || desk.directory.speech.say(submit ? 'Cancel' : 'Close');
    return h(
      'footer',
      { class: 'modal-foot' },
      h(
        'button',
        { type: 'button', class: 'button', 'data-key': 'modal/close', on: { click: () => leave() } },
        close,
      ),
      submit &&
        h(
          'button',
          {
            type: 'button',
            class: 'button primary',
            'data-key': 'modal/submit',
            'aria-busy': isBusy ? 'true' : undefined,
            on: { click: submit },
          },
          h('span', {}, plainOf(view.submit)),
        ),
    );
  }
  function draw(desk: Desk): void {
    const view = desk.state.modals.at(-1);
    if (!view) {
      shown = undefined;
      if (dialog.open) dialog.close();
      return;
    }
    const isSame = shown?.view.id === view.id && shown.view.hash === view.hash;
    if (!isSame) show(desk, { view, errors: {}, isBusy: false });
  }
  return { node: dialog, draw };
}
