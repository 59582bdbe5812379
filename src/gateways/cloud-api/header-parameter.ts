export type HeaderKind = 'image' | 'video' | 'document' | 'location';

/** The parameter of a header that is not text. Undefined when the value cannot be read. */
export function headerParameter(kind: HeaderKind, value: string): object | undefined {
  if (kind === 'location') return locationParameter(value);
  // Without a name WhatsApp shows a document as "Untitled".
  const filename = kind === 'document' ? filenameOf(value) : undefined;
  return { type: kind, [kind]: { link: value, ...(filename !== undefined && { filename }) } };
}

function filenameOf(link: string): string | undefined {
  const path = URL.canParse(link) ? new URL(link).pathname : '';
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /^[\w.~-]+\.[A-Za-z0-9]{2,5}$/.test(name) ? name : undefined;
}

const locationPattern =
  /^\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*(?:,\s*([^,]+?)\s*(?:,\s*(.+?)\s*)?)?$/;

/** "4.711, -74.072", and a name and an address after them if wanted. */
function locationParameter(value: string): object | undefined {
  const [, latitude, longitude, name, address] = locationPattern.exec(value) ?? [];
  if (latitude === undefined || longitude === undefined) return undefined;
  return {
    type: 'location',
    location: {
      latitude,
      longitude,
      ...(name !== undefined && { name }),
      ...(address !== undefined && { address }),
    },
  };
}
