import type { Right } from '../bot-context.ts';

/** What answering customers and everything around it needs. */
export const agentRight: Right = 'agent';
