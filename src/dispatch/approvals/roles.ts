import type { GivenRole, Grant, Place, Role } from '../../entities/role.ts';

/** A role that a Slack user or user group has. */
export interface GrantLine extends Grant {
  readonly id: number;
  readonly holder: string;
  readonly conversation: string | null;
  readonly givenBy: string;
}

export interface GrantWish {
  readonly holders: readonly string[];
  readonly role: GivenRole;
  readonly channelId: string | null;
  readonly conversationId: number | null;
}

/** What something is about, as it is named in buttons and forms. */
export type Target =
  | { readonly deploymentId: number }
  | { readonly correctionId: number }
  | { readonly versionId: number };

/** Who may do what, and where. */
export interface Roles {
  /** The newest first. */
  list(limit: number): Promise<readonly GrantLine[]>;
  /** Grants of this user and of all user groups that make a difference for a role. */
  grantsFor(userId: string, role: Role): Promise<readonly (Grant & { readonly holder: string })[]>;
  /** Resolves to how many are new: what somebody has already is not given twice. */
  give(wish: GrantWish, by: string): Promise<number>;
  /** Undefined: it was taken already. */
  take(id: number, by: string): Promise<GrantLine | undefined>;
  /** Everywhere at once where there is no such thing. */
  placeOf(target: Target): Promise<Place>;
}
