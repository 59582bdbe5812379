import type { Audiences } from '../../src/dispatch/audience/audiences.ts';

const unexpected = (what: string) => (): Promise<never> =>
  Promise.reject(new Error(`Nobody expected ${what} to be called.`));

/** Refuses whatever a test did not provide. */
export const fakeAudiences = (known: Partial<Audiences> = {}): Audiences => ({
  exclusions: {
    add: unexpected('exclusions.add'),
    remove: unexpected('exclusions.remove'),
    end: unexpected('exclusions.end'),
    page: unexpected('exclusions.page'),
    addFailed: unexpected('exclusions.addFailed'),
  },
  lists: {
    find: unexpected('lists.find'),
    load: unexpected('lists.load'),
    store: unexpected('lists.store'),
    remove: unexpected('lists.remove'),
  },
  testNumbers: {
    list: unexpected('testNumbers.list'),
    add: unexpected('testNumbers.add'),
    remove: unexpected('testNumbers.remove'),
  },
  ...known,
});
