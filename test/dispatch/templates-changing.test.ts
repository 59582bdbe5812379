import { afterEach, beforeEach, expect, test } from 'vitest';
import { syncTemplates } from '../../src/dispatch/templates/sync-templates.ts';
import { applyTemplateChange } from '../../src/dispatch/templates/template-events.ts';
import { templateStatusChanged } from '../../src/dispatch/templates/template-status.ts';
import { Template } from '../../src/entities/rows/template.ts';
import type { Gateway, TemplateSnapshot } from '../../src/gateways/gateway.ts';
import { createDispatchWorld, type DispatchWorld, gatewayTo } from '../support/dispatch-world.ts';
import { givenLaunched, plainPhones } from '../support/draft.ts';

let world: DispatchWorld;
let gateway: Gateway;
beforeEach(async () => {
  world = await createDispatchWorld();
  gateway = gatewayTo(world.whatsApp);
});
afterEach(async () => {
  await gateway.close();
  await world.close();
});

const name = 'spring_sale_2026';
const bystander = 'order_shipped';
const em = () => world.orm.em.fork();
const load = (templateName: string) => em().findOneOrFail(Template, { name: templateName });
const holdsOf = async (id: number) => (await world.dispatch.loadDeployment(id)).holds.map(({ kind }) => kind);

/** As the gateway lists them, changed on the way; `afterwards` happens between the answer and its storing. */
const listing = (
  change: (snapshot: TemplateSnapshot) => TemplateSnapshot,
  afterwards: () => Promise<void> = async () => {},
): Gateway => ({
  ...gateway,
  async *listTemplates() {
    for await (const page of gateway.listTemplates()) {
      const told = page.map(change);
      await afterwards();
      yield told;
    }
  },
});

test('a pause that is told while the templates are being read stands, until they are read again', async () => {
  const id = await givenLaunched(world, plainPhones(2));
  const { id: templateId } = await load(name);
  const pause = () =>
    em().transactional((tx) =>
      templateStatusChanged(tx, { templateId, status: 'PAUSED', because: 'Told.', heard: 'webhook' }),
    );
  await syncTemplates(
    world.orm,
    listing((snapshot) => snapshot, pause),
  );
  expect((await load(name)).status).toBe('PAUSED');
  expect(await holdsOf(id)).toEqual(['template_paused']);
  await syncTemplates(world.orm, gateway);
  expect((await load(name)).status).toBe('APPROVED');
  expect(await holdsOf(id)).toEqual([]);
});

test('a template that was deleted and made again is the same one to its conversations, holds and incidents', async () => {
  const id = await givenLaunched(world, plainPhones(2));
  const other = await load(bystander);
  const { id: templateId, accountId } = await load(name);
  await em().transactional((tx) =>
    templateStatusChanged(tx, { templateId, status: 'DISABLED', because: 'Told.', heard: 'webhook' }),
  );
  expect(await holdsOf(id)).toEqual(['template_paused']);
  const before = await em().count(Template);
  await syncTemplates(
    world.orm,
    listing((snapshot) => (snapshot.name === name ? { ...snapshot, id: '998877' } : snapshot)),
  );
  expect(await em().count(Template)).toBe(before);
  expect(await load(name)).toMatchObject({ id: '998877', accountId, status: 'APPROVED' });
  expect((await load(bystander)).id).toBe(other.id);
  expect(await holdsOf(id)).toEqual([]);
  expect((await world.dispatch.loadConversation(name)).template.id).toBe('998877');
  const open = await em().execute(`select 1 from incident where closed_at is null`);
  expect(open).toEqual([]);
});

test('where the provider’s word is final, an older one that comes late gives no template back', async () => {
  const id = await givenLaunched(world, plainPhones(2));
  const { id: templateId, accountId } = await load(name);
  const pausedAt = Date.now() - 30_000;
  const told = (event: string, afterMs: number) =>
    em().transactional((tx) =>
      applyTemplateChange(tx, {
        kind: 'template',
        accountId,
        templateId,
        name,
        language: '',
        event,
        final: true,
        at: new Date(pausedAt + afterMs),
      }),
    );
  await told('PAUSED', 0);
  await told('APPROVED', -30_000);
  expect(await holdsOf(id)).toEqual(['template_paused']);
  await told('APPROVED', 5_000);
  expect(await holdsOf(id)).toEqual([]);
});
