import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, recordAt, textAt } from '../src/entities/json.ts';

const manifest = readJson(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'));

/** What Node.js is started with when people type `npm start`. */
export const nodeFlags: readonly string[] = (textAt(recordAt(manifest, 'scripts'), 'start') ?? '')
  .split(' ')
  .filter((word) => word.startsWith('--'));
