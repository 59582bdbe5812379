import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeploymentAudience } from '../../../src/entities/deployment-audiences.ts';
import { givenAttempts } from '../../support/dispatch-attempts.ts';
import { failure, hear } from '../../support/dispatch-failures.ts';
import { plainPhones } from '../../support/draft.ts';
import { type AudienceWorld, createAudienceWorld, submission } from '../support/audience-world.ts';
import { member } from '../support/bot-under-test.ts';

let it: AudienceWorld;
let earlier = 0;
const phones = plainPhones(7);
beforeAll(async () => {
  it = await createAudienceWorld();
  earlier = await givenEarlier(phones);
});
afterAll(() => it.close());

const db = () => it.world.orm.em.fork().getKysely();
const viewsOf = (method: string) => it.bot.slack.of(method).map(({ view }) => JSON.stringify(view));

/** Two silent, one who answered, one on the way, and three failures, all of them two days ago; one more is a test number. */
async function givenEarlier(list: readonly string[]): Promise<number> {
  const { attempts, deploymentId } = await givenAttempts(it.world, list);
  const [silent, read, answered, onTheWay, capped, unreachable, test] = attempts;
  if (!silent || !read || !answered || !onTheWay || !capped || !unreachable || !test) {
    throw new Error('Seven attempts were asked for.');
  }
  const now = Date.now();
  await hear(it.world, [
    [silent, { deliveredAt: now }],
    [read, { readAt: now }],
    [answered, { repliedAt: now }],
    [onTheWay, { sentAt: now }],
    [capped, failure('frequency_capped')],
    [unreachable, failure('unreachable')],
    [test, { deliveredAt: now }],
  ]);
  await sql`update recipient set is_test = true where id = ${test.recipientId}`.execute(db());
  await sql`
    update attempt set started_at = now() - interval '2 days'
     where recipient_id in (select id from recipient where deployment_id = ${deploymentId})`.execute(db());
  return deploymentId;
}

const option = (value: number | string) => ({
  text: { type: 'plain_text', text: 'x' },
  value: String(value),
});

async function send(deploymentId: number, who: DeploymentAudience, pasted = '') {
  const { versionId } = await it.world.dispatch.loadConversation('spring_sale_2026');
  const values = {
    conversation: { send_conversation: { type: 'external_select', selected_option: option(versionId) } },
    recipients: { phones: { type: 'plain_text_input', value: pasted } },
    from_deployment: { from_deployment: { type: 'external_select', selected_option: option(deploymentId) } },
    from_users: { users: { type: 'static_select', selected_option: option(who) } },
  };
  const origin = JSON.stringify({ channelId: 'C0GROWTH', files: [] });
  const answer = await it.bot.interact(submission('send_form', values, origin));
  const shown = viewsOf('views.update').at(-1) ?? '';
  return { answer, shown, draftId: Number(/\\"draftId\\":(\d+)/.exec(shown)?.[1]) };
}

async function recipientsOf(draftId: number) {
  const { rows } = await sql<{ phone: string; state: string; variables: Record<string, string> }>`
    select phone, state, variables from recipient where deployment_id = ${draftId} order by id`.execute(db());
  return rows;
}

