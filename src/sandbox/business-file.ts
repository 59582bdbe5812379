import type { PhoneFile } from './whatsapp/phone-message.ts';

/** What Meta fetches from a link: nobody sends more to a phone. */
const largest = 100 * 1024 * 1024;

/**
 * A file that the business sent by its address, as Meta would fetch it. Only this very server is asked: an address that
 * somebody typed must not make the sandbox call another machine.
 */
export async function openBusinessFile(
  file: PhoneFile | undefined,
  ownUrl: string,
): Promise<{ name: string; mimetype: string; bytes: Uint8Array } | undefined> {
  const { link, name = '' } = file ?? {};
  if (link === undefined || !isOwn(link, ownUrl)) return undefined;
  const answer = await fetch(link, { redirect: 'error' });
  if (!answer.ok || Number(answer.headers.get('content-length') ?? 0) > largest) return undefined;
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { name, mimetype: answer.headers.get('content-type') ?? 'application/octet-stream', bytes };
}

export const isOwn = (link: string, ownUrl: string): boolean =>
  URL.canParse(link) && new URL(link).origin === new URL(ownUrl).origin;
