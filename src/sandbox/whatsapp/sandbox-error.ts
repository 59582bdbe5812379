/** Something asked of the sandbox that it cannot do; the message is one sentence, fit to be shown. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
}
