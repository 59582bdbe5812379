import type { TemplateMessage } from '../gateway.ts';
import { phoneParts } from './phone-parts.ts';

export interface DeployKeys {
  /** The session variable that carries our token and comes back in webhooks. */
  readonly reference: string;
  /** The session variable that picks the sending line. */
  readonly squad: string;
}

/** `body.first_name` is Treble's variable `first_name`. */
const variableOf = (key: string): string => key.slice(key.indexOf('.') + 1);

/** What one call asks for; `lineNumber` is undefined where Treble chooses the line. */
export function deployBody(
  messages: readonly TemplateMessage[],
  { reference, squad }: DeployKeys,
  lineNumber: string | undefined,
): string {
  const users = messages.map(({ to, values, token }) => ({
    ...phoneParts(to),
    user_session_keys: [
      ...Object.entries(values)
        .map(([key, value]) => ({ key: variableOf(key), value }))
        // A column of the list must not take the place of what is ours.
        .filter(({ key }) => key !== reference && key !== squad),
      { key: reference, value: token },
      ...(lineNumber === undefined ? [] : [{ key: squad, value: `DS_${lineNumber}` }]),
    ],
  }));
  return JSON.stringify({ users });
}
