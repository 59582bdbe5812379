import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { actingIn } from '../../entities/acting-channel.ts';
import { speaking, tongues } from '../../entities/language/say.ts';
import type { BotContext, Right } from '../bot-context.ts';
import type { BotLog } from '../bot-log.ts';
import { errorSentence, loggable } from '../error-reply.ts';
import { guardActs } from '../guarded-acts.ts';
import type { Call } from '../listener.ts';
import { textAt } from '../payload.ts';
import { createReply } from '../private-reply.ts';
import type { SlackLanguages } from '../slack-languages.ts';

/** What all listeners share. */
export interface Desk {
  readonly context: BotContext;
  /** The interactive client. */
  readonly client: WebClient;
  readonly languages: SlackLanguages;
  readonly log: BotLog;
  /** Keeps the work of an acknowledged request in sight until it is done. */
  readonly track: (work: Promise<void>) => Promise<void>;
}

export interface Person {
  readonly userId: string;
  readonly teamId?: string;
}

/** Who pressed or submitted. */
export function personOf(body: unknown): Person {
  const teamId = textAt(body, 'user', 'team_id') ?? textAt(body, 'team', 'id');
  return { userId: textAt(body, 'user', 'id') ?? '', ...(teamId && { teamId }) };
}

/** `respond` is there at run time only when Slack gave an address. */
export function callOf(
  desk: Desk,
  body: unknown,
  about: {
    readonly userId: string;
    readonly channelId: string | undefined;
    readonly respond: RespondFn | undefined;
  },
): Call {
  const { client, log } = desk;
  const context = guardActs(desk.context, about.userId);
  const hasAddress = textAt(body, 'response_url') !== undefined;
  return {
    context,
    client,
    userId: about.userId,
    channelId: about.channelId,
    triggerId: textAt(body, 'trigger_id') ?? '',
    reply: createReply({
      client,
      log,
      simulated: context.simulated,
      userId: about.userId,
      channelId: about.channelId,
      respond: hasAddress ? about.respond : undefined,
    }),
  };
}

/** Says what `act` says in the language of a person, as far as it is known without asking. */
export const speakingTo = <Result>(
  { languages }: Desk,
  { userId }: Pick<Person, 'userId'>,
  act: () => Result,
): Result => speaking(tongues[languages.known(userId)], act);

/**
 * The one error edge: asks for the right at the moment of the press, does the work, and tells the person in one sentence
 * what kept it from happening. Nothing thrown in a listener gets past here.
 */
export async function attend(
  desk: Desk,
  wish: {
    readonly person: Person;
    readonly right: Right;
    /** Shows a sentence, in mrkdwn, to the person. */
    readonly tell: (sentence: string) => Promise<void>;
    /** Where it was asked for; written down with what is done. */
    readonly channelId?: string | undefined;
    readonly work: () => Promise<void>;
  },
): Promise<void> {
  const attended = async (): Promise<void> => {
    // Asking for the right brings the person's language.
    const refusal = await desk.context.access.refusal(wish.person, wish.right);
    await speakingTo(desk, wish.person, () => answered(refusal));
  };
  const answered = async (refusal: string | undefined): Promise<void> => {
    try {
      if (refusal === undefined) await actingIn(wish.channelId, wish.work);
      else await wish.tell(refusal);
    } catch (error) {
      await wish.tell(errorSentence(error, desk.log));
    }
  };
  await desk.track(
    attended().catch((error: unknown) => {
      desk.log.error(loggable(error), 'A person could not be told what went wrong.');
    }),
  );
}
