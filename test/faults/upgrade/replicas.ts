import type { ProductProcess } from '../../support/process-product.ts';
import type { ProcessWorld } from '../../support/process-world.ts';
import { complaintsOfLog } from './logs.ts';

export interface Replica {
  readonly who: string;
  readonly url: string;
  /** Asks it to leave and expects an orderly end. */
  stop(): Promise<void>;
}

/** Processes of either code, and what is wrong with them. */
export interface Replicas {
  readonly all: readonly Replica[];
  /** Today's code unless told. */
  start(who: string, code?: string): Promise<Replica>;
  complaints(): readonly string[];
}

export function createReplicas(world: ProcessWorld): Replicas {
  const all: Replica[] = [];
  const products = new Map<string, ProductProcess>();
  const endings: string[] = [];
  return {
    all,
    async start(who, code) {
      const product = await world.start({}, code);
      products.set(who, product);
      const replica: Replica = {
        who,
        url: await product.ready,
        async stop() {
          product.signal('SIGTERM');
          const how = await product.ended;
          if (how !== 0) endings.push(`${who} was asked to leave and ended with ${how}`);
        },
      };
      all.push(replica);
      return replica;
    },
    complaints: () => [
      ...endings,
      ...[...products].flatMap(([who, product]) => complaintsOfLog(who, product.output())),
    ],
  };
}
