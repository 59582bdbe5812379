import { sql } from 'kysely';
import { createAgents } from '../../src/dispatch/agents/create-agents.ts';
import { openThreads } from '../../src/dispatch/agents/open-threads.ts';
import { releaseLines } from '../../src/dispatch/agents/release-lines.ts';
import { createPrivacy } from '../../src/dispatch/privacy/create-privacy.ts';
import { writeAudit } from '../../src/entities/database/record-act.ts';
import { createAgentThreads } from '../../src/reports/agents/agent-threads.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { type BotUnderTest, startBot } from '../bot/support/bot-under-test.ts';
import { team } from '../bot/support/fake-slack.ts';
import { createDispatchWorld, type DispatchWorld, type WorldOptions } from './dispatch-world.ts';
import { openHandedOver } from './given-session.ts';
import { until } from './until.ts';

export const agentsChannel = 'C0AGENTS';

export interface SaidInSlack {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | undefined;
  /** Everything that its blocks say. */
  readonly text: string;
}

export interface AgentWorld {
  readonly world: DispatchWorld;
  readonly bot: BotUnderTest;
  /** What time it is, as far as chats are concerned; moves only when told. */
  readonly clock: { pass(ms: number): void; readonly now: () => Date };
  /** Hands a chat with this phone to the agents. */
  handOver(
    phone: string,
    wish?: { team?: string; note?: string; variables?: Record<string, string> },
  ): Promise<void>;
  /** The customer writes; resolves once the agents can be told. */
  hear(phone: string, said: string | object): Promise<void>;
  /** Everything that is due is posted. */
  tick(): Promise<void>;
  /** Everything that stands in Slack, in order. */
  said(): readonly SaidInSlack[];
  /** The first message of the newest thread about this phone. */
  thread(phone: string): Promise<{ readonly id: number; readonly channel: string; readonly ts: string }>;
  /** Somebody writes in a thread, through Slack's door; gives the event. */
  write(
    phone: string,
    by: string,
    text: string,
    more?: Record<string, unknown>,
  ): Promise<Record<string, unknown>>;
  /** Submits a form about the newest thread of this phone. */
  submit(
    phone: string,
    form: string,
    values: Record<string, Record<string, unknown>>,
    by?: string,
    metadata?: string,
  ): Promise<void>;
  /** What was said in the newest thread of this phone, in order. */
  inThread(phone: string): Promise<string[]>;
  press(id: string, phone: string, by?: string): Promise<void>;
  /** Lines that wait become messages to the customer. */
  release(): Promise<void>;
  /** The texts of what agents wrote to this phone, in order. */
  sentTo(phone: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** The bot behind its Slack door and dispatch behind its webhook door, on one database. */
export async function createAgentWorld(options: WorldOptions = {}): Promise<AgentWorld> {
  const world = await createDispatchWorld(options);
  const { orm, whatsApp, dispatch } = world;
  const lineId = whatsApp.lineIds[0] ?? '';
  const kysely = () => orm.em.fork().getKysely();
  let passed = 0;
  let stamps = 0;
  const now = () => new Date(Date.now() + passed);
  const release = {
    orm,
    linkOf: (secret: string, index: number) => `https://treble.example/agent-files/${secret}/${index}`,
    now,
    settleMs: 0,
  };
  const bot = await startBot({
    context: {
      dispatch,
      adminUsers: ['U0ANA', 'U0CARLA'],
      now,
      agents: createAgents(release),
      privacy: createPrivacy(orm),
      openMedia: async () => pieces('the bytes'),
      reader: createMetricsReader(orm),
      audit: (act) => writeAudit(orm.em.fork(), act),
    },
  });
  const threads = () => createAgentThreads({ orm, sink: bot.bot.sink, now, adminUsers: ['U0ANA'] });

  const textIn = (value: unknown): string =>
    typeof value === 'object' && value !== null
      ? Object.entries(value)
          .flatMap(([key, item]) => (key === 'text' && typeof item === 'string' ? [item] : [textIn(item)]))
          .filter((text) => text !== '')
          .join('\n')
      : '';

  const self: AgentWorld = {
    world,
    bot,
    clock: {
      now,
      pass(ms) {
        passed += ms;
      },
    },
    async handOver(phone, { team = '', note = '', variables = {} } = {}) {
      await orm.em
        .fork()
        .transactional((em) => openHandedOver(em, { phone, lineId }, { team, note, variables }));
    },
    async hear(phone, said) {
      const id = typeof said === 'string' ? whatsApp.reply(phone, said) : whatsApp.personSends(phone, said);
      await until(
        async () =>
          (await sql`select 1 from inbound where provider_id = ${id}`.execute(kysely())).rows.length,
        (stored) => stored === 1,
      );
      await sql`
        insert into handover_message (session_id, inbound_id)
        select id, ${id} from session where phone = ${phone} and kind = 'agent'
            on conflict (inbound_id) do nothing`.execute(kysely());
    },
    async tick() {
      await openThreads(orm);
      for (let round = 0; round < 3; round += 1) {
        const { failures } = await threads().tick();
        if (failures.length > 0) throw new Error(String(failures[0]?.error));
      }
    },
    said: () =>
      bot.slack.calls.flatMap(({ method, args }, index) => {
        if (method !== 'chat.postMessage') return [];
        const before = bot.slack.calls.slice(0, index).filter((call) => call.method === method).length;
        const ts = `1772600000.${100001 + before}`;
        return [
          {
            channel: String(args.channel),
            ts,
            threadTs: typeof args.thread_ts === 'string' ? args.thread_ts : undefined,
            text: textIn(args.blocks),
          },
        ];
      }),
    async thread(phone) {
      const { rows } = await sql<{ id: number; channel: string; ts: string }>`
        select t.id::float8 as id, t.channel_id as channel, p.ts from agent_thread t
          join post p on p.key = 'agent:' || t.id
         where t.phone = ${phone} order by t.id desc limit 1`.execute(kysely());
      const [thread] = rows;
      if (!thread) throw new Error(`There is no thread about ${phone}.`);
      return thread;
    },
    async write(phone, by, text, more = {}) {
      const { channel, ts: thread_ts } = await self.thread(phone);
      stamps += 1;
      const seconds = Math.floor(Date.now() / 1_000);
      const ts = `${seconds}.${String(900_000 + stamps)}`;
      const event = {
        type: 'message',
        channel,
        channel_type: 'channel',
        user: by,
        text,
        ts,
        thread_ts,
        ...more,
      };
      await bot.event(event);
      return event;
    },
    async inThread(phone) {
      const { ts, channel } = await self.thread(phone);
      return self.said().flatMap((one) => (one.channel === channel && one.threadTs === ts ? [one.text] : []));
    },
    async press(id, phone, by = 'U0ANA') {
      await bot.press({ id, value: String((await self.thread(phone)).id), by });
    },
    async submit(phone, form, values, by = 'U0ANA', metadata) {
      await bot.interact({
        type: 'view_submission',
        user: { id: by, team_id: team },
        view: {
          id: 'V1',
          callback_id: form,
          private_metadata: metadata ?? String((await self.thread(phone)).id),
          state: { values },
        },
      });
    },
    async release() {
      await releaseLines(release);
    },
    async sentTo(phone) {
      const { rows } = await sql<{ content: { text?: string; link?: string; kind: string } }>`
        select content from session_message where phone = ${phone} and author is not null order by id`.execute(
        kysely(),
      );
      return rows.map(({ content }) => content.text ?? content.kind);
    },
    async close() {
      await bot.stop();
      await world.close();
    },
  };
  return self;
}
