import type { WebClient } from '@slack/web-api';
import { contactText } from './blocks/slack-text.ts';
import type { Access, Right } from './bot-context.ts';
import { flagAt, textAt } from './payload.ts';

export interface AccessOptions {
  /** The interactive client. */
  readonly client: WebClient;
  /** The workspace this installation serves. */
  readonly teamId: () => Promise<string>;
  readonly adminUsers: readonly string[];
  readonly now: () => Date;
}

const rememberedMs = 30_000;
const mostRemembered = 10_000;

type Standing = { readonly refusal: string } | 'member';

const outsiders: readonly { readonly flag: string; readonly who: string }[] = [
  { flag: 'deleted', who: 'deactivated accounts' },
  { flag: 'is_bot', who: 'bots' },
  { flag: 'is_workflow_bot', who: 'bots' },
  { flag: 'is_restricted', who: 'guests' },
  { flag: 'is_ultra_restricted', who: 'guests' },
  { flag: 'is_stranger', who: 'people of other organisations' },
];

/** DESIGN: full members read masked figures, `adminUsers` do the rest, everybody else gets nothing. */
export function createAccess({ client, teamId, adminUsers, now }: AccessOptions): Access {
  const whom = adminUsers.length === 0 ? 'whoever runs it' : contactText(adminUsers.slice(0, 3).join(','));
  const shut = (who: string): string => `This app is not open to ${who}. Ask ${whom}.`;
  const remembered = new Map<string, { readonly standing: Standing; readonly until: number }>();

  /** Rejects when Slack cannot be asked. */
  async function lookUp(userId: string): Promise<Standing> {
    const [ours, answer] = await Promise.all([teamId(), client.users.info({ user: userId })]);
    const user: unknown = answer.user;
    if (textAt(user, 'id') !== userId) throw new Error('Slack described somebody else.');
    if (userId === 'USLACKBOT') return { refusal: shut('bots') };
    const outside = outsiders.find(({ flag }) => flagAt(user, flag));
    if (outside) return { refusal: shut(outside.who) };
    const theirs = textAt(user, 'team_id');
    return theirs === ours ? 'member' : { refusal: shut('people of other organisations') };
  }

  async function standingOf(userId: string, right: Right): Promise<Standing> {
    const known = remembered.get(userId);
    // Who may send is asked at every press; who may only read, at most every 30 seconds.
    if (right === 'member' && known && known.until > now().getTime()) return known.standing;
    const standing = await lookUp(userId);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(userId, { standing, until: now().getTime() + rememberedMs });
    return standing;
  }

  return {
    async refusal(person, right) {
      try {
        if (person.teamId !== undefined && person.teamId !== (await teamId())) {
          return shut('people of other organisations');
        }
        const standing = await standingOf(person.userId, right);
        if (standing !== 'member') return standing.refusal;
      } catch {
        return 'Slack did not say who you are, so nothing was done. Try again in a minute.';
      }
      if (right === 'admin' && !adminUsers.includes(person.userId)) {
        return `This needs the right to send and control deployments. Ask ${whom}.`;
      }
      return undefined;
    },
  };
}
