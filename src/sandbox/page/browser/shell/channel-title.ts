import type { PageChannel } from '../../../slack/page-protocol.ts';

/** `#growth`, or the person's name for a direct message. */
export const titleOf = ({ kind, name }: PageChannel): string => (kind === 'dm' ? name : `#${name}`);
