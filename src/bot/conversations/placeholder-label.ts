import { say } from '../../entities/language/say.ts';
import type { Placeholder, TemplateDefinition } from '../../entities/template-definition.ts';
import { nameText } from '../send/words.ts';

const longest = 40;

/** `first_name`, `{{1}}`, `{{1}} in the header`, `image of the header`, `{{1}} in the button Track my order`. */
export function placeholderLabel(
  { header, buttons }: TemplateDefinition,
  { part, name, buttonIndex }: Placeholder,
): string {
  // A number alone would read as a count.
  const shown = nameText(/^\d+$/.test(name) ? `{{${name}}}` : name, longest);
  if (part === 'body') return shown;
  if (part === 'header') {
    return header?.kind === 'text' ? say`${shown} in the header` : say`${shown} of the header (a link)`;
  }
  const button = buttons.find(({ index }) => index === buttonIndex);
  return say`${shown} in the button ${nameText(button?.text ?? '', longest)}`;
}
