/** Who handles the chat of a phone on a line: the bot, an agent, or nobody any more. */
export const sessionKinds = ['bot', 'agent', 'closed'] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** Why a chat ended. */
export const sessionEnds = [
  'finished',
  'opted_out',
  'replaced',
  'expired',
  'broken',
  'ended_by_agent',
] as const;
export type SessionEnd = (typeof sessionEnds)[number];

/** SQL on session `s`: it has not been closed, by anybody or by itself. */
const sessionStands = `(s.kind <> 'closed' and (s.closes_at is null or s.closes_at > now()))`;

/** SQL: an agent is talking with this phone on this line now; agents come before deployments. */
export const isWithAgent = (phone: string, lineId: string): string =>
  `exists (select 1 from session s
            where s.phone = ${phone} and s.line_id = ${lineId} and s.kind = 'agent' and ${sessionStands})`;

/** SQL on recipient `r` of deployment `d`: not sent to because of an agent, who has ended the chat by now. */
export const sessionHasEnded = `(r.state = 'agent_session' and not ${isWithAgent('r.phone', 'd.line_id')})`;
