/** What happens to a chat that agents have, in order. Each is told once in its thread. */
export const agentActs = [
  'claimed',
  'assigned',
  'moved',
  'ended',
  'expired',
  'unsent',
  'window_over',
  'template',
] as const;
export type AgentAct = (typeof agentActs)[number];

/** Why a line that an agent wrote, or a part of it, did not reach the customer. */
const unsentReasons = [
  'window_over',
  'chat_ended',
  'too_long',
  'file_kind',
  'file_size',
  'refused',
  'failed',
  'withdrawn',
  'no_right',
] as const;
export type UnsentReason = (typeof unsentReasons)[number];

/** The key of the post that opens a thread; its replies begin with it. */
export const agentPostKey = (threadId: number): string => `agent:${threadId}`;

/** How long after a person's last message WhatsApp takes messages without a template. */
export const freeWindowMs = 24 * 3_600_000;
