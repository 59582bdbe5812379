import type { Dispatcher } from 'undici';
import type { Abortable } from './abort-watch.ts';
import type { Expirable } from './deadlines.ts';
import { codeOf, requestWritten } from './http-failure.ts';

export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface ExchangeFailure {
  readonly code: string;
  readonly reason: string;
  readonly requestWritten: 'no' | 'maybe';
  readonly responseStatus?: number;
}

interface Ends {
  answered(answer: HttpAnswer): void;
  failed(failure: ExchangeFailure): void;
}

/**
 * One request and its answer, read to the end. It ends exactly once, and knows at each moment
 * whether a byte of the request may have left: undici begins a request only on a connected socket.
 */
export class Exchange implements Dispatcher.DispatchHandler, Expirable, Abortable {
  readonly #maxBodyBytes: number;
  readonly #timeoutMs: number;
  readonly #ends: Ends;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #status: number | undefined;
  #headers: HttpAnswer['headers'] = {};
  #controller: Dispatcher.DispatchController | undefined;
  #ended = false;

  constructor(limits: { maxBodyBytes: number; timeoutMs: number }, ends: Ends) {
    this.#maxBodyBytes = limits.maxBodyBytes;
    this.#timeoutMs = limits.timeoutMs;
    this.#ends = ends;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#controller) {
      // undici puts a request back into its queue in a few socket races; a second writing would be a second message.
      this.#stop('SENT_TWICE', 'the connection was lost and the request would have been written again');
    }
    if (this.#ended) controller.abort(new Error('The call had ended before it was written.'));
    else this.#controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: HttpAnswer['headers'],
  ): void {
    if (status < 200) return;
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBodyBytes) {
      this.#stop('BODY_TOO_LARGE', `the answer is larger than ${this.#maxBodyBytes} bytes`);
    } else {
      this.#chunks.push(chunk);
    }
  }

  onResponseEnd(): void {
    if (this.#ended) return;
    this.#ended = true;
    const [first, ...others] = this.#chunks;
    const body = first && others.length === 0 ? first : Buffer.concat(this.#chunks);
    this.#ends.answered({ status: this.#status ?? 0, headers: this.#headers, body });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#fail(codeOf(error), error.message || 'the connection failed');
  }

  expire(): void {
    this.#stop('TIMEOUT', `no complete answer within ${this.#timeoutMs} ms`);
  }

  abort(): void {
    this.#stop('ABORTED', 'the call was given up');
  }

  #stop(code: string, reason: string): void {
    this.#fail(code, reason);
    this.#controller?.abort(new Error(reason));
  }

  #fail(code: string, reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#ends.failed({
      code,
      reason,
      requestWritten: requestWritten(this.#controller !== undefined, code),
      ...(this.#status !== undefined && { responseStatus: this.#status }),
    });
  }
}
