import type { Language } from '../entities/language/language.ts';
import { speaking, tongues } from '../entities/language/say.ts';

/** Which language the readers of a place understand. Implemented by the bot for Slack. */
export interface PlaceLanguages {
  /**
   * Of a channel, or of a person where `placeId` is theirs. In the direct message of a channel id nobody can be looked
   * up, so `reader` says who reads there. Never rejects: what cannot be known is answered in English.
   */
  of(placeId: string, reader: string | null): Promise<Language>;
}

/** Where nobody is asked. */
export const alwaysEnglish: PlaceLanguages = { of: async () => 'en' };

/** Does `act` in the language of a place. */
export async function speakingIn<Result>(
  languages: PlaceLanguages,
  placeId: string,
  reader: string | null,
  act: () => Result | Promise<Result>,
): Promise<Result> {
  return speaking(tongues[await languages.of(placeId, reader)], act);
}
