import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import type { Methods } from './method.ts';
import { usergroups } from './usergroups.ts';
import { users } from './users.ts';
import { views } from './views.ts';

/** Every Web API method this server answers; any other is `unknown_method`. */
export const methods: Methods = { ...chat, ...conversations, ...users, ...usergroups, ...views, ...files };
