import fc from 'fast-check';
import { readSendAnswer } from '../../../src/gateways/cloud-api/send-answer.ts';
import { readDeployAnswer } from '../../../src/gateways/treble/deploy-answer.ts';
import { AudienceError } from '../../../src/sources/audience-source.ts';
import type { ContactSource } from '../../../src/sources/contact-source.ts';
import { createHubSpotSource } from '../../../src/sources/hubspot/hubspot-source.ts';
import { PhoneReader } from '../../../src/sources/phone-number.ts';
import { createSalesforceSource } from '../../../src/sources/salesforce/salesforce-source.ts';
import { deployed, plainMessage } from '../../gateways/treble-fixtures.ts';
import { startStandIn } from '../../support/stand-in-server.ts';
import { defineTarget } from '../define-target.ts';
import { mutated, nearlyJson } from '../mutations.ts';

const outcomes: ReadonlySet<string> = new Set([
  'accepted',
  'not_accepted',
  'accepted_unknown_id',
  'uncertain',
]);
const statuses = fc.constantFrom(200, 200, 200, 201, 400, 429, 500, 503);

/** An answer to a send has an outcome, and none that carries no id is called accepted. */
export const sendAnswers = defineTarget('send-answers', () => ({
  inputs: fc.tuple(
    nearlyJson([
      {
        messaging_product: 'whatsapp',
        contacts: [{ input: '1', wa_id: '12025550101' }],
        messages: [{ id: 'wamid.A', message_status: 'accepted' }],
      },
      {
        error: {
          message: 'x',
          type: 'OAuthException',
          code: 131_026,
          error_data: { details: 'no' },
          fbtrace_id: 't',
        },
      },
      JSON.parse(deployed({ deployment_ids: ['d'], duplicate_users: [] })),
    ]),
    statuses,
  ),
  check([body, status]) {
    const answer = { status, headers: {}, body };
    const results = [readSendAnswer(answer), ...readDeployAnswer([plainMessage], answer)];
    for (const result of results) {
      if (!outcomes.has(result.outcome)) throw new Error(`There is no outcome ${result.outcome}.`);
      if (
        result.outcome === 'accepted' &&
        (typeof result.providerId !== 'string' || result.providerId === '')
      )
        throw new Error('Accepted without an id.');
    }
    if (
      status >= 200 &&
      status < 300 &&
      results.some(({ outcome }) => outcome === 'not_accepted') &&
      !/error|duplicate/.test(body.toString())
    )
      throw new Error('A success was read as a refusal: it would be called again.');
  },
}));

/** What a CRM answers becomes rows or a sentence; never anything else, and it comes to an end. */
async function checkSource(source: ContactSource): Promise<void> {
  const phones = new PhoneReader('CO');
  const reads = [
    () => source.findLists('news', 10),
    async () => {
      let rows = 0;
      for await (const batch of (await source.open({ listId: '7', properties: ['firstname'], phones }))
        .rows) {
        rows += batch.length;
        if (rows > 50_000) throw new Error('It never ends.');
      }
    },
  ];
  for (const read of reads) {
    try {
      await read();
    } catch (error) {
      if (!(error instanceof AudienceError)) throw error;
    }
  }
}

const crm = (name: string, examples: readonly unknown[], connect: (url: string) => ContactSource) =>
  defineTarget(
    name,
    async () => {
      let answers: readonly unknown[] = [];
      let asked = 0;
      const server = await startStandIn(async (request, response) => {
        request.resume();
        // A list that goes on for ever is cut here, as the CRM's own end would cut it.
        const body = asked >= 12 ? {} : (answers[asked % Math.max(1, answers.length)] ?? {});
        asked += 1;
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
      const source = connect(server.url);
      return {
        inputs: fc.array(mutated(examples), { minLength: 1, maxLength: 5 }),
        async check(told) {
          answers = told;
          asked = 0;
          await checkSource(source);
        },
        async close() {
          await source.close();
          await server.close();
        },
      };
    },
    0.2,
  );

export const hubSpotAnswers = crm(
  'hubspot-answers',
  [
    { list: { listId: '7', name: 'News', objectTypeId: '0-1', additionalProperties: { hs_list_size: '2' } } },
    { lists: [{ listId: '7', name: 'News', additionalProperties: { hs_list_size: '2' } }], hasMore: false },
    { results: [{ name: 'phone' }, { name: 'firstname' }] },
    { results: [{ recordId: '1' }, { recordId: '2' }], paging: { next: { after: '2' } } },
    { results: [{ id: '1', properties: { phone: '+12025550101', firstname: 'Ana' } }] },
  ],
  (url) =>
    createHubSpotSource({ accessToken: 'pat-test', apiUrl: url, requestsPerSecond: 10_000, firstWaitMs: 1 }),
);

export const salesforceAnswers = crm(
  'salesforce-answers',
  [
    { access_token: 'token', instance_url: 'https://acme.my.salesforce.example', token_type: 'Bearer' },
    {
      totalSize: 1,
      done: true,
      records: [{ Id: '7', Name: 'News', FirstName: 'Ana', MobilePhone: '+12025550101' }],
    },
    { totalSize: 9, done: false, nextRecordsUrl: '/services/data/v60.0/query/01g-2000', records: [] },
    {
      fields: [
        { name: 'FirstName', type: 'string' },
        { name: 'MobilePhone', type: 'phone' },
      ],
    },
    {
      reportMetadata: { name: 'R', detailColumns: ['A'] },
      reportExtendedMetadata: { detailColumnInfo: { A: { label: 'Phone' } } },
      factMap: { 'T!T': { rows: [{ dataCells: [{ label: '+12025550101', value: 'x' }] }] } },
      allData: true,
    },
  ],
  (url) =>
    createSalesforceSource({
      url,
      clientId: 'id',
      clientSecret: 'secret',
      requestsPerSecond: 10_000,
      firstWaitMs: 1,
    }),
);
