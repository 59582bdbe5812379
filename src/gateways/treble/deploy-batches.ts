import type { SendResult, TemplateMessage } from '../gateway.ts';

interface Waiting {
  readonly message: TemplateMessage;
  readonly settle: (result: SendResult) => void;
}

export interface BatchOptions {
  /** Users per call at most. */
  readonly size: number;
  /** How long the first message of a call waits for others. */
  readonly gatherMs: number;
  /** One result per message, in order; never rejects. */
  readonly call: (messages: readonly TemplateMessage[]) => Promise<readonly SendResult[]>;
}

/** Lets messages of the same conversation and line share a call. */
export function createDeployBatches({ size, gatherMs, call }: BatchOptions) {
  const gathering = new Map<string, { readonly waiting: Waiting[]; readonly timer: NodeJS.Timeout }>();

  async function leave(key: string): Promise<void> {
    const batch = gathering.get(key);
    if (!batch) return;
    gathering.delete(key);
    clearTimeout(batch.timer);
    const results = await call(batch.waiting.map(({ message }) => message));
    for (const [index, { settle }] of batch.waiting.entries()) {
      settle(results[index] ?? { outcome: 'uncertain', because: 'The gateway gave no result.' });
    }
  }

  return (message: TemplateMessage): Promise<SendResult> =>
    new Promise((settle) => {
      const key = JSON.stringify([message.template.id, message.lineId]);
      const batch = gathering.get(key) ?? {
        waiting: [],
        timer: setTimeout(() => void leave(key), gatherMs),
      };
      gathering.set(key, batch);
      batch.waiting.push({ message, settle });
      if (batch.waiting.length >= size) void leave(key);
    });
}
