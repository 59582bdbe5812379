import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { slashCommand } from '../../src/bot/bind/commands.ts';
import { commandsOf } from '../../src/bot/bind/features.ts';
import { eventsPath } from '../../src/bot/create-bot.ts';
import { features } from '../../src/bot/features.ts';
import { listAt, textAt, valueAt } from '../../src/bot/payload.ts';
import { actionIds } from '../../src/reports/action-ids.ts';

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', name), 'utf8'));
const manifest: unknown = read('slack-manifest.json');

const repeated = (list: readonly string[]): string[] =>
  list.filter((item, index) => list.indexOf(item) !== index);

test('the manifest declares the one slash command, and its hint names only subcommands that exist', () => {
  const [declared, ...others] = listAt(manifest, 'features', 'slash_commands');
  expect(others).toEqual([]);
  expect(textAt(declared, 'command')).toBe(slashCommand);
  const names = commandsOf(features).map(({ name }) => name);
  const hinted = (textAt(declared, 'usage_hint') ?? '').split('|').map((part) => part.trim().split(' ')[0]);
  for (const name of hinted) expect(names).toContain(name);
});

test('the manifest declares exactly the shortcuts that the bot listens to', () => {
  const shortcuts = features.flatMap(({ globalShortcuts = [], messageShortcuts = [] }) => [
    ...globalShortcuts.map((shortcut) => ({ ...shortcut, type: 'global' })),
    ...messageShortcuts.map((shortcut) => ({ ...shortcut, type: 'message' })),
  ]);
  expect(listAt(manifest, 'features', 'shortcuts')).toEqual(
    shortcuts.map(({ type, name, callbackId, description }) => ({
      type,
      name,
      callback_id: callbackId,
      description,
    })),
  );
});

test('everything is sent to the address the server listens to, and Home is switched on', () => {
  const addresses = [
    textAt(manifest, 'features', 'slash_commands', 0, 'url'),
    textAt(manifest, 'settings', 'event_subscriptions', 'request_url'),
    textAt(manifest, 'settings', 'interactivity', 'request_url'),
    textAt(manifest, 'settings', 'interactivity', 'message_menu_options_url'),
  ];
  for (const address of addresses) expect(new URL(address ?? '').pathname).toBe(eventsPath);
  expect(listAt(manifest, 'settings', 'event_subscriptions', 'bot_events')).toEqual([
    'app_home_opened',
    // What agents write in their threads.
    'message.channels',
    'message.groups',
    // A language or a rank that changed counts at once.
    'user_change',
  ]);
  expect(valueAt(manifest, 'features', 'app_home', 'home_tab_enabled')).toBe(true);
});

test('the manifest for Socket Mode is the same app without addresses', () => {
  const addresses = ['url', 'request_url', 'message_menu_options_url'];
  const bare = JSON.stringify(manifest, (key, value) => (addresses.includes(key) ? undefined : value));
  const { settings, ...rest } = JSON.parse(bare);
  expect(read('slack-manifest-socket.json')).toEqual({
    ...rest,
    settings: { ...settings, socket_mode_enabled: true },
  });
});

/** Why each right is asked for; a method that needs another one is a change here and in the manifest. */
const scopes: Readonly<Record<string, string>> = {
  'channels:history': 'conversations.history, to find a post again; message.channels',
  'channels:read': 'conversations.info',
  'chat:write': 'chat.postMessage, chat.update, chat.postEphemeral',
  commands: '/treble and the message shortcut',
  'files:read': 'files.info and downloads of lists',
  'files:write': 'pictures of charts and lists of rejected rows',
  'groups:history': 'conversations.history of private channels; message.groups',
  'groups:read': 'conversations.info of private channels',
  'im:history': 'conversations.history of direct messages',
  'im:write': 'conversations.open',
  'usergroups:read': 'usergroups.list, usergroups.users.list: roles of user groups',
  'users:read': 'users.info; user_change',
};

test('the manifest asks for these rights and no others', () => {
  expect(listAt(manifest, 'oauth_config', 'scopes', 'bot')).toEqual(Object.keys(scopes));
});

test('no two commands, buttons, forms, menus or shortcuts share an id', () => {
  const all = <T>(pick: (feature: (typeof features)[number]) => readonly T[] | undefined): T[] =>
    features.flatMap((feature) => pick(feature) ?? []);
  expect(repeated(commandsOf(features).map(({ name }) => name))).toEqual([]);
  expect(repeated(all(({ actions }) => actions).map(({ id }) => id))).toEqual([]);
  expect(repeated(all(({ submissions }) => submissions).map(({ callbackId }) => callbackId))).toEqual([]);
  expect(repeated(all(({ options }) => options).map(({ actionId }) => actionId))).toEqual([]);
});

test('the bot listens to every button that reports put on their documents', () => {
  const heard = features.flatMap(({ actions = [] }) => actions).map(({ id }) => id);
  expect(heard).toEqual(expect.arrayContaining(Object.values(actionIds)));
});

test('every command says how it is used and what it does', () => {
  for (const { name, usage, summary } of commandsOf(features)) {
    expect(usage.split(' ')[0]).toBe(name);
    expect(summary).toMatch(/^[A-Z].*\.$/);
  }
});
