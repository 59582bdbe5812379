import { GatewayError } from '../../gateways/gateway.ts';
import { type AskedAgain, type RecallOptions, RecallSweep } from './recall-sweep.ts';

interface QuestionOptions extends Omit<RecallOptions, 'gateway'> {
  readonly gateways: readonly RecallOptions['gateway'][];
  /** Told of a refusal that nobody else hears of. */
  readonly failed: (error: unknown) => void;
}

/** What every provider that can be asked is asked: by and by, and at once where somebody wants to know. */
export class ProviderQuestions {
  /** Gateways whose provider can be asked what became of a message. */
  readonly gateways: readonly string[];
  readonly #sweeps: readonly RecallSweep[];
  readonly #failed: QuestionOptions['failed'];

  constructor({ gateways, failed, ...options }: QuestionOptions) {
    const askable = options.questionsPerMinute === 0 ? [] : gateways.filter(({ recall }) => recall);
    this.gateways = askable.map(({ name }) => name);
    this.#sweeps = askable.map((gateway) => new RecallSweep({ ...options, gateway }));
    this.#failed = failed;
  }

  /** Asks what webhooks did not tell, until there is nothing more to ask now. */
  async askDue(isStopping: () => boolean): Promise<void> {
    for (const sweep of this.#sweeps) while (!isStopping() && (await sweep.tick()));
  }

  /** Asks at once what became of these messages; a refusal is reported, and nothing more is known than before. */
  async ask(attemptIds: readonly number[]): Promise<AskedAgain | 'refused'> {
    try {
      const answers: AskedAgain[] = [];
      for (const sweep of this.#sweeps) answers.push(await sweep.askAgain(attemptIds));
      return answers.includes('too_often') ? 'too_often' : 'told';
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      this.#failed(error);
      return 'refused';
    }
  }
}
