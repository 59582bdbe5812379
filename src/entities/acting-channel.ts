import { AsyncLocalStorage } from 'node:async_hooks';

const channels = new AsyncLocalStorage<string | undefined>();

/** Everything done within `act`, and in what it awaits, was asked for in this channel. */
export const actingIn = <Result>(channelId: string | undefined, act: () => Result): Result =>
  channels.run(channelId, act);

/** Undefined in a window, in Home, and for what runs by itself. */
export const actingChannel = (): string | undefined => channels.getStore();
