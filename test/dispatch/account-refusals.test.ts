import { afterEach, beforeEach, expect, test } from 'vitest';
import { Incident } from '../../src/entities/rows/incident.ts';
import { createIncidentReader } from '../../src/reports/incidents/incident-reader.ts';
import { createFarSide, type FarSide, refusal } from '../support/dispatch-far-side.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { givenDraft, plainPhones } from '../support/draft.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
let far: FarSide;
beforeEach(async () => {
  far = createFarSide();
  world = await createDispatchWorld({ window: 4, through: (url) => far.listen(url) });
});
afterEach(async () => {
  await world.close();
  await far.close();
});

const openIncidents = () => createIncidentReader(world.orm, () => new Date()).open();

const troubles: readonly (readonly [code: number, kind: string, title: string, news: string])[] = [
  [
    131042,
    'payment_problem',
    'WhatsApp has a problem with the payment',
    'WhatsApp sends nothing until its payment is settled:',
  ],
  [190, 'token_rejected', 'WhatsApp rejects our access token', 'Nothing can be sent:'],
  [
    131031,
    'account_restricted',
    'The WhatsApp account is restricted',
    'WhatsApp does not let this business send:',
  ],
];

test.each(troubles)(
  'code %i is one incident (%s), holds what was to be sent, and Resume ends it',
  async (code, kind, title, news) => {
    far.onSend = async () => refusal(code, 'Not now.');
    const ids = [
      await givenDraft(world, plainPhones(30)),
      await givenDraft(world, plainPhones(10, 200)),
    ] as const;
    for (const id of ids) await world.dispatch.launch(id, 'U0ANA');
    world.engine.start();
    const [told, ...others] = await until(openIncidents, (all) => all.length > 0);
    expect(others).toEqual([]);
    expect([told?.incident.kind, told?.words.title]).toEqual([kind, title]);
    expect(told?.words.news).toContain(news);
    expect(told?.words.news).toMatch(new RegExp(`Not now\\..* \\(code ${code}\\)$`));
    expect(told?.affected.map(({ id }) => id).toSorted()).toEqual([...ids].toSorted());
    for (const id of ids) {
      const { holds } = await world.dispatch.loadDeployment(id);
      expect(holds.map((hold) => hold.kind)).toEqual(['line_stopped']);
    }
    // What was on its way when the first refusal came, and nobody after that.
    expect(far.arrived.length).toBeLessThanOrEqual(8);

    far.onSend = async () => undefined;
    await world.dispatch.resume(ids[0], 'U0ANA');
    expect(await openIncidents()).toEqual([]);
    expect(await world.orm.em.fork().find(Incident, {})).toMatchObject([{ kind, openings: 1 }]);
  },
);
