export type DownloadProblem =
  | 'address_refused'
  | 'redirected'
  | 'login_page'
  | 'not_readable'
  | 'too_large'
  | 'too_slow'
  | 'unreachable';

/** A file that could not be fetched. The message is fit to be shown to the person who shared it. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  readonly problem: DownloadProblem;

  constructor(problem: DownloadProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

const sizeInWords = (bytes: number): string =>
  bytes >= 1_000_000 ? `${Math.round(bytes / 1_000_000)} MB` : `${bytes.toLocaleString('en')} bytes`;

export const addressRefused = (): DownloadError =>
  new DownloadError(
    'address_refused',
    'Expected a file that is stored in Slack, found another address. Share the file itself in Slack.',
  );

export const redirected = (): DownloadError =>
  new DownloadError(
    'redirected',
    'Expected the file, found a redirect to another page. Check that the app has the files:read scope and is in the channel.',
  );

export const loginPage = (): DownloadError =>
  new DownloadError(
    'login_page',
    'Expected the file, found Slack’s login page: the app lacks the files:read scope. Ask an administrator to add it and reinstall the app.',
  );

export const notReadable = (status: number): DownloadError =>
  new DownloadError(
    'not_readable',
    `Expected the file, found HTTP status ${status}. The file may have been deleted, or the app may not be in its channel.`,
  );

export const tooLarge = (maxBytes: number): DownloadError =>
  new DownloadError(
    'too_large',
    `The file is larger than the allowed ${sizeInWords(maxBytes)}. Split it and try again.`,
  );

export const tooSlow = (timeoutMs: number): DownloadError =>
  new DownloadError('too_slow', `The file did not arrive within ${timeoutMs / 1000} seconds. Try again.`);

export const unreachable = (reason: string): DownloadError =>
  new DownloadError('unreachable', `The file could not be fetched (${reason}). Try again.`);
