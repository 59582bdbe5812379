import { countText } from '../../entities/language/number-text.ts';
import { say } from '../../entities/language/say.ts';
import type { ShownHold } from '../../entities/standing-hold.ts';
import { frozenText } from '../actions/control-deployment.ts';
import type { BotContext } from '../bot-context.ts';
import { holdLine } from '../views/deployment-lines.ts';

/** What people have stopped. */
export interface Stopped {
  /** Why nothing at all is sent. */
  readonly frozen?: string;
  /** The templates and lines on hold, the newest first. */
  readonly held: readonly ShownHold[];
}

const mostHeld = 5;

export async function loadStopped({ dispatch }: BotContext): Promise<Stopped> {
  const [frozen, held] = await Promise.all([dispatch.frozen(), dispatch.held()]);
  return { held, ...(frozen && { frozen: frozen.because }) };
}

/** What people have stopped, why, and how it is lifted; the words of a section each. */
export function stoppedLines({ frozen, held }: Stopped): string[] {
  const left = held.length - mostHeld;
  return [
    ...(frozen === undefined ? [] : [frozenText(frozen)]),
    ...held.slice(0, mostHeld).map(holdLine),
    ...(left > 0 ? [say`… and ${countText(left)} more`] : []),
  ];
}
