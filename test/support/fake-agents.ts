import type { Agents } from '../../src/dispatch/agents/agents.ts';

const unexpected = (name: string) => async () => {
  throw new Error(`Nobody expected ${name} to be called.`);
};

/** Nobody answers customers. */
export const fakeAgents = (known: Partial<Agents> = {}): Agents => ({
  channels: async () => [],
  addChannel: unexpected('addChannel'),
  removeChannel: unexpected('removeChannel'),
  load: unexpected('load'),
  claim: unexpected('claim'),
  assign: unexpected('assign'),
  move: unexpected('move'),
  end: unexpected('end'),
  sendTemplate: unexpected('sendTemplate'),
  findFile: unexpected('findFile'),
  refuse: unexpected('refuse'),
  take: unexpected('take'),
  ...known,
});
