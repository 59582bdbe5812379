/** Runs `tick` again and again, `everyMs` after the last one ended, never overlapping itself, until stopped. */
export class Repeating {
  readonly #tick: () => Promise<void>;
  readonly #everyMs: number;
  readonly #failed: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(everyMs: number, tick: () => Promise<void>, failed: (error: unknown) => void) {
    this.#everyMs = everyMs;
    this.#tick = tick;
    this.#failed = failed;
  }

  start(): void {
    this.#running = this.#round();
  }

  /** Resolves when the tick under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #round(): Promise<void> {
    await this.#tick().catch(this.#failed);
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#round();
    }, this.#everyMs);
  }
}
