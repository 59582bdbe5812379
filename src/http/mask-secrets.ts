/** The text without any of the secrets, as they are or percent-encoded. Every message that leaves this part passes here. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, encodeURIComponent(secret)]);
  // A secret may contain another one: masking the short one first would leave the rest of the long one readable.
  forms.sort((one, other) => other.length - one.length);
  return forms.reduce((masked, form) => masked.replaceAll(form, '•••'), text);
}
