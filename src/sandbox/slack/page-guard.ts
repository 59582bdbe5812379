import type { IncomingMessage } from 'node:http';

const loopbackAddresses: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Says why a request may not use the page's routes, or nothing. They carry no credential, so only a browser
 * that was pointed at this very server may use them: a name of this machine in `Host` (against DNS
 * rebinding) and no other site in `Origin` or `Sec-Fetch-Site` (against forged requests).
 */
export function pageRefusal(req: IncomingMessage, publicUrl: string): string | undefined {
  // Whatever address the server listens on: `Host` is the client's own word.
  if (!loopbackAddresses.has(req.socket.remoteAddress ?? ''))
    return 'This page answers to programs on its own machine only.';
  const port = req.socket.localPort;
  const allowed = new Set([new URL(publicUrl).host, ...loopbackNames.map((name) => `${name}:${port}`)]);
  if (port === 80) for (const name of loopbackNames) allowed.add(name);
  const host = req.headers.host?.toLowerCase();
  if (!host || !allowed.has(host))
    return `This page answers on ${[...allowed].join(', ')} only, not on "${host ?? ''}".`;
  const { origin } = req.headers;
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host))
    return `This page takes no requests from other sites, and this one came from "${origin}".`;
  const site = req.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return 'This page takes no requests from other sites.';
  return undefined;
}
