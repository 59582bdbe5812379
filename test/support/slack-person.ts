import type {
  PageAct,
  PageAnswer,
  PageElementValue,
  PageMessage,
  PageState,
  PageUpload,
  PageView,
} from '../../src/sandbox/slack/page-protocol.ts';
import { until } from './until.ts';

type Act = PageAct extends infer One ? (One extends PageAct ? Omit<One, 'user'> : never) : never;

const textOf = (value: unknown): string => JSON.stringify(value) ?? '';

/** Every element of a screen that can be pressed, with where it stands. */
function pressable(blocks: readonly unknown[]): { blockId: string; element: Record<string, unknown> }[] {
  return blocks.flatMap((block) => {
    if (typeof block !== 'object' || block === null) return [];
    const { block_id: blockId, elements, accessory } = Object.fromEntries(Object.entries(block));
    const inside = [...(Array.isArray(elements) ? elements : []), accessory];
    return inside
      .filter((element) => typeof element === 'object' && element !== null && 'action_id' in element)
      .map((element) => ({ blockId: String(blockId), element: Object.fromEntries(Object.entries(element)) }));
  });
}

/** Somebody who uses the local Slack through its page's own HTTP door. */
export class SlackPerson {
  readonly #url: string;
  readonly #user: string;

  constructor(appUrl: string, user: string) {
    this.#url = `${appUrl}/sandbox/slack/page`;
    this.#user = user;
  }

  async state(): Promise<PageState> {
    const response = await fetch(`${this.#url}/state?user=${this.#user}`);
    return JSON.parse(await response.text());
  }

  async act(act: Act): Promise<PageAnswer> {
    const response = await fetch(`${this.#url}/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...act, user: this.#user }),
    });
    return JSON.parse(await response.text());
  }

  /** Types into a channel; a text that starts with `/` is a command. */
  async say(channel: string, text: string, files?: readonly string[]): Promise<PageAnswer> {
    return this.act({ act: 'say', channel, text, ...(files && { files }) });
  }

  async upload(name: string, content: string): Promise<string> {
    const response = await fetch(`${this.#url}/upload?user=${this.#user}&name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: content,
    });
    const upload: PageUpload = JSON.parse(await response.text());
    if (!upload.ok) throw new Error(upload.message);
    return upload.file.id;
  }

  /** Waits for an open modal whose whole content matches. */
  async modal(matches: RegExp, withinMs?: number): Promise<PageView> {
    const state = await until(
      () => this.state(),
      ({ modals }) => matches.test(textOf(modals.at(-1))),
      withinMs,
    );
    const view = state.modals.at(-1);
    if (!view) throw new Error('No modal is open.');
    return view;
  }

  /** Waits for a message in the channel whose whole content matches; the newest one. */
  async message(channel: string, matches: RegExp, withinMs?: number): Promise<PageMessage> {
    const find = ({ messages }: PageState) =>
      messages[channel]?.filter((one) => matches.test(textOf(one))).at(-1);
    const message = find(
      await until(
        () => this.state(),
        (state) => find(state) !== undefined,
        withinMs,
      ),
    );
    if (!message) throw new Error('The message is gone.');
    return message;
  }

  async submit(view: PageView, state: Record<string, Record<string, PageElementValue>>): Promise<PageAnswer> {
    return this.act({ act: 'submit', view_id: view.id, state });
  }

  /** Presses the button with these words on a message or a modal. */
  async press(on: PageMessage | PageView, words: string, which = 0): Promise<PageAnswer> {
    const found = pressable(on.blocks ?? []).filter(({ element }) =>
      textOf(element.text).includes(`"${words}"`),
    )[which];
    if (!found) throw new Error(`There is no button “${words}”: ${textOf(on)}`);
    const container =
      'channel' in on
        ? ({ type: 'message', channel: on.channel, ts: on.ts } as const)
        : ({ type: 'view', view_id: on.id } as const);
    const answer = await this.act({
      act: 'press',
      container,
      block_id: found.blockId,
      action_id: String(found.element.action_id),
    });
    return answer;
  }
}
