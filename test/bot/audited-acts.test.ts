import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expectTypeOf, test } from 'vitest';
import { commandsOf } from '../../src/bot/bind/features.ts';
import { features } from '../../src/bot/features.ts';
import type { Act } from '../../src/entities/database/record-act.ts';

/** What each command, button and form that changes or reveals something writes into the audit. */
const acts: Readonly<Record<string, readonly string[]>> = {
  'command approve': ['conversation.approval'],
  'command audit': ['audit.reveal'],
  'command cancel': ['deployment.cancel'],
  'command exclude': ['exclusion.add', 'exclusion.remove'],
  'form forget_person': ['person.forget', 'person.forget_request'],
  'command freeze': ['sending.freeze'],
  'command agents': ['agents.add', 'agents.remove'],
  'command history': ['history.reveal'],
  'command hold': ['.hold'],
  'command lists': ['list.delete'],
  'command pause': ['deployment.pause'],
  'command release': ['.release'],
  'command report': ['reports.post'],
  'command resume': ['deployment.resume'],
  'command retry': ['deployment.retry_failed'],
  'command speed': ['deployment.limit_speed'],
  'command subscribe': ['reports.subscribe'],
  'command testnumbers': ['test_number.add', 'test_number.remove'],
  'command variables': ['conversation.variables'],
  'command version': ['conversation.version'],
  'command unfreeze': ['sending.unfreeze'],
  'command unsubscribe': ['reports.unsubscribe'],
  'action acknowledge_incident': ['incident.acknowledge'],
  'action archive_conversation': ['conversation.'],
  'action cancel_deployment': ['deployment.cancel'],
  'action claim_chat': ['chat.claim'],
  'action delete_list': ['list.delete'],
  'action download_correctable': ['correctable_rows.download'],
  'action download_rejected': ['rejected_rows.download'],
  'action download_users': ['users.download'],
  'action end_exclusion': ['exclusion.'],
  'action exclude_failed': ['exclusion.add'],
  'action exclusions_page': ['exclusions.reveal'],
  'action export_audit': ['audit.export'],
  'action fetch_file': ['chat.file'],
  'action flow_remove': ['conversation.flow'],
  'action history_page': ['history.reveal'],
  'action open_history': ['history.reveal'],
  'action pause_deployment': ['deployment.pause'],
  'action refuse_approval': ['approval.refuse', 'deployment.cancel'],
  'action resend_unknown': ['deployment.resend_unknown'],
  'action rest_subscription': ['reports.'],
  'action restore_conversation': ['conversation.'],
  'action resume_deployment': ['deployment.resume'],
  'action resume_held': ['incident.resume_held'],
  'action retry_failed': ['deployment.retry_failed'],
  'action send_scheduled': ['deployment.send_now'],
  'action solve_incident': ['incident.solve'],
  'action take_role': ['role.take'],
  'action unpause_template': ['template.unpause'],
  'form approve_deployment': ['approval.give'],
  'form assign_chat_form': ['chat.assign'],
  'form assign_incident_form': ['incident.assign'],
  'form conversation_editor': ['conversation.create', 'conversation.edit'],
  'form correct_review': ['deployment.send_corrected'],
  'form end_chat_form': ['chat.end'],
  'form exclusion_import': ['exclusion.add'],
  'form chat_template_values': ['chat.template'],
  'form flow_form': ['conversation.flow'],
  'form flow_outline': ['conversation.flow'],
  'form give_role': ['role.give'],
  'form list_upload': ['list.'],
  'form move_chat_form': ['chat.move'],
  'form schedule_confirm': ['deployment.schedule'],
  'form send_review': ['deployment.launch'],
  'form send_test_form': ['test.send'],
  'form snooze_incident_form': ['incident.snooze'],
  'form subscription_form': ['reports.subscribe'],
};

/** What only opens or shows something, or keeps what a person has begun and nobody else sees. */
const opens = new Set(
  `command: help forget flow try send schedule conversation test correct incidents roles setup conversations metrics
   failures users deployments status templates subscriptions
   action: send_chat_template try_tap try_time try_webhook_fails open_flow flow_gallery send_conversation phones saved_list_name from_deployment contact_list_name contact_property continue_form discard_draft open_review change_schedule new_conversation
   edit_conversation editor_template editor_from editor_value editor_fallback editor_preview archived_conversations
   conversation_versions show_list list_form send_to_saved_list send_to_users send_test correct_rows snooze_incident
   assign_incident affected_users open_whatsapp_manager review_approval open_give_role assign_chat move_chat end_chat
   home_send home_conversations home_reports view_results metrics results_version failed_users open_template see_users
   figure_users users_page compare_versions change_comparison conversations_page filter_users show_charts
   change_subscription preview_subscription preview_report
   form: chat_template_form send_form match_variables send_list_form schedule_change correct_form users_filter`
    .split(/(?=command:|action:|form:)/)
    .flatMap((group) => {
      const [kind = '', ...names] = group.trim().split(/[:\s]+/);
      return names.map((name) => `${kind} ${name}`);
    }),
);

const listeners = [
  ...commandsOf(features).map(({ name }) => `command ${name}`),
  ...features.flatMap(({ actions = [] }) => actions.map(({ id }) => `action ${id}`)),
  ...features.flatMap(({ submissions = [] }) => submissions.map(({ callbackId }) => `form ${callbackId}`)),
];

const source = join(import.meta.dirname, '..', '..', 'src');
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /^(bot|dispatch|reports).*\.ts$/.test(name))
  .map((name) => readFileSync(join(source, name), 'utf8'))
  .join('\n');

test('everything that people can press either changes nothing or is written down', () => {
  const undecided = listeners.filter((name) => !Object.hasOwn(acts, name) && !opens.has(name));
  expect(undecided).toEqual([]);
  const gone = [...Object.keys(acts), ...opens].filter((name) => !listeners.includes(name));
  expect(gone).toEqual([]);
});

test('each of these acts is written by the code', () => {
  const written = (act: string): boolean =>
    act.startsWith('.')
      ? code.includes(`}${act}\``)
      : act.endsWith('.')
        ? code.includes(`\`${act}\${`) || code.includes(`'${act}`)
        : code.includes(`'${act}'`);
  expect([...new Set(Object.values(acts).flat())].filter((act) => !written(act))).toEqual([]);
});

/** Acts that change nothing: somebody saw or took what others do not. */
const revealing = [
  'audit.export',
  'audit.reveal',
  'chat.file',
  'correctable_rows.download',
  'exclusions.reveal',
  'history.reveal',
  'rejected_rows.download',
  'users.download',
];

test('every other act tells how it was and how it is: the compiler takes none without', () => {
  expectTypeOf<{ actor: string; act: string; subject: string }>().not.toExtend<Act>();
  expectTypeOf<{
    actor: string;
    act: string;
    subject: string;
    detail: { after: string };
  }>().not.toExtend<Act>();
  const marked = [...code.matchAll(/reveals: true,\s+act: '([^']+)'/g)].map(([, act]) => act);
  expect(marked.sort()).toEqual(revealing);
  expect(code.match(/reveals: true/g)).toHaveLength(revealing.length);
});
