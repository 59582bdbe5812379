/**
 * Different people whom a business portfolio may reach outside a service window in 24 hours, by the words of
 * `whatsapp_business_manager_messaging_limit`; undefined: no limit. A limit that is not set yet is the lowest there is.
 */
const usersOfTier = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_1K: 1_000,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: undefined,
  TIER_NOT_SET: 250,
} as const;

type Tier = keyof typeof usersOfTier;
const isTier = (word: string): word is Tier => Object.hasOwn(usersOfTier, word);

/** The limit that a tier names; undefined when it is not one of Meta's. */
export function usersPerDayOf(word: string): { readonly users: number | undefined } | undefined {
  return isTier(word) ? { users: usersOfTier[word] } : undefined;
}
