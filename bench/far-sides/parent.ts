/** The other end of `startFarSide`: answers each question of the parent process, and ends when the parent is gone. */
export function answerParent(answer: (question: unknown) => unknown): void {
  process.on('message', (question: unknown) => {
    Promise.resolve(answer(question)).then(tellParent, (error: unknown) =>
      tellParent({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
}

export function tellParent(news: unknown): void {
  process.send?.(news);
}
