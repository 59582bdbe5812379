import type { Button } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { button } from '../blocks/elements.ts';

export const compareVersionsId = 'compare_versions';
export const changeComparisonId = 'change_comparison';

/** Two versions of one conversation. */
export interface Comparison {
  readonly conversationId: number;
  readonly first: number;
  readonly second: number;
}

/** `7:1:2`. */
export const comparisonValue = ({ conversationId, first, second }: Comparison): string =>
  [conversationId, first, second].join(':');

/** Undefined when the value is not one of ours. */
export function parseComparison(value: string): Comparison | undefined {
  const numbers = /^(\d{1,9}):(\d{1,9}):(\d{1,9})$/.exec(value)?.slice(1).map(Number);
  if (!numbers) return undefined;
  const [conversationId = 0, first = 0, second = 0] = numbers;
  return { conversationId, first, second };
}

/** Begins with the newest version and the one before it. `versions`: newest first, at least two. */
export function compareButton(conversationId: number, versions: readonly number[]): Button {
  const [second = 0, first = 0] = versions;
  return button({
    id: compareVersionsId,
    label: say`Compare versions`,
    value: comparisonValue({ conversationId, first, second }),
  });
}
