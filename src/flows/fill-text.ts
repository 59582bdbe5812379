export type Variables = Readonly<Record<string, string>>;

/** `{{name}}`, or `{{name|what to say without it}}`. */
const variable = /\{\{\s*([A-Za-z_]\w*)\s*(?:\|([^{}]*))?\}\}/g;

export const isVariableName = (text: string): boolean => /^[A-Za-z_]\w{0,59}$/.test(text);

export const variableValue = (variables: Variables, name: string): string =>
  Object.hasOwn(variables, name) ? (variables[name] ?? '') : '';

/** The text with its variables filled in; one without a value says its fallback, else nothing. */
export const fillText = (text: string, variables: Variables): string =>
  text.replace(
    variable,
    (_whole, name: string, fallback?: string) => variableValue(variables, name) || (fallback?.trim() ?? ''),
  );

export const variablesIn = (text: string): string[] =>
  [...text.matchAll(variable)].flatMap(([, name]) => name ?? []);

/** Where braces stand that are no variable, such as `{{first name}}`, from there on; undefined where none do. */
export const unreadVariable = (text: string): string | undefined =>
  /\{\{.{0,40}/.exec(text.replace(variable, ''))?.[0];

/** Letters without case, accents and outer signs: what people mean when they type the same word. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s!¡?¿.,;:"'“”]+|[\s!¡?¿.,;:"'“”]+$/gu, '');
