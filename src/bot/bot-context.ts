import type { WebClient } from '@slack/web-api';
import type { Agents, ChatFile } from '../dispatch/agents/agents.ts';
import type { Approvals } from '../dispatch/approvals/approvals.ts';
import type { Roles } from '../dispatch/approvals/roles.ts';
import type { Audiences } from '../dispatch/audience/audiences.ts';
import type { Conversations } from '../dispatch/conversations/conversations.ts';
import type { ContactsInput, Dispatch } from '../dispatch/dispatch.ts';
import type { Incidents } from '../dispatch/incidents/incidents.ts';
import type { Exports, Privacy } from '../dispatch/privacy/privacy.ts';
import type { Drafts } from '../dispatch/review/drafts.ts';
import type { Tries } from '../dispatch/tries/tries.ts';
import type { Act } from '../entities/database/record-act.ts';
import type { Place, Role } from '../entities/role.ts';
import type { AuditTrail } from '../reports/audit-trail.ts';
import type { PostResult } from '../reports/channel-sink.ts';
import type { IncidentReader } from '../reports/incidents/incident-reader.ts';
import type { MetricsReader } from '../reports/reader.ts';
import type { ReportDocument } from '../reports/report-document.ts';
import type { ReportKinds } from '../reports/report-kinds.ts';
import type { SetupCheck } from '../reports/setup-check.ts';
import type { Subscriptions } from '../reports/subscriptions.ts';
import type { TemplateHealth } from '../reports/template-health.ts';

/** The role that something needs. */
export type Right = Role;

export interface Access {
  /**
   * Looks the person up at Slack now. Undefined: allowed; otherwise one sentence saying why not and whom to ask. Without
   * a place, the role in any place will do: what is acted on is asked about again where it is known.
   */
  refusal(
    person: { readonly userId: string; readonly teamId?: string },
    right: Right,
    place?: Place,
  ): Promise<string | undefined>;
}

export interface FileFetcher {
  /** Bytes of a file people shared in Slack. Rejects with a `DownloadError`, whose message is fit to be shown. */
  fetch(url: string): Promise<AsyncIterable<Uint8Array>>;
}

/** A list of a CRM, with the CRM's name in the settings and as people call it. */
export interface OfferedContactList {
  readonly source: string;
  readonly label: string;
  readonly id: string;
  readonly name: string;
  readonly size?: number;
}

/** What a provider can be asked at once. */
export interface AskAgain {
  /** Whose messages can be asked about. */
  readonly gateways: readonly string[];
  /** What is told is known once this is done. */
  readonly ask: (attemptIds: readonly number[]) => Promise<'told' | 'too_often' | 'refused'>;
}

/** Everything commands, actions and views may use. Made once, by `createBot`'s caller. */
export interface BotContext {
  readonly dispatch: Dispatch;
  readonly conversations: Conversations;
  readonly audiences: Audiences;
  readonly tries: Tries;
  readonly agents: Agents;
  /** Bytes of a file that a customer sent. Rejects with a `DispatchError`. */
  readonly openMedia: (file: Pick<ChatFile, 'lineId' | 'mediaId'>) => Promise<AsyncIterable<Uint8Array>>;
  readonly reader: MetricsReader;
  readonly askAgain: AskAgain;
  readonly drafts: Drafts;
  /** Of every template in use, the worst first. */
  readonly templateHealth: () => Promise<readonly TemplateHealth[]>;
  readonly incidents: Incidents;
  readonly openIncidents: IncidentReader;
  /** What is connected and what of it ever came. */
  readonly setup: () => Promise<SetupCheck>;
  /** How the outside reaches this server. */
  readonly publicUrl: string;
  readonly subscriptions: Subscriptions;
  readonly auditTrail: AuditTrail;
  readonly roles: Roles;
  readonly approvals: Approvals;
  readonly privacy: Privacy;
  readonly exports: Pick<Exports, 'note'>;
  readonly reports: ReportKinds;
  readonly access: Access;
  readonly files: FileFetcher;
  /** Lists of every CRM by name; absent where none is connected. */
  readonly contactLists?: (query: string, limit: number) => Promise<readonly OfferedContactList[]>;
  /** What a CRM keeps of the people on one of its lists, by name. */
  readonly contactProperties?: (
    list: Pick<ContactsInput, 'source' | 'listId'>,
    query: string,
    limit: number,
  ) => Promise<readonly { readonly name: string; readonly label: string }[]>;
  /** A phone as people write it, in E.164; undefined when it is none. */
  readonly readPhone: (typed: string) => string | undefined;
  /** For work nobody waits for; the interactive client is the one each listener is given. */
  readonly background: WebClient;
  /** To one person, in the direct messages with them; its charts are drawn as the settings say. */
  readonly sendDocument: (userId: string, document: ReportDocument) => Promise<PostResult>;
  /** To a channel that the app is in, or to a person. `key` says which message it is. */
  readonly postDocument: (place: string, document: ReportDocument, key: string) => Promise<PostResult>;
  readonly adminUsers: readonly string[];
  readonly supportContact: string;
  /** Used where neither the subscription nor the person's profile names one. */
  readonly defaultZone: string;
  /** True when WhatsApp is simulated: every message says so. */
  readonly simulated: boolean;
  readonly audit: (entry: Act) => Promise<void>;
  readonly now: () => Date;
}
