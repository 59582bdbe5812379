import { text } from './language/say.ts';

/** What a person may do. Every full member of the workspace is a viewer. */
export const roleNames = ['viewer', 'sender', 'approver', 'agent', 'admin'] as const;
export type Role = (typeof roleNames)[number];

/** Roles that are given; the first comes with being a full member. */
export const givenRoles = ['sender', 'approver', 'agent', 'admin'] as const satisfies readonly Role[];
export type GivenRole = (typeof givenRoles)[number];

export const isGivenRole = (word: unknown): word is GivenRole => givenRoles.some((role) => role === word);

interface RoleWords {
  readonly label: string;
  /** What it allows, for those who give it. */
  readonly may: string;
}

export const roleWords: Readonly<Record<Role, RoleWords>> = {
  viewer: {
    label: text('Viewer'),
    may: text('sees figures and masked phones'),
  },
  sender: {
    label: text('Sender'),
    may: text('sends, schedules, controls and repairs deployments, and downloads their users'),
  },
  approver: {
    label: text('Approver'),
    may: text('approves deployments of others'),
  },
  agent: {
    label: text('Agent'),
    may: text('reads chats with full phones and answers them'),
  },
  admin: {
    label: text('Admin'),
    may: text('has every role, and manages roles, holds, the audit and privacy'),
  },
};

/** A role that somebody was given; null: everywhere. */
export interface Grant {
  readonly role: GivenRole;
  readonly channelId: string | null;
  readonly conversationId: number | null;
}

/** Where something is to be done. Absent: not known yet, so any will do; null: everywhere at once. */
export interface Place {
  readonly channelId?: string | null;
  readonly conversationId?: number | null;
}

export const everywhere: Place = { channelId: null, conversationId: null };

const reaches = <Id>(granted: Id | null, wanted: Id | null | undefined): boolean =>
  granted === null || wanted === undefined || granted === wanted;

/** Whether these grants allow what needs a role, there. An admin has every role; every member is a viewer. */
export const allows = (grants: readonly Grant[], asked: Role, place: Place): boolean =>
  asked === 'viewer' ||
  grants.some(
    ({ role, channelId, conversationId }) =>
      (role === asked || role === 'admin') &&
      reaches(channelId, place.channelId) &&
      reaches(conversationId, place.conversationId),
  );
