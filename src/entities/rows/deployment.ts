import { defineEntity, p } from '@mikro-orm/core';
import { beyondLimitChoices } from '../beyond-limit.ts';
import { deploymentKinds } from '../deployment-kind.ts';
import { phaseNames } from '../phase.ts';
import { recentChoices } from '../recent-choice.ts';
import type { StoredReview } from '../review-counts.ts';
import { ConversationVersion } from './conversation-version.ts';
import { Line } from './line.ts';

/** One launch of one version to one audience, from one channel, by one person; shown as `D-<id>`. */
const DeploymentSchema = defineEntity({
  name: 'Deployment',
  tableName: 'deployment',
  checks: [
    {
      name: 'deployment_launched',
      expression: `phase in ('draft', 'scheduled', 'cancelled') or launched_at is not null`,
    },
    { name: 'deployment_scheduled', expression: `phase <> 'scheduled' or scheduled_for is not null` },
    { name: 'deployment_imported', expression: `phase in ('draft', 'cancelled') or imported_at is not null` },
    { name: 'deployment_speed', expression: `messages_per_second > 0` },
  ],
  indexes: [
    { name: 'deployment_launched_at', properties: ['launchedAt'] },
    {
      name: 'deployment_due',
      expression: `create index deployment_due on deployment (scheduled_for) where phase = 'scheduled'`,
    },
    {
      name: 'deployment_drafts',
      expression: `create index deployment_drafts on deployment (created_by) where phase = 'draft'`,
    },
    {
      name: 'deployment_inbound',
      expression: `create unique index deployment_inbound on deployment (version_id, line_id) where kind = 'inbound'`,
    },
    {
      name: 'deployment_active',
      expression: `create index deployment_active on deployment (id) where phase in ('sending', 'sent')`,
    },
  ],
  properties: {
    id: p.integer().primary(),
    version: () => p.manyToOne(ConversationVersion),
    line: () => p.manyToOne(Line),
    kind: p.enum(deploymentKinds).default('audience'),
    phase: p.enum(phaseNames).default('draft'),
    /** Where `/treble send` was typed. */
    channelId: p.text(),
    /** The list's name as people see it: a file name or "pasted numbers". */
    audienceName: p.text(),
    createdBy: p.text(),
    createdAt: p.datetime().defaultRaw('now()'),
    /** Set once every row is stored: a half import is never sendable. */
    importedAt: p.datetime().nullable(),
    /** What happens to people who got a template within 24 hours and have not answered. */
    recentlyMessaged: p.enum(recentChoices).default('skip'),
    /** What happens to those who are more than the business may reach in 24 hours. */
    beyondLimit: p.enum(beyondLimitChoices).default('wait'),
    /** Starts of calls in any second at most, over all replicas; null where only the line's rate counts. */
    messagesPerSecond: p.integer().nullable(),
    review: p.json<StoredReview>().nullable(),
    /** When it starts by itself while its phase is `scheduled`. */
    scheduledFor: p.datetime().nullable(),
    /** The IANA zone in which a person said so. */
    scheduleZone: p.text().nullable(),
    scheduledBy: p.text().nullable(),
    /** It could not start at its time, and does not any more until a person decides; with why. */
    missedAt: p.datetime().nullable(),
    missedBecause: p.text().nullable(),
    launchedBy: p.text().nullable(),
    /** The deployment date of its recipients, and the cohort they count in. */
    launchedAt: p.datetime().nullable(),
    sentAt: p.datetime().nullable(),
    finishedAt: p.datetime().nullable(),
    cancelledAt: p.datetime().nullable(),
    cancelledBy: p.text().nullable(),
    /** Outcomes and failures that a person has seen and let pass: the failure rate counts what came after. */
    outcomesForgiven: p.integer().default(0),
    failuresForgiven: p.integer().default(0),
  },
});
export class Deployment extends DeploymentSchema.class {}
DeploymentSchema.setClass(Deployment);
