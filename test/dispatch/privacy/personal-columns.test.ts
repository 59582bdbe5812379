import { afterAll, beforeAll, expect, test } from 'vitest';
import { personalData } from '../../../src/dispatch/privacy/personal-data.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { textColumns } from '../../support/find-everywhere.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** What can hold words and says of no customer: ids, states, texts of the business and of the people who work here. */
const impersonal: Readonly<Record<string, string>> = {
  agent_act: 'kind by holder',
  agent_channel: 'channel_id team added_by refused_because',
  agent_line: 'channel_id ts author message_ids',
  agent_thread: 'line_id channel_id holder',
  approval: 'fingerprint requested_by decided_by',
  attempt: 'line_id outcome failure code',
  // Numbers are taken out by `forget_in_audit`, as nothing else may change an entry.
  audit_entry: 'actor act subject channel_id detail',
  conversation: 'name gateway origin created_by',
  conversation_version: 'template_id variables note created_by flow',
  correction: 'created_by',
  deployment: `line_id phase channel_id created_by review launched_by cancelled_by recently_messaged schedule_zone
    scheduled_by missed_because kind beyond_limit`,
  // A keyed hash, gone with the second request or after a week.
  erasure_request: 'mark requested_by',
  flow_draft: 'source created_by',
  // What somebody of the team wrote while trying a flow, with no customer in it.
  flow_try: 'channel_id thread_ts player moves given',
  forgotten: 'mark blocked_by',
  handover: 'line_id team',
  heard_webhook: 'gateway name',
  hold: 'kind because created_by',
  incident: 'kind subject because facts step acknowledged_by assigned_to assigned_by snoozed_by',
  installation: 'kind token_key system_identifier frozen_by frozen_because phone_key_check',
  line: 'id gateway display_phone stopped_because',
  mikro_orm_migrations: 'name',
  milestone_tally: 'milestone',
  pace_share: 'subject',
  portfolio: 'gateway',
  post: 'key channel_id thread_ts status ts error shown_hash permalink told language',
  reached_user: 'gateway',
  recall_pace: 'gateway',
  recipient: 'state cause code stage',
  role_grant: 'holder role channel_id given_by',
  saved_list: 'name columns created_by updated_by',
  session: 'line_id',
  slack_export: 'file_id',
  slack_pace: 'key',
  slack_request: 'signature',
  slot: 'key outcome because said',
  // Receipts name attempts and nobody; a row goes once they are applied.
  stored_receipts: 'gateway receipts',
  spent_allowance: 'person',
  standing_hold: 'kind subject because created_by',
  subscription: `report channel_id at zone created_by ended_by days conversations only_if otherwise missed language owner
    paused_by`,
  tally: 'state cause code',
  template: `id gateway account_id name language category status status_reason pause_title quality definition`,
  timing: 'timed',
  unnamed_failure: 'gateway event_id template_id code because',
};

test('every column that can hold words is erased with its person, or is known to say of nobody', async () => {
  const gone = new Set(personalData.filter(({ becomes }) => becomes === 'gone').map(({ table }) => table));
  const erased = new Set(
    personalData.flatMap(({ table, becomes }) =>
      becomes === 'gone' ? [] : Object.keys(becomes).map((column) => `${table}.${column}`),
    ),
  );
  const known = new Set(
    Object.entries(impersonal).flatMap(([table, columns]) =>
      columns.split(/\s+/).map((column) => `${table}.${column}`),
    ),
  );
  const all = await textColumns(database.orm);
  const undecided = all
    .filter(({ table }) => !gone.has(table))
    .map(({ table, column }) => `${table}.${column}`)
    .filter((place) => !erased.has(place) && !known.has(place));
  expect(undecided).toEqual([]);
  const places = new Set(all.map(({ table, column }) => `${table}.${column}`));
  expect([...known].filter((place) => !places.has(place))).toEqual([]);
  expect([...known].filter((place) => erased.has(place))).toEqual([]);
});
