import { h } from '../dom.ts';
import { type Json, record, string } from '../json.ts';
import type { Slot, Surface } from '../surface.ts';

/** The address of an image that lives in the workspace, else the address the app gave. */
export function imageUrl(image: Json, surface: Surface): string {
  const fileId = string(record(image.slack_file).id);
  return fileId ? surface.imageUrl(fileId) : string(image.image_url);
}

/** A picture, or its description where the page may not load it: only pictures of this server are fetched. */
export function picture(image: Json, surface: Surface, className: string): HTMLElement {
  const alt = string(image.alt_text);
  const shown = h('img', {
    class: className,
    src: imageUrl(image, surface),
    alt,
    title: alt,
    loading: 'lazy',
  });
  shown.addEventListener('error', () => {
    shown.replaceWith(h('span', { class: `${className} missing`, role: 'img', 'aria-label': alt }, alt));
  });
  return shown;
}

export const imageElement = (element: Json, slot: Slot): HTMLElement =>
  picture(element, slot.surface, 'thumbnail');
