import { text } from '../../entities/language/say.ts';
import type { Command } from '../listener.ts';
import { openScreen } from '../views/show-screen.ts';
import { loadRolesScreen } from './give-role.ts';

export const roles: Command = {
  name: 'roles',
  usage: 'roles',
  summary: text('Who may do what and where: give a role or take it away.'),
  needs: 'admin',
  run: async (call) => openScreen(call, await loadRolesScreen(call)),
};
