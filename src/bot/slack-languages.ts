import type { WebClient } from '@slack/web-api';
import { type Language, languageOf } from '../entities/language/language.ts';
import type { PlaceLanguages } from '../reports/place-languages.ts';
import { isMemberId } from './blocks/slack-text.ts';
import type { BotLog } from './bot-log.ts';
import { loggable } from './error-reply.ts';
import { textAt } from './payload.ts';

export interface SlackLanguages extends PlaceLanguages {
  /** What is known already; never waits, since an acknowledgement is due within three seconds. */
  known(userId: string): Language;
  /** Slack has just said so. */
  heard(userId: string, locale: string | undefined): void;
  /** Something about this person is new; where Slack does not say what, it is asked again. */
  changed(userId: string, locale: string | undefined): void;
}

export interface SlackLanguagesOptions {
  /** The background client. */
  readonly client: WebClient;
  readonly log: BotLog;
  readonly now: () => Date;
}

const rememberedMs = 6 * 3_600_000;
/** After a failed question; what was known until then still counts. */
const askAgainMs = 60_000;
const mostRemembered = 20_000;

/** Whose language is which, by Slack's locales. */
export function createSlackLanguages({ client, log, now }: SlackLanguagesOptions): SlackLanguages {
  const remembered = new Map<string, { readonly language: Language; readonly until: number }>();

  function remember(id: string, language: Language, forMs: number): Language {
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(id, { language, until: now().getTime() + forMs });
    return language;
  }

  const ask = async (id: string): Promise<string | undefined> =>
    isMemberId(id)
      ? textAt(await client.users.info({ user: id, include_locale: true }), 'user', 'locale')
      : textAt(await client.conversations.info({ channel: id, include_locale: true }), 'channel', 'locale');

  const known = (id: string): Language => remembered.get(id)?.language ?? 'en';

  return {
    known,
    heard(userId, locale) {
      remember(userId, languageOf(locale), rememberedMs);
    },
    changed(userId, locale) {
      if (locale !== undefined) remember(userId, languageOf(locale), rememberedMs);
      else if (remembered.has(userId)) remember(userId, known(userId), 0);
    },
    async of(placeId, reader) {
      // A direct message has no language of its own, and the app may not ask about it.
      const id = placeId.startsWith('D') ? reader : placeId;
      if (id === null) return 'en';
      if ((remembered.get(id)?.until ?? 0) > now().getTime()) return known(id);
      try {
        return remember(id, languageOf(await ask(id)), rememberedMs);
      } catch (error) {
        log.warn(
          loggable(error),
          'Slack did not say in which language a place is; what was known still counts.',
        );
        return remember(id, known(id), askAgainMs);
      }
    },
  };
}
