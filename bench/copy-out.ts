import { connect } from 'node:net';

export interface CopiedOut {
  readonly rows: number;
  readonly bytes: number;
}

const protocolVersion = 196_608;
const [copyData, readyForQuery, errorResponse] = ['d', 'Z', 'E'].map((letter) => letter.charCodeAt(0));

function message(letter: string, body: Buffer): Buffer {
  const head = Buffer.alloc(letter.length + 4);
  head.write(letter, 'latin1');
  head.writeInt32BE(body.length + 4, letter.length);
  return Buffer.concat([head, body]);
}

function startup(user: string, database: string): Buffer {
  const version = Buffer.alloc(4);
  version.writeInt32BE(protocolVersion);
  return message('', Buffer.concat([version, Buffer.from(`user\0${user}\0database\0${database}\0\0`)]));
}

/** Where messages of the protocol begin and end, however the bytes were cut; tells each one's letter and body length. */
class Messages {
  #pending: Buffer = Buffer.alloc(0);
  #skip = 0;

  /** Bodies are not kept: of rows only their number and size matter. `seen` gets what of the body has arrived. */
  feed(chunk: Buffer, seen: (letter: number, length: number, body: Buffer) => void): void {
    let at = Math.min(this.#skip, chunk.length);
    this.#skip -= at;
    if (this.#skip > 0) return;
    const bytes = this.#pending.length > 0 ? Buffer.concat([this.#pending, chunk.subarray(at)]) : chunk;
    if (this.#pending.length > 0) at = 0;
    while (bytes.length - at >= 5) {
      const length = bytes.readInt32BE(at + 1) - 4;
      seen(bytes[at] ?? 0, length, bytes.subarray(at + 5, at + 5 + length));
      at += 5 + length;
    }
    this.#skip = Math.max(0, at - bytes.length);
    this.#pending = Buffer.from(bytes.subarray(at));
  }
}

/**
 * `copy … to stdout` to a client that only counts: the protocol spoken on a bare socket, since any driver would cost more
 * than the copy. `url` names a server that trusts this user, on a Unix socket.
 */
export function copyOut(url: string, query: string): Promise<CopiedOut> {
  const { username, pathname, port, searchParams } = new URL(url);
  const socket = connect(`${searchParams.get('host')}/.s.PGSQL.${port || '5432'}`);
  const messages = new Messages();
  let isAsked = false;
  let rows = 0;
  let bytes = 0;
  return new Promise((done, failed) => {
    socket.once('error', failed);
    socket.once('connect', () => socket.write(startup(username, pathname.slice(1))));
    socket.on('data', (chunk) =>
      messages.feed(chunk, (letter, length, body) => {
        if (letter === copyData) {
          rows += 1;
          bytes += length;
        } else if (letter === errorResponse) {
          socket.destroy();
          failed(new Error(`PostgreSQL refused to copy: ${body.toString().replaceAll('\0', ' ')}`));
        } else if (letter === readyForQuery && isAsked) {
          socket.end();
          done({ rows, bytes });
        } else if (letter === readyForQuery) {
          isAsked = true;
          socket.write(message('Q', Buffer.from(`${query}\0`)));
        }
      }),
    );
  });
}
