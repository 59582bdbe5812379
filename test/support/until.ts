/** Asks until the answer is there; fails after `withinMs` with what was seen last. For states that only the database shows. */
export async function until<Answer>(
  ask: () => Promise<Answer>,
  holds: (answer: Answer) => boolean,
  withinMs = 60_000,
): Promise<Answer> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (performance.now() > deadline)
      throw new Error(`Never came true; last seen: ${JSON.stringify(answer)}`);
    await new Promise((turn) => setTimeout(turn, 20));
  }
}
