import { countText } from '../entities/language/number-text.ts';
import { say } from '../entities/language/say.ts';

/** The caption of a table that has room for the first rows only says so. */
export const cutCaption = (caption: string, most: number, all: number): string =>
  all > most ? say`${caption} (the first ${countText(most)} of ${countText(all)})` : caption;
