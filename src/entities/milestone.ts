/** How far chats of a flow come, beside its steps. */
export const milestones = ['began', 'finished', 'handed_over', 'opted_out', 'expired', 'broken'] as const;
export type Milestone = (typeof milestones)[number];

/** A step of the flow as the tally names it. */
export const stepMilestone = (step: string): string => `step:${step}`;

/** The step at which a chat broke off: nobody wrote any more, or another conversation began. */
export const leftMilestone = (step: string): string => `left:${step}`;
