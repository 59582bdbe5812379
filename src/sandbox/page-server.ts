import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { PageGuide } from './page-guide.ts';
import { acme } from './slack/seed.ts';

export type PageOptions = {
  /** Path under which the local Slack server answers, such as `/sandbox/slack`. */
  readonly slackPrefix: string;
  readonly title: string;
  /** Served as `/sandbox/guide.json`; without one that path is left to others. */
  readonly guide?: PageGuide;
  /** Whom the page opens as; `?user=` in its address overrides it. */
  readonly firstUser?: string;
  /** Whether somebody answers below `/sandbox/phone/`. */
  readonly hasPhone?: boolean;
};

type Asset = { readonly type: string; readonly body: string };

const folder = new URL('./page/', import.meta.url);
const assetPrefix = '/sandbox/page/';
const phonePrefix = '/sandbox/phone/';
const guidePath = '/sandbox/guide.json';

const securityPolicy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** Browsers get the TypeScript files under their own names, as JavaScript: imports then need no rewriting. */
function loadAssets(): Map<string, Asset> {
  const scripts = readdirSync(new URL('browser/', folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `browser/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'));
  const styles = readdirSync(new URL('styles/', folder))
    .map((name) => `styles/${name}`)
    .sort();
  const script = (path: string): Asset => ({
    type: 'text/javascript',
    body: stripTypeScriptTypes(read(path), { mode: 'strip' }),
  });
  return new Map<string, Asset>([
    ...scripts.map((path) => [assetPrefix + path, script(path)] as const),
    ...styles.map((path) => [assetPrefix + path, { type: 'text/css', body: read(path) }] as const),
    [`${assetPrefix}icon.svg`, { type: 'image/svg+xml', body: read('icon.svg') }],
  ]);
}

function pageHtml(options: PageOptions, assets: ReadonlyMap<string, Asset>): string {
  const styles = [...assets.keys()].filter((path) => path.endsWith('.css'));
  const values: Readonly<Record<string, string>> = {
    title: escapeHtml(options.title),
    slackPrefix: escapeHtml(options.slackPrefix),
    guideUrl: guidePath,
    phoneUrl: options.hasPhone ? phonePrefix : '',
    firstUser: escapeHtml(options.firstUser ?? acme.users[0]?.id ?? ''),
    styles: styles.map((path) => `<link rel="stylesheet" href="${path}">`).join('\n'),
  };
  return read('index.html').replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => values[name] ?? '');
}

/**
 * Serves the page of the local workspace from an explicit list of files, read once. False means that the
 * request is for somebody else.
 */
export function createPage(
  options: PageOptions,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const assets = loadAssets();
  assets.set('/', { type: 'text/html', body: pageHtml(options, assets) });
  if (options.guide) assets.set(guidePath, { type: 'application/json', body: JSON.stringify(options.guide) });

  return (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const asset = assets.get(path);
    if (!asset) return false;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    response.writeHead(isRead ? 200 : 405, {
      'content-type': isRead ? `${asset.type}; charset=utf-8` : 'text/plain; charset=utf-8',
      'content-security-policy': securityPolicy,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      // A newer checkout must never run beside scripts of an older one.
      'cache-control': 'no-store',
      ...(!isRead && { allow: 'GET, HEAD' }),
    });
    response.end(request.method === 'HEAD' ? undefined : isRead ? asset.body : 'Use GET or HEAD here.');
    return true;
  };
}
