import { createServer, type IncomingMessage } from 'node:http';
import { reportLatencies } from './latencies.ts';
import { PacedPosts } from './paced-posts.ts';
import { answerParent, tellParent } from './parent.ts';
import { numberIn, textIn } from './prepared-requests.ts';
import { slackCommand } from './slack-commands.ts';

/** Slack's Web API as far as the product needs it, which takes everything, and people who type commands at a fixed pace. */
const replied = new Set<string>();
let posts = 0;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const server = createServer(async (request, response) => {
  const body = await bodyOf(request);
  const path = request.url ?? '';
  if (path.startsWith('/reply/')) replied.add(path);
  posts += 1;
  const user = new URLSearchParams(body).get('user') ?? 'U0BENCH';
  const answer = {
    ok: true,
    team_id: 'T0BENCH',
    user_id: 'U0BOT',
    bot_id: 'B0BENCH',
    user: { id: user, team_id: 'T0BENCH', tz: 'Etc/UTC' },
    channel: 'C0BENCH',
    ts: `${Math.floor(Date.now() / 1000)}.${String(posts).padStart(6, '0')}`,
    messages: [],
  };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
});

let asked = 0;

/** `{ port, commands, perSecond, code }`: types so many commands about the deployment `code`, and tells how they were acknowledged. */
async function typeCommands(order: object): Promise<object> {
  const until = asked + numberIn(order, 'commands');
  const before = replied.size;
  const target = { port: numberIn(order, 'port'), connections: 8 };
  const next = () => {
    asked += 1;
    return asked > until ? undefined : slackCommand(asked, textIn(order, 'code'), `${ownUrl()}/reply`);
  };
  const { latenciesMs, notTaken } = await new PacedPosts().run(target, numberIn(order, 'perSecond'), next);
  return { ...reportLatencies(latenciesMs), notTaken, replied: replied.size - before };
}

function ownUrl(): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

server.listen(0, '127.0.0.1', () => tellParent({ url: `${ownUrl()}/api/` }));
answerParent((order) => {
  if (typeof order !== 'object' || order === null) throw new Error('Expected what to type.');
  return typeCommands(order);
});
