// https://docs.slack.dev/reference/block-kit/blocks, and what `msg_blocks_too_long` was measured to mean.
export const limits = {
  blocksPerMessage: 50,
  blocksPerView: 100,
  charactersPerMessage: 9_000,
  bytesPerMessage: 15_000,
  textOfMessage: 12_000,
  textOfEdit: 4_000,
  textOfSection: 3_000,
  textOfField: 2_000,
  fieldsPerSection: 10,
  header: 150,
  contextElements: 10,
  actionsPerBlock: 25,
  buttonText: 75,
  buttonValue: 2_000,
  modalTitle: 24,
  inputLabel: 150,
  inputHint: 2_000,
  optionText: 75,
  optionsPerSelect: 100,
  altText: 2_000,
} as const;

const shown: ReadonlySet<string> = new Set([
  'text',
  'caption',
  'title',
  'label',
  'name',
  'alt_text',
  'x_label',
  'y_label',
]);

/** Characters of everything a reader sees in some blocks. */
export function charactersOf(value: unknown): number {
  if (Array.isArray(value)) {
    return value.reduce<number>(
      (sum, item) => sum + (typeof item === 'string' ? item.length : charactersOf(item)),
      0,
    );
  }
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce<number>((sum, [key, item]) => {
    if (typeof item === 'string') return sum + (shown.has(key) ? item.length : 0);
    return sum + charactersOf(item);
  }, 0);
}

/** True when Slack takes these blocks in one message. */
export const fitsMessage = (blocks: readonly unknown[]): boolean =>
  blocks.length <= limits.blocksPerMessage &&
  charactersOf(blocks) <= limits.charactersPerMessage &&
  Buffer.byteLength(JSON.stringify(blocks)) <= limits.bytesPerMessage;

/** The list in parts of at most `size`. */
export function inParts<T>(list: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < list.length; at += size) parts.push(list.slice(at, at + size));
  return parts;
}
