import { recordAt, textAt } from './json.ts';

/** A file that a person sent, by its provider's id. */
export interface InboundMedia {
  readonly mediaId: string;
  readonly name: string;
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'audio/ogg': '.ogg',
  'audio/mpeg': '.mp3',
  'audio/mp4': '.m4a',
  'audio/aac': '.aac',
  'video/mp4': '.mp4',
  'application/pdf': '.pdf',
};

/** Undefined where the message is no file. */
export function mediaOf(type: string, raw: unknown): InboundMedia | undefined {
  const media = recordAt(raw, type);
  const mediaId = textAt(media, 'id');
  const [mime = ''] = (textAt(media, 'mime_type') ?? '').split(';');
  if (mediaId === undefined || mime === '') return undefined;
  return { mediaId, name: textAt(media, 'filename') ?? `${type}${endings[mime] ?? ''}` };
}
