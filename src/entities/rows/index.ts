import { AgentActEntry } from './agent-act-entry.ts';
import { AgentChannel } from './agent-channel.ts';
import { AgentLine } from './agent-line.ts';
import { AgentThread } from './agent-thread.ts';
import { Approval } from './approval.ts';
import { Attempt } from './attempt.ts';
import { AuditEntry } from './audit-entry.ts';
import { Chunk } from './chunk.ts';
import { Conversation } from './conversation.ts';
import { ConversationVersion } from './conversation-version.ts';
import { Correction } from './correction.ts';
import { CorrectionRow } from './correction-row.ts';
import { Deployment } from './deployment.ts';
import { DuplicateRow } from './duplicate-row.ts';
import { ErasureRequest } from './erasure-request.ts';
import { Exclusion } from './exclusion.ts';
import { FlowDraft } from './flow-draft.ts';
import { FlowTry } from './flow-try.ts';
import { Forgotten } from './forgotten.ts';
import { Handover } from './handover.ts';
import { HandoverMessage } from './handover-message.ts';
import { HeardWebhook } from './heard-webhook.ts';
import { Hold } from './hold.ts';
import { Inbound } from './inbound.ts';
import { Incident } from './incident.ts';
import { Installation } from './installation.ts';
import { KeptForm } from './kept-form.ts';
import { Line } from './line.ts';
import { MilestoneTally } from './milestone-tally.ts';
import { PaceShare } from './pace-share.ts';
import { ParkedEvent } from './parked-event.ts';
import { PhoneAlias } from './phone-alias.ts';
import { Portfolio } from './portfolio.ts';
import { Post } from './post.ts';
import { ReachedUser } from './reached-user.ts';
import { RecallPace } from './recall-pace.ts';
import { RecalledAttempt } from './recalled-attempt.ts';
import { Recipient } from './recipient.ts';
import { RoleGrant } from './role-grant.ts';
import { SavedList } from './saved-list.ts';
import { SavedListContent } from './saved-list-content.ts';
import { SavedListRow } from './saved-list-row.ts';
import { Session } from './session.ts';
import { SessionEvent } from './session-event.ts';
import { SessionMessage } from './session-message.ts';
import { SlackExport } from './slack-export.ts';
import { SlackPace } from './slack-pace.ts';
import { SlackRequest } from './slack-request.ts';
import { Slot } from './slot.ts';
import { SpentAllowance } from './spent-allowance.ts';
import { StandingHold } from './standing-hold.ts';
import { StoredReceipts } from './stored-receipts.ts';
import { Subscription } from './subscription.ts';
import { Tally } from './tally.ts';
import { Template } from './template.ts';
import { TestNumber } from './test-number.ts';
import { Timing } from './timing.ts';
import { UnnamedFailure } from './unnamed-failure.ts';
import { WebhookCall } from './webhook-call.ts';
import { Worker } from './worker.ts';

/** Every table. A new one is one file and one line here. */
export const entities = [
  AgentActEntry,
  AgentChannel,
  AgentLine,
  AgentThread,
  Approval,
  Attempt,
  AuditEntry,
  Chunk,
  Conversation,
  ConversationVersion,
  Correction,
  CorrectionRow,
  Deployment,
  DuplicateRow,
  ErasureRequest,
  Exclusion,
  FlowDraft,
  Forgotten,
  FlowTry,
  Handover,
  HandoverMessage,
  HeardWebhook,
  Hold,
  Inbound,
  Incident,
  Installation,
  KeptForm,
  Line,
  MilestoneTally,
  PaceShare,
  ParkedEvent,
  PhoneAlias,
  Portfolio,
  Post,
  ReachedUser,
  RecallPace,
  RecalledAttempt,
  Recipient,
  RoleGrant,
  SavedList,
  SavedListContent,
  SavedListRow,
  Session,
  SessionEvent,
  SessionMessage,
  SlackExport,
  SlackPace,
  SlackRequest,
  Slot,
  SpentAllowance,
  StandingHold,
  StoredReceipts,
  Subscription,
  Tally,
  Template,
  TestNumber,
  Timing,
  WebhookCall,
  UnnamedFailure,
  Worker,
] as const;
