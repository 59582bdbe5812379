import type { WebClient } from '@slack/web-api';
import type { Dispatch } from '../dispatch/dispatch.ts';
import type { MetricsReader } from '../reports/reader.ts';
import type { ReportDocument } from '../reports/report-document.ts';
import type { Subscriptions } from '../reports/subscriptions.ts';

/** `member`: may read masked figures. `admin`: may send, control, download and see full phones (DESIGN rule 9). */
export type Right = 'member' | 'admin';

export interface Access {
  /** Looks the person up at Slack now. Undefined: allowed; otherwise one sentence saying why not and whom to ask. */
  refusal(
    person: { readonly userId: string; readonly teamId?: string },
    right: Right,
  ): Promise<string | undefined>;
}

export interface FileFetcher {
  /** Bytes of a file people shared in Slack. Rejects with a `DownloadError`, whose message is fit to be shown. */
  fetch(url: string): Promise<AsyncIterable<Uint8Array>>;
}

/** Report kinds that `/treble report <kind>` and `/treble subscribe` know. */
export interface ReportKinds {
  readonly names: readonly string[];
  readonly summaryOf: (name: string) => string;
  /** The document as it would be posted at `now` in `zone`. Rejects with a `ReportError` on an unknown kind. */
  compose(name: string, now: Date, zone: string): Promise<ReportDocument>;
}

/** Everything commands, actions and views may use. Made once, by `createBot`'s caller. */
export interface BotContext {
  readonly dispatch: Dispatch;
  readonly reader: MetricsReader;
  readonly subscriptions: Subscriptions;
  readonly reports: ReportKinds;
  readonly access: Access;
  readonly files: FileFetcher;
  /** For work nobody waits for; the interactive client is the one each listener is given. */
  readonly background: WebClient;
  readonly adminUsers: readonly string[];
  readonly supportContact: string;
  /** Used where neither the subscription nor the person's profile names one. */
  readonly defaultZone: string;
  /** True when WhatsApp is simulated: every message says so. */
  readonly simulated: boolean;
  readonly audit: (entry: {
    readonly actor: string;
    readonly act: string;
    readonly subject: string;
    readonly channelId?: string;
    readonly detail?: Readonly<Record<string, unknown>>;
  }) => Promise<void>;
  readonly now: () => Date;
}
