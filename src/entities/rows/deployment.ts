import { defineEntity, p } from '@mikro-orm/core';
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
    { name: 'deployment_launched', expression: `phase in ('draft', 'cancelled') or launched_at is not null` },
    { name: 'deployment_imported', expression: `phase in ('draft', 'cancelled') or imported_at is not null` },
  ],
  indexes: [
    { name: 'deployment_launched_at', properties: ['launchedAt'] },
    {
      name: 'deployment_active',
      expression: `create index deployment_active on deployment (id) where phase in ('sending', 'sent')`,
    },
  ],
  properties: {
    id: p.integer().primary(),
    version: () => p.manyToOne(ConversationVersion),
    line: () => p.manyToOne(Line),
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
    review: p.json<StoredReview>().nullable(),
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
