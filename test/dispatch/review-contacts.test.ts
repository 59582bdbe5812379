import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDispatch } from '../../src/dispatch/create-dispatch.ts';
import type { ContactsInput, Dispatch } from '../../src/dispatch/dispatch.ts';
import { createHubSpotSource } from '../../src/sources/hubspot/hubspot-source.ts';
import { createSalesforceSource } from '../../src/sources/salesforce/salesforce-source.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { plainPhones } from '../support/draft.ts';
import { type HubSpotStandIn, startHubSpotStandIn } from '../support/hubspot-stand-in.ts';
import { type SalesforceStandIn, startSalesforceStandIn } from '../support/salesforce-stand-in.ts';
import { until } from '../support/until.ts';

/** At full size, in a small heap: `CONTACTS=100000 NODE_OPTIONS=--max-old-space-size=192 npx vitest run --project product test/dispatch/review-contacts`. */
const size = Number(process.env.CONTACTS ?? 3_000);
const patienceMs = 90_000 + size * 3;
const people = 600;
const phones = plainPhones(people);
const personAt = (number: number) => ({
  phone: number % 10 === 0 ? 'none' : (phones[number % people] ?? ''),
  name: number % 4 === 1 ? '' : 'Ana',
  discount: '20 %',
});

/** What a person with a pencil would count. */
function countedByHand() {
  const seen = new Set<string>();
  const counts = { rows: size, valid: 0, invalid: 0, duplicate: 0, variableUnfilled: 0 };
  for (let number = 0; number < size; number += 1) {
    const { phone, name } = personAt(number);
    if (phone === 'none') counts.invalid += 1;
    else if (seen.has(phone)) counts.duplicate += 1;
    else {
      seen.add(phone);
      if (name === '') counts.variableUnfilled += 1;
      else counts.valid += 1;
    }
  }
  return counts;
}

let world: DispatchWorld;
let dispatch: Dispatch;
let hubSpot: HubSpotStandIn;
let salesforce: SalesforceStandIn;
let closeSources: () => Promise<unknown>;
beforeAll(async () => {
  hubSpot = await startHubSpotStandIn({
    lists: {
      7: {
        name: 'Everybody',
        size,
        member(number) {
          const { phone, name, discount } = personAt(number);
          return { phone, first_name: name, discount };
        },
      },
    },
    properties: ['phone', 'first_name', 'discount'],
    requestsPerSecond: 30,
  });
  salesforce = await startSalesforceStandIn({
    fields: ['Id', 'MobilePhone', 'First_Name', 'Discount'],
    contacts: {
      size,
      contact(number) {
        const { phone, name, discount } = personAt(number);
        return { MobilePhone: phone, First_Name: name, Discount: discount };
      },
    },
  });
});
afterAll(async () => {
  await hubSpot.close();
  await salesforce.close();
});
beforeEach(async () => {
  world = await createDispatchWorld();
  world.engine.start();
  const { url, clientId, clientSecret } = salesforce;
  const contactSources = [
    createHubSpotSource({
      accessToken: hubSpot.token,
      apiUrl: hubSpot.url,
      requestsPerSecond: 1_000,
      firstWaitMs: 50,
    }),
    createSalesforceSource({ url, clientId, clientSecret, requestsPerSecond: 1_000, firstWaitMs: 50 }),
  ];
  dispatch = createDispatch({
    orm: world.orm,
    lineIds: [...world.whatsApp.lineIds],
    defaultCountry: undefined,
    contactSources,
    nudge: () => world.engine.nudge(),
  });
  closeSources = () => Promise.all(contactSources.map((source) => source.close()));
  return async () => {
    await closeSources();
    await world.close();
  };
});

const mapped = [
  { name: 'first_name', field: 'First_Name' },
  { name: 'discount', field: 'Discount' },
];
const lists: readonly { crm: string; audience: ContactsInput; disturb: () => void }[] = [
  {
    crm: 'HubSpot',
    audience: { kind: 'contacts', source: 'hubspot', listId: '7' },
    disturb: () => hubSpot.failNext('broken', 'reset', 'broken'),
  },
  {
    crm: 'Salesforce',
    audience: { kind: 'contacts', source: 'salesforce', listId: 'where Id != null', mapping: mapped },
    disturb: () => salesforce.failNext('throttled', 'broken', 'reset'),
  },
];

test.each(lists)(
  '$crm: through faults and throttling, the counts by cause are exact and are the outcome',
  async (list) => {
    const { versionId } = await dispatch.loadConversation('spring_sale_2026');
    list.disturb();
    const { audience } = list;
    const review = await dispatch.review({ versionId, audience, channelId: 'C0GROWTH', by: 'U0ANA' });
    const expected = countedByHand();
    expect(review.counts).toMatchObject(expected);
    expect(review.unfilled).toEqual([{ column: 'first_name', users: expected.variableUnfilled }]);
    await dispatch.launch(review.draftId, 'U0ANA');
    const states = async () => {
      const { rows } = await sql<{ state: string; called: number; all: number }>`
      select r.state, count(*)::int as "all", count(a.id)::int as called
        from recipient r left join attempt a on a.recipient_id = r.id
       where r.deployment_id = ${review.draftId} group by r.state`.execute(world.orm.em.fork().getKysely());
      return rows;
    };
    const told = await until(
      states,
      (rows) => rows.reduce((sum, row) => sum + row.called, 0) === expected.valid,
    );
    const keptBack = told.filter(({ called }) => called === 0).map(({ state, all }) => [state, all]);
    expect(Object.fromEntries(keptBack)).toEqual({
      invalid_number: expected.invalid,
      variable_unfilled: expected.variableUnfilled,
    });
  },
  patienceMs,
);
