import { Attempt } from './attempt.ts';
import { AuditEntry } from './audit-entry.ts';
import { Chunk } from './chunk.ts';
import { Conversation } from './conversation.ts';
import { ConversationVersion } from './conversation-version.ts';
import { Deployment } from './deployment.ts';
import { DuplicateRow } from './duplicate-row.ts';
import { Exclusion } from './exclusion.ts';
import { Hold } from './hold.ts';
import { Inbound } from './inbound.ts';
import { Incident } from './incident.ts';
import { Installation } from './installation.ts';
import { Line } from './line.ts';
import { ParkedEvent } from './parked-event.ts';
import { PhoneAlias } from './phone-alias.ts';
import { Post } from './post.ts';
import { Recipient } from './recipient.ts';
import { SlackRequest } from './slack-request.ts';
import { Slot } from './slot.ts';
import { Subscription } from './subscription.ts';
import { Tally } from './tally.ts';
import { Template } from './template.ts';
import { Worker } from './worker.ts';

/** Every table. A new one is one file and one line here. */
export const entities = [
  Attempt,
  AuditEntry,
  Chunk,
  Conversation,
  ConversationVersion,
  Deployment,
  DuplicateRow,
  Exclusion,
  Hold,
  Inbound,
  Incident,
  Installation,
  Line,
  ParkedEvent,
  PhoneAlias,
  Post,
  Recipient,
  SlackRequest,
  Slot,
  Subscription,
  Tally,
  Template,
  Worker,
] as const;
