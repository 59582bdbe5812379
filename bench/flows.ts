import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { conversationName } from './cast.ts';
import type { BenchServer } from './database.ts';
import { type FarSide, numberIn, startFarSide } from './far-side.ts';
import { brokenCounters, differences } from './invariants.ts';
import { openLiveWorld } from './live-world.ts';
import type { RatioResult } from './result.ts';
import { seedQueued, settle, startSending } from './seed-deployments.ts';
import { judge } from './statistics.ts';
import { webhookPath } from './webhooks.ts';

export interface FlowLoad {
  /** Messages that people write per second; each is answered by a step of the flow. */
  readonly perSecond: number;
  readonly seconds: number;
  /** Templates of a deployment that are sent meanwhile, per second. */
  readonly sentBeside: number;
}

const connections = 64;
/** Each of them writes every ten seconds. */
const peopleFor = ({ perSecond }: FlowLoad): number => perSecond * 10;
/** Answers may come so long after the last message. */
const patienceMs = 60_000;

/** Every message is answered by one, which carries its words. */
const flow = `
start: {any_message: true}
steps:
  - step: first
    question: "A {{first_message}}"
    save: second
  - step: next
    question: "A {{second}}"
    save: third
  - step: last
    message: "A {{third}}"
`;

async function giveFlow(orm: MikroORM): Promise<void> {
  await sql`
    insert into conversation_version (conversation_id, number, template_id, variables, flow)
    select v.conversation_id, v.number + 1, v.template_id, v.variables, ${flow}
      from conversation_version v join conversation c on c.id = v.conversation_id where c.name = ${conversationName}
     order by v.number desc limit 1`.execute(orm.em.fork().getKysely());
}

async function limitSpeed(orm: MikroORM, deploymentId: number, perSecond: number): Promise<void> {
  await sql`update deployment set messages_per_second = ${perSecond} where id = ${deploymentId}`.execute(
    orm.em.fork().getKysely(),
  );
}

/** How everybody was answered, and how many templates were accepted meanwhile. */
async function untilAnswered(graph: FarSide, messages: number, posted: object) {
  const giveUpAt = performance.now() + patienceMs;
  let accepted = 0;
  for (;;) {
    const told = await graph.ask({ echoes: posted });
    accepted += numberIn(told, 'accepted');
    const isOver = numberIn(told, 'heard') >= messages || performance.now() > giveUpAt;
    if (isOver) return { told, templates: accepted - numberIn(told, 'heard') - numberIn(told, 'doubled') };
    await new Promise((again) => setTimeout(again, 500));
  }
}

/** One process answers people by a flow while it sends, on a line that could do more. */
export async function benchFlows(server: BenchServer, load: FlowLoad): Promise<RatioResult[]> {
  const { perSecond, seconds, sentBeside } = load;
  const world = await openLiveWorld(server, 'bench_f1', {
    messagesPerSecond: (perSecond + sentBeside) * 2,
    window: 256,
    latencyMs: 50,
  });
  const { orm, graph } = world;
  const posts = await startFarSide('paced-load.ts');
  const product = await world.start();
  await giveFlow(orm);
  const { id } = await seedQueued(orm, Math.ceil(sentBeside * seconds * 3));
  await limitSpeed(orm, id, sentBeside);
  await settle(orm);
  const messages = perSecond * seconds;
  await posts.ask({
    path: webhookPath,
    connections,
    perSecond,
    uncounted: 0,
    port: product.port,
    messages,
    people: peopleFor(load),
  });
  await startSending(orm, id);
  const told = await posts.ask({ go: true });
  const startedAt = numberIn(told, 'startedAt');
  const { told: heard, templates } = await untilAnswered(graph, messages, { startedAt, perSecond });
  await product.stop();
  const broken = [
    ...differences(
      {
        answered: numberIn(heard, 'heard'),
        'answered twice': numberIn(heard, 'doubled'),
        'out of order': numberIn(heard, 'outOfOrder'),
        'webhooks not taken': numberIn(told, 'notTaken'),
      },
      { answered: messages, 'answered twice': 0, 'out of order': 0, 'webhooks not taken': 0 },
    ),
    ...(await brokenCounters(orm)),
    ...product.errors.map((error) => `the product logged: ${error}`),
  ];
  await posts.stop();
  await world.close();
  const achieved = numberIn(heard, 'heard') / numberIn(heard, 'lasted');
  const ms = (name: string) => `${numberIn(heard, name).toFixed(0)} ms`;
  return [
    {
      id: 'F1',
      says: `steps sent ÷ messages people write, ${perSecond.toLocaleString('en')}/s through a flow`,
      unit: 'message',
      baseline: { name: 'offered', values: [perSecond] },
      product: { name: `answered over ${seconds} s, the last answer included`, values: [achieved] },
      nearLimit: '≥ 0.99',
      ...judge([perSecond], [achieved], broken),
      notes: [
        `from a message to the call that answers it p50 ${ms('p50')}, p99 ${ms('p99')}, longest ${ms('most')}`,
        `webhooks answered p50 ${numberIn(told, 'p50').toFixed(1)} ms, p99 ${numberIn(told, 'p99').toFixed(0)} ms`,
        `${(templates / numberIn(heard, 'lasted')).toFixed(0)} templates a second beside`,
        'each person’s answers in order, none twice, none missing',
      ],
    },
  ];
}
