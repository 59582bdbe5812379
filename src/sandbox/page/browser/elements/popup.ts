const gap = 4;

/** Puts an open popover under its anchor, or above it where there is more room, inside the window. */
export function placePopup(popup: HTMLElement, anchor: HTMLElement, sameWidth: boolean): void {
  const box = anchor.getBoundingClientRect();
  if (sameWidth) popup.style.setProperty('width', `${Math.max(box.width, 200)}px`);
  const below = window.innerHeight - box.bottom - gap * 2;
  const above = box.top - gap * 2;
  const opensUp = below < Math.min(popup.scrollHeight, 240) && above > below;
  popup.style.setProperty('max-height', `${Math.max(120, Math.min(320, opensUp ? above : below))}px`);
  const left = Math.min(box.left, window.innerWidth - popup.offsetWidth - gap * 2);
  popup.style.setProperty('left', `${Math.max(gap, left)}px`);
  popup.style.setProperty('top', `${opensUp ? box.top - popup.offsetHeight - gap : box.bottom + gap}px`);
}
