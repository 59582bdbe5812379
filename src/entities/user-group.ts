import type { ConversationStage } from './conversation-stage.ts';
import { type DeploymentState, deploymentStateNames } from './deployment-state.ts';
import type { SessionStatus } from './session-status.ts';

/** What the filters of the users list ask for; `stage` and `session` are what a flow or an agent made of a recipient. */
export interface UserGroup {
  readonly state: DeploymentState;
  readonly responded: boolean;
  readonly stage?: ConversationStage;
  readonly session?: SessionStatus;
}

/** Users who are in the same group. */
export interface CountedGroup extends UserGroup {
  readonly count: number;
}

/** Every state that can hold somebody: an answer proves delivery. */
export const userGroups: readonly UserGroup[] = [
  ...deploymentStateNames.map((state) => ({ state, responded: false })),
  { state: 'success', responded: true },
];

/** Without a flow whoever answered is in it, and nobody finishes. */
export const stageOf = ({ responded, stage = 'none' }: UserGroup): ConversationStage =>
  stage === 'none' && responded ? 'in_flow' : stage;

export const sessionOf = ({ state, session = 'none' }: UserGroup): SessionStatus =>
  session === 'none' && state === 'agent_session' ? 'agent' : session;

/** The same in SQL, on recipient `r`. */
export const stageIs: Readonly<Record<ConversationStage, string>> = {
  none: `(r.stage = 'none' and not r.responded)`,
  in_flow: `(r.stage = 'in_flow' or r.stage = 'none' and r.responded)`,
  finished: `(r.stage = 'finished')`,
};

export const sessionIs: Readonly<Record<SessionStatus, string>> = {
  none: `(r.session = 'none' and r.state <> 'agent_session')`,
  bot: `(r.session = 'bot')`,
  agent: `(r.session = 'agent' or r.session = 'none' and r.state = 'agent_session')`,
  closed: `(r.session = 'closed')`,
};

/** An empty or missing list lets everybody through; the three hold together. */
export interface GroupFilter {
  readonly states?: readonly DeploymentState[];
  readonly stages?: readonly ConversationStage[];
  readonly sessions?: readonly SessionStatus[];
}

const lets = <Word>(words: readonly Word[] | undefined, word: Word): boolean =>
  words === undefined || words.length === 0 || words.includes(word);

export const isInFilter = (filter: GroupFilter, group: UserGroup): boolean =>
  lets(filter.states, group.state) &&
  lets(filter.stages, stageOf(group)) &&
  lets(filter.sessions, sessionOf(group));
