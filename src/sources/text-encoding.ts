import { isAscii, isUtf8 } from 'node:buffer';

/** The bytes before this point were handed out; here the text stops being readable. */
export class TextFault extends Error {
  override readonly name = 'TextFault';
}

const blockBytes = 64 * 1024;

/** The same bytes in pieces of exactly 64 KB, so that nothing after this depends on how the network cut them. */
export async function* inBlocks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let block = Buffer.allocUnsafe(blockBytes);
  let filled = 0;
  for await (const chunk of bytes) {
    for (let from = 0; from < chunk.length; ) {
      const part = chunk.subarray(from, from + blockBytes - filled);
      block.set(part, filled);
      filled += part.length;
      from += part.length;
      if (filled < blockBytes) continue;
      yield block;
      block = Buffer.allocUnsafe(blockBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const marks: readonly (readonly [bytes: readonly number[], encoding: Encoding])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** A byte order mark decides; without one, a NUL beside every letter of the first eight is UTF-16. */
function declared(start: Buffer): { encoding: Encoding | undefined; markBytes: number } {
  for (const [bytes, encoding] of marks) {
    if (bytes.every((byte, index) => start[index] === byte)) return { encoding, markBytes: bytes.length };
  }
  const sample = [...start.subarray(0, Math.min(16, start.length & ~1))];
  const nulsAt = (parity: number) => sample.every((byte, index) => (byte === 0) === (index % 2 === parity));
  if (sample.length >= 4 && nulsAt(1)) return { encoding: 'utf-16le', markBytes: 0 };
  if (sample.length >= 4 && nulsAt(0)) return { encoding: 'utf-16be', markBytes: 0 };
  return { encoding: undefined, markBytes: 0 };
}

/**
 * Turns a file of any accepted encoding into valid UTF-8 without a mark. Unmarked text stays undecided while it is ASCII; the first
 * block with other letters decides between UTF-8 and windows-1252, so nothing that was handed out can prove wrong.
 */
export async function* asUtf8(blocks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let convert: Convert | undefined;
  for await (let block of blocks) {
    if (!convert) {
      const { encoding, markBytes } = declared(block);
      block = block.subarray(markBytes);
      convert = encoding === undefined || encoding === 'utf-8' ? fromBytes(encoding) : fromUtf16(encoding);
    }
    yield* withoutNul(convert(block, false));
  }
  if (convert) yield* withoutNul(convert(Buffer.alloc(0), true));
}

type Converted = { readonly text: Buffer; readonly fault?: string };
type Convert = (block: Buffer, isLast: boolean) => Converted;

function* withoutNul({ text, fault }: Converted): Generator<Buffer> {
  const nul = text.indexOf(0);
  if (nul >= 0) {
    yield text.subarray(0, nul);
    throw new TextFault('a NUL byte');
  }
  yield text;
  if (fault) throw new TextFault(fault);
}

function fromUtf16(encoding: Encoding): Convert {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (block, isLast) => {
    const text = decoder.decode(block, { stream: !isLast });
    const broken = text.indexOf('\uFFFD');
    if (broken < 0) return { text: Buffer.from(text) };
    return {
      text: Buffer.from(text.slice(0, broken)),
      fault: `a letter that is not valid ${encoding.toUpperCase()}`,
    };
  };
}

function fromBytes(known: Encoding | undefined): Convert {
  let encoding = known;
  let carried = Buffer.alloc(0);
  const latin = new TextDecoder('windows-1252');
  return (block, isLast) => {
    if (encoding === 'windows-1252') return { text: Buffer.from(latin.decode(block)) };
    const whole = Buffer.concat([carried, block]);
    const size = isLast ? whole.length : completeLength(whole);
    const text = whole.subarray(0, size);
    if (encoding === undefined && !isAscii(text)) encoding = isUtf8(text) ? 'utf-8' : 'windows-1252';
    if (encoding === 'windows-1252') return { text: Buffer.from(latin.decode(whole)) };
    carried = Buffer.from(whole.subarray(size));
    if (isUtf8(text)) return { text };
    return { text: text.subarray(0, firstFault(text)), fault: 'a letter that is not valid UTF-8' };
  };
}

/** How many bytes remain when a letter that the block cuts in two is left for the next block. */
function completeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Decoding puts U+FFFD in place of what is broken, so the first byte that encodes back differently is the fault. */
function firstFault(bytes: Buffer): number {
  const mended = Buffer.from(bytes.toString('utf8'));
  let index = 0;
  while (index < bytes.length && bytes[index] === mended[index]) index++;
  return index;
}
