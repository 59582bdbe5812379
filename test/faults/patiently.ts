const patienceMs = 20_000;

/** Asks again while the database is away: the run breaks it on purpose. What lasts longer than a restart is an error. */
export async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((again) => setTimeout(again, 50));
    }
  }
}
