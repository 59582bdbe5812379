import { createAgents } from '../../../src/dispatch/agents/create-agents.ts';
import { createApprovals } from '../../../src/dispatch/approvals/create-approvals.ts';
import { createRoles } from '../../../src/dispatch/approvals/create-roles.ts';
import { createAudiences } from '../../../src/dispatch/audience/create-audiences.ts';
import { createConversations } from '../../../src/dispatch/conversations/create-conversations.ts';
import { createDispatch } from '../../../src/dispatch/create-dispatch.ts';
import { createIncidents } from '../../../src/dispatch/incidents/create-incidents.ts';
import { createDrafts } from '../../../src/dispatch/review/create-drafts.ts';
import { noApprovals } from '../../../src/entities/approval.ts';
import { writeAudit } from '../../../src/entities/database/record-act.ts';
import { createAuditTrail } from '../../../src/reports/audit-trail.ts';
import { createMetricsReader } from '../../../src/reports/create-metrics-reader.ts';
import { createSubscriptions } from '../../../src/reports/create-subscriptions.ts';
import { createIncidentReader } from '../../../src/reports/incidents/incident-reader.ts';
import { loadTemplateHealth } from '../../../src/reports/template-health.ts';
import { type JsonRecord, recordsAt, textAt } from '../../../src/sandbox/slack/json.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { admin, type BotUnderTest, startBot } from './bot-under-test.ts';
import { team } from './fake-slack.ts';
import { shownView, viewWith } from './shown-view.ts';

export interface BotOnDatabase {
  readonly database: TestDatabase;
  readonly bot: BotUnderTest;
  /** The view that reached a screen last; Slack would take it. */
  view(): JsonRecord;
  /** Everything that is written on it. */
  text(): string;
  /** Presses the button with these words on the latest view. */
  pressOn(words: string, by?: string, which?: number): Promise<void>;
  /** Chooses or types in a field of the latest view that tells the bot at once. */
  change(block: string, entry: JsonRecord, given?: JsonRecord, by?: string): Promise<void>;
  /** Submits the latest view with these fields, the others as they stand; gives what the bot answered at once. */
  submit(given: JsonRecord, by?: string, view?: JsonRecord): Promise<string>;
  stop(): Promise<void>;
}

/** The real bot behind its HTTP door, on a real database; only Slack's side is fake. */
export async function startBotOnDatabase(): Promise<BotOnDatabase> {
  const database = await createTestDatabase();
  const { orm } = database;
  const bot = await startBot({
    context: {
      reader: createMetricsReader(orm),
      conversations: createConversations(orm),
      dispatch: createDispatch({
        orm,
        lineIds: ['line-1'],
        defaultCountry: undefined,
        nudge: () => undefined,
      }),
      incidents: createIncidents({
        orm,
        gateways: [],
        readTemplates: async () => undefined,
        nudge: () => undefined,
      }),
      openIncidents: createIncidentReader(orm, () => new Date()),
      auditTrail: createAuditTrail(orm),
      roles: createRoles(orm),
      approvals: createApprovals({
        orm,
        policy: noApprovals,
        prices: { byCategory: new Map(), currency: 'USD' },
        nudge: () => undefined,
      }),
      audiences: createAudiences(orm, { defaultCountry: undefined }),
      agents: createAgents({ orm, linkOf: () => '', now: () => new Date() }),
      subscriptions: createSubscriptions(orm, () => new Date()),
      drafts: createDrafts(orm, () => new Date()),
      templateHealth: () => loadTemplateHealth(orm),
      audit: (entry) => writeAudit(orm.em.fork(), entry),
    },
  });

  const view = () => shownView(bot.slack);
  const act = (action: JsonRecord, given: JsonRecord, by: string) => {
    const shown = view();
    return bot.interact({
      type: 'block_actions',
      user: { id: by, team_id: team },
      container: { type: 'view', view_id: 'V1' },
      view: viewWith(shown, given),
      actions: [action],
    });
  };
  return {
    database,
    bot,
    view,
    text: () => JSON.stringify(view().blocks),
    async pressOn(words, by = admin, which = 0) {
      const inside = recordsAt(view(), 'blocks').flatMap((block) => [
        ...recordsAt(block, 'elements'),
        ...recordsAt({ list: [block.accessory] }, 'list'),
      ]);
      const found = inside.filter((element) => JSON.stringify(element.text ?? '').includes(`"${words}"`))[
        which
      ];
      if (!found) throw new Error(`There is no button “${words}”: ${JSON.stringify(inside)}`);
      await act(
        {
          type: 'button',
          block_id: 'b',
          action_id: textAt(found, 'action_id'),
          value: textAt(found, 'value'),
        },
        {},
        by,
      );
    },
    async change(block, entry, given = {}, by = admin) {
      const [actionId = '', value] = Object.entries(entry)[0] ?? [];
      const held: JsonRecord = { ...given, [block]: { [actionId]: value } };
      const facts =
        typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
      await act({ block_id: block, action_id: actionId, ...facts }, held, by);
    },
    async submit(given, by = admin, shown = view()) {
      const response = await bot.interact({
        type: 'view_submission',
        user: { id: by, team_id: team },
        view: viewWith(shown, given),
      });
      return response.text();
    },
    async stop() {
      await bot.stop();
      await database.close();
    },
  };
}

/** Entries of `state.values`, as Slack writes them. */
export const typed = (action: string, value: string | null): JsonRecord => ({
  [action]: { type: 'plain_text_input', value },
});
export const chosen = (action: string, value: string, type = 'static_select'): JsonRecord => ({
  [action]: { type, selected_option: { text: { type: 'plain_text', text: value }, value } },
});
