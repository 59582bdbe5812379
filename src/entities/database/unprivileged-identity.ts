import { execFileSync } from 'node:child_process';

/** PostgreSQL refuses to run as root: `ids` is whom to become, `wrap` the command that comes before it. */
export interface Identity {
  readonly ids?: { readonly uid: number; readonly gid: number };
  readonly wrap: readonly string[];
}

function lookUp(user: string): { uid: number; gid: number } | undefined {
  const read = (flag: string) =>
    Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' }));
  try {
    return { uid: read('-u'), gid: read('-g') };
  } catch {
    return undefined; // no such user on this machine
  }
}

function canReach(path: string, ids: { uid: number; gid: number }): boolean {
  try {
    execFileSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...ids, stdio: 'ignore' });
    return true;
  } catch {
    return false; // `test` answers by its exit code
  }
}

/**
 * As root: an unprivileged user who can reach every path of `paths`; where none can (a checkout below /root),
 * root in name only, inside a user namespace. As an ordinary user: oneself.
 */
export function unprivilegedIdentity(uid: number, paths: readonly string[]): Identity {
  if (uid !== 0) return { wrap: [] };
  const ids = lookUp('postgres') ?? lookUp('nobody');
  if (ids && paths.every((path) => canReach(path, ids))) return { ids, wrap: [] };
  return { wrap: ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'] };
}
