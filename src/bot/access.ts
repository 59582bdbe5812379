import type { WebClient } from '@slack/web-api';
import type { Roles } from '../dispatch/approvals/roles.ts';
import { say, speaking, tongues } from '../entities/language/say.ts';
import { allows, type Place } from '../entities/role.ts';
import type { Access, Right } from './bot-context.ts';
import type { BotLog } from './bot-log.ts';
import { loggable } from './error-reply.ts';
import { flagAt, textAt } from './payload.ts';
import { isInGroup } from './slack-groups.ts';
import type { SlackLanguages } from './slack-languages.ts';
import { whomToAsk } from './whom-to-ask.ts';

export interface AccessOptions {
  /** The interactive client. */
  readonly client: WebClient;
  /** The workspace this installation serves. */
  readonly teamId: () => Promise<string>;
  readonly languages: SlackLanguages;
  /** Always hold every role. */
  readonly adminUsers: readonly string[];
  readonly roles: Pick<Roles, 'grantsFor'>;
  readonly log: BotLog;
  readonly now: () => Date;
}

export interface SlackAccess extends Access {
  /** Slack says that something about this person is new: asked again at the next press. */
  changed(userId: string): void;
}

const rememberedMs = 30_000;
const mostRemembered = 10_000;

type Refuses = (whom: string) => string;
type Person = Parameters<Access['refusal']>[0];
type Standing = { readonly refuses: Refuses } | 'member';
type Answer = Standing | 'unknown';

const strangers: Refuses = (whom) => say`This app is not open to people of other organisations. Ask ${whom}.`;
const bots: Refuses = (whom) => say`This app is not open to bots. Ask ${whom}.`;
const guests: Refuses = (whom) => say`This app is not open to guests. Ask ${whom}.`;
const deactivated: Refuses = (whom) => say`This app is not open to deactivated accounts. Ask ${whom}.`;

const outsiders: readonly { readonly flag: string; readonly refuses: Refuses }[] = [
  { flag: 'deleted', refuses: deactivated },
  { flag: 'is_bot', refuses: bots },
  { flag: 'is_workflow_bot', refuses: bots },
  { flag: 'is_restricted', refuses: guests },
  { flag: 'is_ultra_restricted', refuses: guests },
  { flag: 'is_stranger', refuses: strangers },
];

const without: Readonly<Record<Right, Refuses>> = {
  viewer: strangers,
  sender: (whom) => say`This needs the right to send and control deployments. Ask ${whom}.`,
  approver: (whom) => say`This needs the right to approve deployments. Ask ${whom}.`,
  agent: (whom) => say`This needs the right to answer chats. Ask ${whom}.`,
  admin: (whom) => say`This needs the right to manage the app. Ask ${whom}.`,
};

const elsewhere: Refuses = (whom) =>
  say`You have this right, but not for this conversation in this channel. Ask ${whom}.`;

/** Full members are viewers, `adminUsers` hold every role, grants decide the rest, and everybody else gets nothing. */
export function createAccess({
  client,
  teamId,
  languages,
  adminUsers,
  roles,
  log,
  now,
}: AccessOptions): SlackAccess {
  const remembered = new Map<string, { readonly standing: Standing; readonly until: number }>();

  /** Rejects when Slack cannot be asked. */
  async function lookUp(userId: string): Promise<Standing> {
    const [ours, answer] = await Promise.all([
      teamId(),
      client.users.info({ user: userId, include_locale: true }),
    ]);
    const user: unknown = answer.user;
    if (textAt(user, 'id') !== userId) throw new Error('Slack described somebody else.');
    languages.heard(userId, textAt(user, 'locale'));
    if (userId === 'USLACKBOT') return { refuses: bots };
    const outside = outsiders.find(({ flag }) => flagAt(user, flag));
    if (outside) return { refuses: outside.refuses };
    const theirs = textAt(user, 'team_id');
    return theirs === ours ? 'member' : { refuses: strangers };
  }

  async function standingOf(userId: string, mayRemember: boolean): Promise<Standing> {
    const known = remembered.get(userId);
    if (mayRemember && known && known.until > now().getTime()) return known.standing;
    const standing = await lookUp(userId);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(userId, { standing, until: now().getTime() + rememberedMs });
    return standing;
  }

  /** Of the grants that would decide, those the person really has; groups are asked only where one is needed. */
  async function answerOfGrants(userId: string, right: Right, place: Place): Promise<Answer> {
    const grants = await roles.grantsFor(userId, right);
    const own = grants.filter(({ holder }) => holder === userId);
    if (allows(own, right, place)) return 'member';
    let hasElsewhere = allows(own, right, {});
    const groups = new Set(grants.map(({ holder }) => holder).filter((holder) => holder !== userId));
    for (const group of groups) {
      const theirs = grants.filter(({ holder }) => holder === group);
      if (!(await isInGroup(client, group, userId))) continue;
      if (allows(theirs, right, place)) return 'member';
      hasElsewhere = true;
    }
    return { refuses: hasElsewhere ? elsewhere : without[right] };
  }

  async function answer({ userId, teamId: theirs }: Person, right: Right, place?: Place): Promise<Answer> {
    try {
      if (theirs !== undefined && theirs !== (await teamId())) return { refuses: strangers };
      // Who may act is asked at every press; who may only read, or was asked for this press, at most every 30 seconds.
      const standing = await standingOf(userId, right === 'viewer' || place !== undefined);
      if (standing !== 'member' || right === 'viewer' || adminUsers.includes(userId)) return standing;
      return await answerOfGrants(userId, right, place ?? {});
    } catch (error) {
      log.warn(loggable(error), 'Slack did not say who somebody is, so nothing was done for them.');
      return 'unknown';
    }
  }

  function sentenceOf(given: Answer): string | undefined {
    if (given === 'member') return undefined;
    if (given === 'unknown')
      return say`Slack did not say who you are, so nothing was done. Try again in a minute.`;
    return given.refuses(whomToAsk(adminUsers));
  }

  return {
    changed: (userId) => void remembered.delete(userId),
    async refusal(person, right, place) {
      const given = await answer(person, right, place);
      // Only now is the person's language known.
      return speaking(tongues[languages.known(person.userId)], () => sentenceOf(given));
    },
  };
}
