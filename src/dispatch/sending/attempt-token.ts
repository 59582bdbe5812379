/** `<installation's key>.<attempt id>`: opaque to everybody else, and never that of another installation. */
export const attemptToken = (tokenKey: string, attemptId: number): string => `${tokenKey}.${attemptId}`;

/** The attempt a token of ours names; undefined for tokens of other apps or of a history before a restored backup. */
export function parseAttemptToken(tokenKey: string, token: string): number | undefined {
  const [key, digits = '', ...rest] = token.split('.');
  return key === tokenKey && rest.length === 0 && /^[1-9]\d{0,15}$/.test(digits) ? Number(digits) : undefined;
}