describe('the users of an earlier deployment', () => {
  test.each<[DeploymentAudience, number[], string]>([
    ['not_answered', [0, 1], 'Delivered, did not answer'],
    ['delivered', [0, 1, 2], 'Delivered'],
    ['answered', [2], 'Answered'],
    ['failed', [4, 5], 'Failed, for any reason'],
    ['blocked_or_version', [5], 'Failed: Blocked or old version'],
  ])('%s are reviewed with their variables', async (who, expected, words) => {
    const { shown, draftId } = await send(earlier, who);
    expect(shown).toContain(`*Send to ${expected.length} user`);
    expect(shown).toContain(`D-${earlier}: ${words}`);
    const rows = await recipientsOf(draftId);
    expect(rows.map(({ phone }) => phone)).toEqual(expected.map((index) => phones[index]));
    for (const { variables } of rows)
      expect(variables).toMatchObject({ first_name: 'Ana', discount: '20 %' });
  });

  test('who got a template within 24 hours are held back as on any list', async () => {
    const later = plainPhones(7, 1_000);
    const recent = await givenEarlier(later);
    await sql`
      update attempt set started_at = now() - interval '1 hour'
       where recipient_id in (select id from recipient where deployment_id = ${recent})`.execute(db());
    const { shown, draftId } = await send(recent, 'not_answered');
    expect(shown).toContain('2 users got a template less than 24 hours ago without answering');
    expect((await recipientsOf(draftId)).map(({ state }) => state)).toEqual([
      'too_many_templates',
      'too_many_templates',
    ]);
  });

  test('that are nobody give a sentence, and no review', async () => {
    const { shown } = await send(earlier, 'template_paused');
    expect(shown).toContain(`Nobody of D-${earlier} is among “Failed: Template paused” now.`);
    const missing = await send(9_999, 'delivered');
    expect(missing.shown).toContain('There is no deployment D-9999.');
  });

  test('are one audience: with pasted numbers beside them the form says so', async () => {
    const { answer } = await send(earlier, 'delivered', '+12025550101');
    expect(JSON.parse(await answer.text())).toMatchObject({
      errors: {
        from_deployment:
          'Expected one audience, found pasted recipients and a deployment. Remove all but one.',
      },
    });
  });
});

describe('on the results', () => {
  test('a button opens the form with those who did not answer', async () => {
    await it.bot.command(`metrics D-${earlier}`);
    expect(viewsOf('views.open').at(-1)).toContain(`"value":"${earlier}|not_answered"`);
    await it.bot.press({ id: 'send_to_users', value: `${earlier}|not_answered`, inView: true });
    const form = viewsOf('views.push').at(-1) ?? '';
    expect(form).toContain('"callback_id":"send_form"');
    expect(form).toContain(`"value":"${earlier}"`);
    expect(form).toMatch(/"initial_option":\{[^}]*\},"value":"not_answered"\}/);
    // Nobody chose a channel: the deployment will be told in direct messages.
    expect(form).toContain('\\"channelId\\":\\"D0ANA\\"');
    const opened = viewsOf('views.push').length;
    await it.bot.press({ id: 'send_to_users', value: `${earlier}|not_answered`, inView: true, by: member });
    expect(viewsOf('views.push').slice(opened).join()).not.toContain('send_form');
  });

  test('all failed users of one state can be excluded, and nobody else', async () => {
    await it.bot.command(`failures D-${earlier}`);
    const shown = viewsOf('views.open').at(-1) ?? '';
    expect(shown).toContain('Exclude them: Blocked or old version');
    expect(shown).toContain(`"value":"${earlier}|blocked_or_version"`);
    await it.bot.press({ id: 'exclude_failed:x', value: `${earlier}|blocked_or_version`, inView: true });
    expect(viewsOf('views.push').at(-1)).toContain('Excluded 1 phone: “Blocked or old version”');
    const { rows } = await sql`
      select phone, source, because, created_by from exclusion where phone = any(${phones}::text[])`.execute(
      db(),
    );
    expect(rows).toEqual([
      {
        phone: phones[5],
        source: 'person',
        because: `Blocked or old version in D-${earlier}.`,
        created_by: 'U0ANA',
      },
    ]);
    const { rows: noted } = await sql`
      select actor, detail from audit_entry where act = 'exclusion.add_failed'`.execute(db());
    expect(noted).toEqual([
      {
        actor: 'U0ANA',
        detail: {
          before: { excluded: 0 },
          after: { excluded: 1 },
          ...{ state: 'blocked_or_version', added: 1, renewed: 0 },
        },
      },
    ]);
  });
});
