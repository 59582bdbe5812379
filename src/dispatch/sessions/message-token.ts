/** `<installation's key>.m<message id>`: as opaque as an attempt's, and never one. */
export const messageToken = (tokenKey: string, messageId: number): string => `${tokenKey}.m${messageId}`;

/** The message of a chat that a token of ours names. */
export function parseMessageToken(tokenKey: string, token: string): number | undefined {
  const [key, name = '', ...rest] = token.split('.');
  return key === tokenKey && rest.length === 0 && /^m[1-9]\d{0,15}$/.test(name)
    ? Number(name.slice(1))
    : undefined;
}
