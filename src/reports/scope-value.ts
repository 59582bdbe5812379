import { type DeploymentState, isDeploymentState } from '../entities/deployment-state.ts';
import type { Scope } from './reader.ts';

/** `deployment:104`, `version:12:2` or `conversation:12`: how buttons name what they are about. */
export function scopeValue(scope: Scope): string {
  if (scope.kind === 'deployment') return `deployment:${scope.deploymentId}`;
  if (scope.kind === 'conversation') return `conversation:${scope.conversationId}`;
  return `version:${scope.conversationId}:${scope.versionNumber}`;
}

/** Undefined when the text names no scope. */
export function parseScopeValue(text: string): Scope | undefined {
  const [, kind, first, second] = /^([a-z]+):(\d{1,9})(?::(\d{1,9}))?$/.exec(text) ?? [];
  const id = Number(first);
  if (kind === 'version' && second !== undefined) {
    return { kind: 'version', conversationId: id, versionNumber: Number(second) };
  }
  if (second !== undefined) return undefined;
  if (kind === 'deployment') return { kind: 'deployment', deploymentId: id };
  return kind === 'conversation' ? { kind: 'conversation', conversationId: id } : undefined;
}

/** The value of a `see_users` button: `deployment:104|invalid_number`. */
export const usersValue = (scope: Scope, state: DeploymentState): string => `${scopeValue(scope)}|${state}`;

export function parseUsersValue(
  text: string,
): { readonly scope: Scope; readonly state: DeploymentState } | undefined {
  const [scopeText = '', state = '', ...more] = text.split('|');
  const scope = parseScopeValue(scopeText);
  return scope && isDeploymentState(state) && more.length === 0 ? { scope, state } : undefined;
}
