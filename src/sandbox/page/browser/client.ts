import type {
  PageAct,
  PageAnswer,
  PageEvent,
  PageFile,
  PageState,
  PageUpload,
} from '../../slack/page-protocol.ts';

type WithoutUser<Act> = Act extends unknown ? Omit<Act, 'user'> : never;

/** Something the person does; who it is gets added by the client. */
export type Deed = WithoutUser<PageAct>;

/** The local Slack server as one person sees it. */
export type Client = {
  readonly user: string;
  readonly act: (deed: Deed) => Promise<PageAnswer>;
  /** Rejects with a sentence to show. */
  readonly upload: (file: File) => Promise<PageFile>;
  readonly fileUrl: (id: string) => string;
  /** Reads the state at each (re)connection and then follows it; returns how to stop. */
  readonly follow: (listener: Follower) => () => void;
};

export type Follower = {
  readonly onState: (state: PageState) => void;
  readonly onEvent: (event: PageEvent) => void;
  readonly onConnection: (isUp: boolean) => void;
  /** The server knows nobody with this id. */
  readonly onStranger: () => void;
};

const unreachable = 'The local Slack server does not answer. Check that it is still running, then try again.';

export function createClient(prefix: string, user: string): Client {
  const url = (path: string, query: Record<string, string> = {}): string =>
    `${prefix}/page/${path}?${new URLSearchParams({ user, ...query })}`;

  async function act(deed: Deed): Promise<PageAnswer> {
    try {
      const response = await fetch(`${prefix}/page/act`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...deed, user }),
      });
      const answer: PageAnswer = await response.json();
      return answer;
    } catch {
      return { ok: false, error: 'unreachable', message: unreachable };
    }
  }

  async function upload(file: File): Promise<PageFile> {
    const response = await fetch(url('upload', { name: file.name }), { method: 'POST', body: file }).catch(
      () => {
        throw new Error(unreachable);
      },
    );
    const answer: PageUpload = await response.json();
    if (!answer.ok) throw new Error(answer.message);
    return answer.file;
  }

  function follow({ onState, onEvent, onConnection, onStranger }: Follower): () => void {
    const stream = new EventSource(url('events'));
    let seen = Number.POSITIVE_INFINITY;
    let waiting: PageEvent[] = [];
    const take = (event: PageEvent): void => {
      if (event.seq <= seen) return;
      seen = event.seq;
      onEvent(event);
    };
    const readState = async (): Promise<void> => {
      const response = await fetch(url('state'));
      if (response.status === 404) return onStranger();
      if (!response.ok) throw new Error(`The state could not be read: HTTP ${response.status}.`);
      const state: PageState = await response.json();
      seen = state.seq;
      onState(state);
      onConnection(true);
      waiting.forEach(take);
      waiting = [];
    };
    stream.addEventListener('message', ({ data }) => {
      const event: PageEvent = JSON.parse(String(data));
      if (event.kind !== 'hello') {
        if (seen === Number.POSITIVE_INFINITY) waiting.push(event);
        else take(event);
        return;
      }
      seen = Number.POSITIVE_INFINITY;
      waiting = [];
      readState().catch(() => onConnection(false));
    });
    stream.addEventListener('error', () => onConnection(false));
    return () => stream.close();
  }

  return {
    user,
    act,
    upload,
    follow,
    fileUrl: (id) =>
      `${prefix}/page/files/${encodeURIComponent(id)}?inline=1&${new URLSearchParams({ user })}`,
  };
}
