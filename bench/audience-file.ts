import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** Area codes of the United States and Canada whose numbers libphonenumber accepts. */
const areaCodes = [
  201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219, 224, 225, 228, 229,
  231, 234, 239, 240, 248, 251, 252, 253, 254, 256, 260, 262, 267, 269, 270, 276, 281, 301, 302, 303, 304,
  305, 307, 308, 309, 310, 312, 313, 314, 315, 316, 317, 318, 319, 320, 321, 323, 325, 330, 334, 336, 337,
  347, 351, 352, 360, 361, 386, 401, 402, 404, 405, 406, 407, 408, 409, 410, 412, 413, 414, 415, 417, 419,
  423, 425, 430, 432, 434, 435, 440, 443, 469, 478, 479, 480, 484, 501, 502, 503, 504, 505, 507, 508, 509,
  510, 512, 513, 515, 516, 517, 518, 520, 530, 540, 541, 551, 559,
] as const;

const perAreaCode = 9_000;
export const mostPhones = areaCodes.length * perAreaCode;

/**
 * A number nobody has: the exchange 555 holds the fictional numbers and directory assistance (1212, left out). The rows of
 * a list are spread over the area codes, as those of a customer base are.
 */
export function phoneOf(index: number): string {
  const place = (index * 7_919) % mostPhones;
  const line = 1_000 + Math.floor(place / areaCodes.length);
  return `+1${areaCodes[place % areaCodes.length]}555${String(line === 1_212 ? 199 : line).padStart(4, '0')}`;
}

const firstNames = ['Ana', 'Beto', 'Carla', 'Diego', 'Elena', 'Fabio', 'Gloria', 'Hugo'] as const;

/** What stands in one of every hundred rows beside the ordinary ones: a repeated phone, a number that is none, no name. */
function rowAt(index: number): string {
  const name = firstNames[index % firstNames.length];
  if (index % 100 === 57) return `${phoneOf(index - 50)},${name},20 %`;
  if (index % 100 === 71) return `555-${index},${name},20 %`;
  if (index % 100 === 93) return `${phoneOf(index)},,20 %`;
  return `${phoneOf(index)},${name} ${index},${10 + (index % 40)} %`;
}

export interface ExpectedCounts {
  readonly valid: number;
  readonly invalid: number;
  readonly duplicate: number;
  readonly variableUnfilled: number;
}

/** For a number of rows that is a multiple of one hundred. */
export const expectedCounts = (rows: number): ExpectedCounts => {
  const each = rows / 100;
  return { valid: rows - 3 * each, invalid: each, duplicate: each, variableUnfilled: each };
};

const rowsPerBlock = 1_000;

/** A CSV file of so many rows, block by block, never whole in memory. */
export async function* audienceBytes(rows: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from('phone,first_name,discount\n');
  for (let from = 0; from < rows; from += rowsPerBlock) {
    let block = '';
    for (let index = from; index < Math.min(rows, from + rowsPerBlock); index += 1)
      block += `${rowAt(index)}\n`;
    yield Buffer.from(block);
  }
}

/** The same recipients as `copy` wants them: nothing left to check, to render or to find. */
export async function* copyBytes(rows: number, deploymentId: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < rows; from += rowsPerBlock) {
    let block = '';
    for (let index = from; index < Math.min(rows, from + rowsPerBlock); index += 1) {
      const values = `{""first_name"": ""${firstNames[index % firstNames.length]} ${index}"", ""discount"": ""${10 + (index % 40)} %""}`;
      block += `${deploymentId},${index + 2},${phoneOf(index)},"${values}",in_process,queued\n`;
    }
    yield Buffer.from(block);
  }
}

export async function writeBlocks(path: string, blocks: AsyncIterable<Uint8Array>): Promise<void> {
  const file = createWriteStream(path, { mode: 0o644 });
  for await (const block of blocks) if (!file.write(block)) await once(file, 'drain');
  file.end();
  await once(file, 'close');
}
