import { figureDefinitions } from '../../entities/figures.ts';
import { said } from '../../entities/language/say.ts';

/** What each figure counts, in one line each. */
export const definitionLines = (): readonly string[] =>
  Object.values(figureDefinitions).map(({ label, definition }) => `*${said(label)}*: ${said(definition)}`);
