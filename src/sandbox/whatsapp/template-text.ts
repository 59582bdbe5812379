import type { PhoneMessage } from './phone-message.ts';
import { filledText, type SandboxTemplate } from './template.ts';

const valuesOf = (parameters: Readonly<Record<string, string>>, place: string): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(parameters).flatMap(([key, value]) =>
      key.startsWith(`${place}.`) ? [[key.slice(place.length + 1), value] as const] : [],
    ),
  );

type Shown = Pick<PhoneMessage, 'title' | 'text' | 'footer' | 'choices' | 'file'>;

/** A template as the phone shows it: filled, with the replies that may be tapped. */
export function templateText(
  { components }: SandboxTemplate,
  parameters: Readonly<Record<string, string>>,
): Shown {
  let shown: Shown = { text: '' };
  for (const component of components) {
    if (component.type === 'HEADER') {
      if (component.format === 'TEXT') {
        shown = { ...shown, title: filledText(component.text, valuesOf(parameters, 'header')) };
      } else {
        const kind = component.format.toLowerCase();
        const link = parameters[`header.${kind}`] ?? '';
        shown = { ...shown, file: { name: link.split('/').at(-1) ?? kind, type: kind, link } };
      }
    }
    if (component.type === 'BODY') {
      shown = { ...shown, text: filledText(component.text, valuesOf(parameters, 'body')) };
    }
    if (component.type === 'FOOTER') shown = { ...shown, footer: component.text };
    if (component.type === 'BUTTONS') {
      const replies = component.buttons.filter(({ type }) => type === 'QUICK_REPLY');
      shown = { ...shown, choices: replies.map(({ text }) => ({ id: text, title: text })) };
    }
  }
  return shown;
}
