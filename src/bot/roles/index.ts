import type { Feature } from '../listener.ts';
import { giveRole, groupOptions, openGiveRole, roleConversationOptions, takeRole } from './give-role.ts';
import { roles } from './roles-command.ts';

/** Who may do what. */
export const rolesFeature: Feature = {
  commands: [roles],
  actions: [openGiveRole, takeRole],
  submissions: [giveRole],
  options: [groupOptions, roleConversationOptions],
};
