/**
 * What a deployment is for. A test goes to one number and counts in no figure. An inbound one stands as long as its
 * version is current; each person who starts the conversation is a recipient of it. An agent's is one template within a chat,
 * and counts in no figure either.
 */
export const deploymentKinds = ['audience', 'test', 'inbound', 'agent'] as const;
