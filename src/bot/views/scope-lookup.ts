import type { CountedCell } from '../../entities/cell.ts';
import { deploymentCode, parseDeploymentCode } from '../../entities/deployment-code.ts';
import { say } from '../../entities/language/say.ts';
import type { Scope, ScopeDescription } from '../../reports/reader.ts';
import { parseScopeValue } from '../../reports/scope-value.ts';
import type { BotContext } from '../bot-context.ts';
import { UsageError } from '../listener.ts';

/** Whose recipients a screen is about, and how they stand. */
export interface ScopeFigures {
  readonly description: ScopeDescription;
  readonly cells: readonly CountedCell[];
}

const gone = (): UsageError =>
  new UsageError(
    say`What this button was about does not exist any more. Look it up with /treble deployments.`,
  );

/** The scope in a button's value. */
export function scopeOfValue(value: string): Scope {
  const scope = parseScopeValue(value);
  if (!scope) throw gone();
  return scope;
}

export async function describeScope(context: BotContext, scope: Scope): Promise<ScopeDescription> {
  const description = await context.reader.describe(scope);
  if (!description) throw gone();
  return description;
}

export async function loadFigures(context: BotContext, scope: Scope): Promise<ScopeFigures> {
  const [description, cells] = await Promise.all([
    describeScope(context, scope),
    context.reader.cells(scope),
  ]);
  return { description, cells };
}

/** Among so many the newest one that was launched is looked for: scheduled ones have no figures yet. */
const looked = 50;

/** What waits for its time, or was cancelled before it, has no figures. */
async function refuseUnlaunched(context: BotContext, wanted: string): Promise<void> {
  const id = parseDeploymentCode(wanted);
  if (id === undefined || !(await context.reader.deployment(id))) return;
  const code = deploymentCode(id);
  throw new UsageError(
    say`${code} was not launched, so it has no results. /treble status ${code} tells how it stands.`,
  );
}

/** What a command is about: `D-104`, a conversation with or without a version; nothing typed means the newest deployment. */
export async function findScope(context: BotContext, args: readonly string[]): Promise<Scope> {
  const wanted = args.join(' ').trim();
  if (wanted === '') {
    const latest = await context.reader.deployments(looked);
    const newest = latest.find(({ launchedAt }) => launchedAt !== null);
    if (!newest) {
      throw new UsageError(say`Nothing has been launched yet. Start with /treble send, then ask again.`);
    }
    return { kind: 'deployment', deploymentId: newest.id };
  }
  const found = await context.reader.findScope(wanted);
  if (!found) {
    await refuseUnlaunched(context, wanted);
    const version = args.length > 1 ? args.at(-1) : undefined;
    const named = version && (await context.reader.findScope(args.slice(0, -1).join(' ')));
    if (named && named.scope.kind !== 'deployment') {
      throw new UsageError(
        say`${named.conversation} has no version “${version}”; it has ${named.versions.join(', ')}, or all for all of them together.`,
      );
    }
    throw new UsageError(
      say`Expected a deployment such as D-104 or a conversation’s name, found “${wanted}”. /treble conversations lists the names.`,
    );
  }
  return found.scope;
}
