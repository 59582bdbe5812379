export interface AllowedAddresses {
  /** Host names, matched exactly, over https on its own port. */
  readonly hosts: readonly string[];
  /** Full origins on loopback, such as `http://127.0.0.1:3000`: the sandbox. */
  readonly loopbackOrigins?: readonly string[];
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);

/** The address, when the bearer token may be sent there. */
export function permittedAddress(text: string, allowed: AllowedAddresses): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return undefined;
  const named = url.protocol === 'https:' && url.port === '' && allowed.hosts.includes(url.hostname);
  const local = isLoopback(url.hostname) && (allowed.loopbackOrigins ?? []).includes(url.origin);
  return named || local ? url : undefined;
}
