import { expect, test } from 'vitest';
import { listOf, objectOf } from '../../../src/sandbox/whatsapp/json-reading.ts';
import { sandboxTemplates } from '../../../src/sandbox/whatsapp/sandbox-templates.ts';
import { call, errorIn, simulate, startReceiver } from './graph-client.ts';

const names = (body: Readonly<Record<string, unknown>>) =>
  listOf(body.data).map((item) => objectOf(item).name);

test('the seeded templates are listed as Meta lists them, quality only when asked for', async () => {
  const simulated = await simulate();
  const path = `/v25.0/${simulated.businessAccountId}/message_templates`;
  const usual = await call(simulated, 'GET', path);
  const asked = await call(simulated, 'GET', `${path}?fields=name,quality_score&status=paused`);

  expect(names(usual.body)).toEqual(sandboxTemplates.map(({ name }) => name));
  expect(listOf(usual.body.data)[0]).toEqual({ ...sandboxTemplates[0], quality_score: undefined });
  expect(objectOf(usual.body.paging).next).toBeUndefined();
  expect(asked.body.data).toEqual([
    { id: sandboxTemplates[3]?.id, name: 'flash_deals', quality_score: { score: 'RED' } },
  ]);
});

test('fifty-five templates are read page by page, each once, until “next” is gone', async () => {
  const templates = Array.from({ length: 55 }, (_, index) => ({
    ...sandboxTemplates[0],
    id: String(index + 1),
    name: `template_${index}`,
  }));
  const simulated = await simulate();
  for (const template of templates) simulated.addTemplate(template);
  const seen: unknown[] = [];
  const sizes: number[] = [];
  let path: string | undefined =
    `/v25.0/${simulated.businessAccountId}/message_templates?fields=name&limit=20`;
  while (path) {
    const { body } = await call(simulated, 'GET', path);
    seen.push(...names(body));
    sizes.push(listOf(body.data).length);
    const paging = objectOf(body.paging);
    expect(objectOf(paging.cursors).after).toEqual(expect.any(String));
    path = typeof paging.next === 'string' ? paging.next.replace(simulated.url, '') : undefined;
  }

  expect(sizes).toEqual([20, 20, 19]);
  expect(seen).toEqual([...sandboxTemplates, ...templates].map(({ name }) => name));
});

test('a single template, a line and the account’s lines can be read', async () => {
  const simulated = await simulate();
  const line = simulated.lineIds[0];
  const limits = 'whatsapp_business_manager_messaging_limit,throughput,quality_rating';
  const [template, facts, lines] = await Promise.all([
    call(simulated, 'GET', '/v25.0/1304694804498707?fields=name,status'),
    call(simulated, 'GET', `/v25.0/${line}?fields=${limits}`),
    call(simulated, 'GET', `/v25.0/${simulated.businessAccountId}/phone_numbers`),
  ]);

  expect(template.body).toEqual({ id: '1304694804498707', name: 'spring_sale_2026', status: 'APPROVED' });
  expect(facts.body).toEqual({
    id: line,
    quality_rating: 'GREEN',
    throughput: { level: 'STANDARD' },
    whatsapp_business_manager_messaging_limit: 'TIER_100K',
  });
  expect(lines.body).toMatchObject({ data: [{ id: line, display_phone_number: '+15550783881' }] });
});

test('a paused template is released over REST once, and its neighbour stays as it was', async () => {
  const receiver = await startReceiver();
  const simulated = await simulate({ webhookUrl: receiver.url });
  const path = `/v25.0/${sandboxTemplates[3]?.id}/unpause`;

  expect((await call(simulated, 'POST', path)).body).toEqual({ success: true });
  expect((await call(simulated, 'POST', path)).body).toEqual({
    success: false,
    reason: 'Template flash_deals is not paused.',
  });
  await simulated.settled();
  expect(receiver.heard()).toMatchObject([
    { field: 'message_template_quality_update', what: 'RED to UNKNOWN' },
    {
      field: 'message_template_status_update',
      item: { event: 'APPROVED', message_template_name: 'flash_deals', other_info: { title: 'UNPAUSE' } },
    },
  ]);
  expect(simulated.state().templates.map(({ status }) => status)).toEqual(Array(4).fill('APPROVED'));
});

const strange: [what: string, method: string, path: (account: string) => string, expected: object][] = [
  ['an id that is not ours', 'GET', () => '/v25.0/42/message_templates', { code: 100, error_subcode: 33 }],
  ['an edge that does not exist', 'GET', (account) => `/v25.0/${account}/flows`, { code: 2500 }],
  ['a path without a version', 'GET', (account) => `/${account}/message_templates`, { code: 2500 }],
];
test.each(strange)('%s is refused', async (_what, method, path, expected) => {
  const simulated = await simulate();

  const answer = await call(simulated, method, path(simulated.businessAccountId));
  expect(answer.http).toBe(400);
  expect(errorIn(answer)).toMatchObject(expected);
});

test('an app is subscribed to the account, but not with a wrong token', async () => {
  const simulated = await simulate();
  const path = `/v25.0/${simulated.businessAccountId}/subscribed_apps`;

  expect((await call(simulated, 'POST', path)).body).toEqual({ success: true });
  expect((await call(simulated, 'POST', path, undefined, 'stolen')).http).toBe(401);
});
