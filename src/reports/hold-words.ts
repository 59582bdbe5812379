import { saidAgain } from '../entities/language/said-again.ts';
import type { ShownHold } from '../entities/standing-hold.ts';
import type { Words } from './report-document.ts';
import { sayWords } from './say-words.ts';

/** Why a deployment is held, in sentences, with whoever paused it or holds its template or line. */
export function holdReason({ kind, because, by }: ShownHold): Words {
  if (by === undefined) return [saidAgain(because)];
  const person = { user: by };
  return kind === 'paused_by_person'
    ? sayWords`Paused by ${person}.`
    : [saidAgain(because), ' ', ...sayWords`Held by ${person}.`];
}
