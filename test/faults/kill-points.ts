import { anyReplica, type Battle, countMade, killAndReplace, momentOf } from './battle.ts';
import type { Replica } from './fault-world.ts';
import type { Gate } from './watched-rows.ts';
import { atGate } from './watched-rows.ts';

/** The statement has run and its transaction has not committed: it never will. */
async function killAtGate(battle: Battle, gate: Gate): Promise<void> {
  const victim = await anyReplica(battle);
  await atGate(battle.world.orm, gate, victim.number, async (isWaiting) => {
    await momentOf(isWaiting);
    await battle.world.kill(victim);
  });
  await killAndReplace(battle, victim);
}

/** As soon as a transaction of this kind can be seen from outside, and so is committed. */
async function killOnceCommitted(battle: Battle, only: 'all' | 'settled'): Promise<void> {
  const victim = await anyReplica(battle);
  const before = await countMade(battle, victim, only);
  await momentOf(async () => (await countMade(battle, victim, only)) > before);
  await killAndReplace(battle, victim);
}

/** The call has arrived, and was accepted or not; the caller dies before it is answered. */
async function killDuringCall(battle: Battle): Promise<void> {
  const { far } = battle.world;
  const before = far.onArrival;
  let victim: Replica | undefined;
  let killed: Promise<void> | undefined;
  far.onArrival = async (arrival) => {
    await before(arrival);
    victim ??= battle.world.replicas.find(({ number }) => number === arrival.replica);
    if (victim?.number === arrival.replica) killed ??= battle.world.kill(victim);
    await killed;
  };
  const struck = await momentOf(async () => killed !== undefined);
  far.onArrival = before;
  await killed;
  if (struck && victim) await killAndReplace(battle, victim);
}

/** The replica that answers 200 to a webhook has no time to do anything else. */
async function killAfterReceipt(battle: Battle): Promise<void> {
  const { receipts, replicas } = battle.world;
  let victim: Replica | undefined;
  let killed: Promise<void> | undefined;
  receipts.onTaken = (number) => {
    victim ??= replicas.find((replica) => replica.number === number);
    if (victim) killed ??= battle.world.kill(victim);
  };
  const struck = await momentOf(async () => killed !== undefined);
  receipts.onTaken = () => {};
  await killed;
  if (struck && victim) await killAndReplace(battle, victim);
}

/** Every place between the claim and the webhook's 200 at which a process can end. */
export const killPoints: readonly {
  readonly name: string;
  readonly strike: (battle: Battle) => Promise<void>;
}[] = [
  {
    name: 'kill -9 at a random moment',
    strike: async (battle) => killAndReplace(battle, await anyReplica(battle)),
  },
  { name: 'kill -9 before the intent is committed', strike: (battle) => killAtGate(battle, 'intent') },
  { name: 'kill -9 after the intent is committed', strike: (battle) => killOnceCommitted(battle, 'all') },
  { name: 'kill -9 during a call', strike: killDuringCall },
  { name: 'kill -9 before the result is committed', strike: (battle) => killAtGate(battle, 'result') },
  { name: 'kill -9 after the result is committed', strike: (battle) => killOnceCommitted(battle, 'settled') },
  { name: 'kill -9 after a webhook was answered 200', strike: killAfterReceipt },
];
