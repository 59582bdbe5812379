import type { MikroORM } from '@mikro-orm/postgresql';
import type { ChannelSink, ChannelTarget } from './channel-sink.ts';
import { createIncidentStore, type OpenIncident } from './incident-store.ts';
import { composeLineStopped } from './line-stopped.ts';
import { createPostOnce, type PostOnce } from './post-once.ts';
import { createPostStore, type StoredPost } from './post-store.ts';
import type { DeploymentLine } from './reader.ts';
import type { ReportDocument } from './report-document.ts';
import { composeTemplatePaused } from './template-paused.ts';
import { forEachAlone, singleTick, type TickFailure, type TickReport } from './tick.ts';

export interface IncidentAlertsOptions {
  readonly orm: MikroORM;
  readonly sink: ChannelSink;
  readonly adminUsers: readonly string[];
  readonly now: () => Date;
  /** How alerts get posted; by default once per place through `sink`. */
  readonly postOnce?: PostOnce;
}

interface Alert {
  readonly key: string;
  readonly target: ChannelTarget;
}

const atOnce = 4;

const isSettled = (post: StoredPost | undefined): boolean =>
  post !== undefined && (post.status !== 'posting' || post.error === 'unreadable');

/** Tells every open incident once in each place that must know. Any number of processes may tick side by side. */
export function createIncidentAlerts(options: IncidentAlertsOptions): { tick(): Promise<TickReport> } {
  const { orm, sink, adminUsers, now, postOnce = createPostOnce({ orm, sink, now }) } = options;
  const incidents = createIncidentStore(orm);
  const posts = createPostStore(orm);

  async function compose(incident: OpenIncident, held: readonly DeploymentLine[]): Promise<ReportDocument> {
    const { kind, subject, because, openedAt } = incident;
    if (kind === 'line_stopped') {
      return composeLineStopped(await incidents.lineName(subject), because, openedAt, held);
    }
    const template = await incidents.findTemplate(subject);
    if (!template)
      throw new Error(`Incident ${incident.id} is about template ${subject}, which does not exist.`);
    return composeTemplatePaused(template, because, held);
  }

  /** Posts what is still to be told there; answers whether every place refuses. */
  async function tell(
    alerts: readonly Alert[],
    document: () => Promise<ReportDocument>,
    failures: TickFailure[],
  ): Promise<boolean> {
    const known = new Map(
      (await posts.findAll(alerts.map(({ key }) => key))).map((post) => [post.key, post]),
    );
    const refused = new Set(
      [...known.values()].filter(({ status }) => status === 'refused').map(({ key }) => key),
    );
    const open = alerts.filter(({ key }) => !isSettled(known.get(key)));
    if (open.length > 0) {
      const shown = await document();
      const failed = await forEachAlone(
        open,
        atOnce,
        ({ key }) => key,
        async (alert) => {
          const result = await postOnce({ ...alert, document: shown });
          if (result.outcome === 'refused') refused.add(alert.key);
        },
      );
      failures.push(...failed);
    }
    return alerts.every(({ key }) => refused.has(key));
  }

  async function alert(incident: OpenIncident, channels: readonly string[], failures: TickFailure[]) {
    const held = await incidents.heldBy(incident);
    let composed: Promise<ReportDocument> | undefined;
    const document = () => {
      composed ??= compose(incident, held);
      return composed;
    };
    const place = (channelId: string): Alert => ({
      key: `incident:${incident.id}:${channelId}`,
      target: { channelId },
    });
    const threads = (await incidents.liveMessagesOf(held)).map(
      ({ channelId, ts }): Alert => ({
        key: `incident:${incident.id}:thread:${ts}`,
        target: { channelId, threadTs: ts },
      }),
    );
    await tell(threads, document, failures);
    // True as well when nobody subscribed: somebody must hear of it.
    const isUnheard = await tell(channels.map(place), document, failures);
    if (isUnheard) await tell(adminUsers.map(place), document, failures);
  }

  return {
    tick: singleTick('incident alerts', async () => {
      const open = await incidents.loadOpen();
      if (open.length === 0) return [];
      const channels = await incidents.subscribedChannels();
      const failures: TickFailure[] = [];
      const failed = await forEachAlone(
        open,
        1,
        ({ id }) => `incident:${id}`,
        (incident) => alert(incident, channels, failures),
      );
      return [...failures, ...failed];
    }),
  };
}
