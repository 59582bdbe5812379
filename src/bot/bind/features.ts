import type { App } from '@slack/bolt';
import { helpCommand } from '../commands/help.ts';
import type { Command, Feature } from '../listener.ts';
import { bindActions } from './actions.ts';
import { bindCommands } from './commands.ts';
import type { Desk } from './desk.ts';
import { bindGlobalShortcuts } from './global-shortcuts.ts';
import { bindHome } from './home.ts';
import { bindMessageShortcuts } from './message-shortcuts.ts';
import { bindOptions } from './options.ts';
import { bindSubmissions } from './submissions.ts';
import { bindThreadLines } from './thread-lines.ts';

/** All subcommands of some features, `help` first. */
export function commandsOf(features: readonly Feature[]): readonly Command[] {
  return [helpCommand(features), ...features.flatMap(({ commands = [] }) => commands)];
}

/** Binds everything the features list. Knows nothing of how requests arrive. */
export function bindFeatures(app: App, desk: Desk, features: readonly Feature[]): void {
  bindCommands(app, desk, commandsOf(features));
  bindActions(
    app,
    desk,
    features.flatMap(({ actions = [] }) => actions),
  );
  bindSubmissions(
    app,
    desk,
    features.flatMap(({ submissions = [] }) => submissions),
    features.flatMap(({ closings = [] }) => closings),
  );
  bindOptions(
    app,
    desk,
    features.flatMap(({ options = [] }) => options),
  );
  bindMessageShortcuts(
    app,
    desk,
    features.flatMap(({ messageShortcuts = [] }) => messageShortcuts),
  );
  bindGlobalShortcuts(
    app,
    desk,
    features.flatMap(({ globalShortcuts = [] }) => globalShortcuts),
  );
  bindThreadLines(
    app,
    desk,
    features.flatMap(({ threadLines = [] }) => threadLines),
  );
  bindHome(app, desk);
}
