import { sql } from 'kysely';
import { contentText } from '../../src/entities/message-content.ts';
import type { DispatchWorld } from './dispatch-world.ts';
import { givenDraft } from './draft.ts';
import { until } from './until.ts';

/** Makes a new version of a conversation that has this flow; tells its id. */
export async function givenFlow(
  world: Pick<DispatchWorld, 'orm' | 'dispatch'>,
  flow: string | null,
  conversation = 'spring_sale_2026',
): Promise<number> {
  const { versionId } = await world.dispatch.loadConversation(conversation);
  const { rows } = await sql<{ id: number }>`
    insert into conversation_version (conversation_id, number, template_id, variables, flow)
    select conversation_id, number + 1, template_id, variables, ${flow} from conversation_version where id = ${versionId}
    returning id`.execute(world.orm.em.fork().getKysely());
  return rows[0]?.id ?? 0;
}

/** Sends the conversation to these phones; resolves when every template has arrived at WhatsApp. */
export async function deploy(
  world: DispatchWorld,
  phones: readonly string[],
  conversation?: string,
): Promise<number> {
  const id = await givenDraft(world, phones, conversation);
  const before = templatesTo(world, phones).length;
  await world.dispatch.launch(id, 'U0ANA', { recently: 'send' });
  await until(
    async () => templatesTo(world, phones).length - before,
    (count) => count >= phones.length,
  );
  return id;
}

const templatesTo = ({ whatsApp }: DispatchWorld, phones: readonly string[]) =>
  whatsApp.ledger.filter(({ to, templateName }) => templateName !== '' && phones.includes(`+${to}`));

export interface ChatPerson {
  /** What the phone shows of chats, oldest first; templates are left out. */
  hears(): string[];
  /** Resolves when so many messages have come in all; then none more may be there. */
  hearsAll(...texts: string[]): Promise<void>;
  says(text: string): void;
  sends(content: object): void;
  /** Taps the choice of these words on the latest message that has it. */
  taps(title: string): void;
  /** Taps a quick reply of the latest template. */
  tapsTemplate(title: string): void;
}

/** Somebody with a phone at the simulated WhatsApp. */
export function personWith(world: Pick<DispatchWorld, 'whatsApp'>, phone: string): ChatPerson {
  const { whatsApp } = world;
  const mine = () => whatsApp.ledger.filter(({ to }) => phone === `+${to}` || phone === to);
  const hears = () => mine().flatMap(({ free }) => (free ? [free.text] : []));
  return {
    hears,
    async hearsAll(...texts) {
      const heard = await until(
        async () => hears(),
        (all) => all.length >= texts.length,
      );
      if (JSON.stringify(heard) !== JSON.stringify(texts)) {
        throw new Error(`Expected ${JSON.stringify(texts)}, heard ${JSON.stringify(heard)}.`);
      }
    },
    says: (text) => void whatsApp.reply(phone, text),
    sends: (content) => void whatsApp.personSends(phone, content),
    taps(title) {
      const found = mine()
        .toReversed()
        .flatMap(({ wamid, free }) =>
          (free?.choices ?? []).filter((one) => one.title === title).map(({ id }) => ({ wamid, id })),
        )[0];
      if (!found) throw new Error(`There is nothing to tap that says ${title}.`);
      whatsApp.tap(found.wamid, found.id);
    },
    tapsTemplate(title) {
      const template = mine().findLast(({ templateName }) => templateName !== '');
      whatsApp.personSends(
        phone,
        { type: 'button', button: { payload: title, text: title } },
        template?.wamid,
      );
    },
  };
}

export interface UserReading {
  readonly stage: string;
  readonly session: string;
  readonly responded: boolean;
  readonly captured: Readonly<Record<string, string>> | null;
}

/** How the recipients of a phone stand, in order of deployments. */
export async function readUsers({ orm }: Pick<DispatchWorld, 'orm'>, phone: string): Promise<UserReading[]> {
  const { rows } = await sql<UserReading>`
    select stage, session, responded, captured from recipient where phone = ${phone} order by deployment_id`.execute(
    orm.em.fork().getKysely(),
  );
  return rows;
}

/** Resolves when everything is told and nothing waits to be handled or sent. */
export async function untilQuiet(world: Pick<DispatchWorld, 'orm' | 'whatsApp'>): Promise<void> {
  await world.whatsApp.flush();
  await until(
    async () => {
      const { rows } = await sql<{ count: number }>`
        select ((select count(*) from session_event) + (select count(*) from webhook_call)
                + (select count(*) from session_message where outcome is null))::int as count`.execute(
        world.orm.em.fork().getKysely(),
      );
      return rows[0]?.count;
    },
    (count) => count === 0,
  );
}

/** What was sent within chats of a phone, with what became of it. */
export async function readMessages(
  { orm }: Pick<DispatchWorld, 'orm'>,
  phone: string,
): Promise<{ text: string; outcome: string | null; failure: string | null }[]> {
  const { rows } = await sql<{
    content: Parameters<typeof contentText>[0];
    outcome: string | null;
    failure: string | null;
  }>`select content, outcome, failure from session_message where phone = ${phone} order by id`.execute(
    orm.em.fork().getKysely(),
  );
  return rows.map(({ content, ...row }) => ({ text: contentText(content), ...row }));
}
