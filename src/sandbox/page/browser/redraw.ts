type Focus = { readonly key: string; readonly from: number | null; readonly to: number | null };

const isTextField = (node: Element): node is HTMLInputElement | HTMLTextAreaElement =>
  node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && node.type === 'text');

function focusIn(container: Element): Focus | undefined {
  const { activeElement } = document;
  const key = activeElement && container.contains(activeElement) && activeElement.getAttribute('data-key');
  if (!key || !activeElement) return undefined;
  if (!isTextField(activeElement)) return { key, from: null, to: null };
  return { key, from: activeElement.selectionStart, to: activeElement.selectionEnd };
}

function giveBack(container: Element, focus: Focus | undefined): void {
  if (!focus || container.contains(document.activeElement)) return;
  const node = [...container.querySelectorAll<HTMLElement>('[data-key]')].find(
    (candidate) => candidate.getAttribute('data-key') === focus.key,
  );
  node?.focus({ preventScroll: true });
  if (node && isTextField(node) && focus.from !== null) node.setSelectionRange(focus.from, focus.to);
}

/** Makes the container hold exactly these nodes, moving none that are in place, and keeps the focus. */
export function redraw(container: Element, nodes: readonly Element[]): void {
  const focus = focusIn(container);
  const wanted = new Set(nodes);
  for (const child of [...container.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (container.children[index] !== node) container.insertBefore(node, container.children[index] ?? null);
  });
  giveBack(container, focus);
}
