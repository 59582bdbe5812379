import { storeBatch } from '../../src/dispatch/review/draft-store.ts';
import { inProcess } from '../../src/entities/cell.ts';
import { ConversationVersion } from '../../src/entities/rows/conversation-version.ts';
import { Deployment } from '../../src/entities/rows/deployment.ts';
import { Line } from '../../src/entities/rows/line.ts';
import type { DispatchWorld } from './dispatch-world.ts';

/** A fictional US number: area code 202 to 9xx, exchange 555, 0100 to 0199. */
export const fictionalPhone = (index: number): string => {
  const area = 201 + Math.floor(index / 100);
  return `+1${area}55501${String(index % 100).padStart(2, '0')}`;
};

/** Fictional numbers whose stories at the simulated WhatsApp are plain deliveries. */
export const plainPhones = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => {
    const place = from + index;
    return fictionalPhone(Math.floor(place / 70) * 100 + (place % 70));
  });

/** Plain phones that were not given before. */
export function freshPhones(): (count: number) => string[] {
  let given = 0;
  return (count) => {
    given += count;
    return plainPhones(count, given - count);
  };
}

/** Values for every variable of the sandbox's conversations. */
const variables = { first_name: 'Ana', discount: '20 %' };

type LaunchWorld = Pick<DispatchWorld, 'orm' | 'dispatch'> & {
  readonly whatsApp: { readonly lineIds: readonly string[] };
};

/** A reviewed draft to these phones, ready to be launched; tells its id. */
export async function givenDraft(
  world: LaunchWorld,
  phones: readonly string[],
  conversation = 'spring_sale_2026',
): Promise<number> {
  const em = world.orm.em.fork();
  const { versionId, columns } = await world.dispatch.loadConversation(conversation);
  const draft = em.create(Deployment, {
    version: em.getReference(ConversationVersion, versionId),
    line: em.getReference(Line, world.whatsApp.lineIds[0] ?? ''),
    channelId: 'C0GROWTH',
    audienceName: 'test list',
    createdBy: 'U0ANA',
  });
  await em.flush();
  for (let start = 0; start < phones.length; start += 1_000) {
    const rows = phones.slice(start, start + 1_000).map((phone, index) => ({
      rowNumber: start + index + 2,
      phone,
      rawPhone: phone,
      variables: { ...Object.fromEntries(columns.map((column) => [column, 'some value'])), ...variables },
      cell: inProcess('queued'),
      detail: undefined,
    }));
    await storeBatch(world.orm.em.fork(), draft.id, start / 1_000 + 1, rows);
  }
  const none = {
    invalid: 0,
    duplicate: 0,
    excluded: 0,
    variableUnfilled: 0,
    agentSession: 0,
    tooManyTemplates: 0,
  };
  const review = { rows: phones.length, valid: phones.length, ...none, missingColumns: [] };
  await world.orm.em.fork().nativeUpdate(Deployment, draft.id, { importedAt: new Date(), review });
  return draft.id;
}

/** A draft to these phones, launched; tells its id. */
export async function givenLaunched(
  world: LaunchWorld,
  phones: readonly string[],
  conversation?: string,
): Promise<number> {
  const id = await givenDraft(world, phones, conversation);
  await world.dispatch.launch(id, 'U0ANA');
  return id;
}
