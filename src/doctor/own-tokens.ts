import { type Check, type Finding, good, warning } from './check.ts';

/** Fewer can be guessed by somebody with patience. */
const leastCharacters = 16;

/** What the operator makes up, and nobody else makes sure of. */
export const ownTokens: Check = {
  name: 'Own tokens',
  async run({ config: { whatsApp, treble, metricsToken } }) {
    const made: readonly (readonly [name: string, value: string | undefined])[] = [
      ['WHATSAPP_VERIFY_TOKEN', whatsApp.kind === 'real' ? whatsApp.verifyToken : undefined],
      ['TREBLE_WEBHOOK_SECRET', treble?.webhookSecret],
      ['METRICS_TOKEN', metricsToken],
    ];
    const set = made.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
    const weak = set.filter(({ value }) => new Set(value).size < 6 || value.length < leastCharacters);
    if (set.length === 0) return [];
    if (weak.length === 0) return [good('They cannot be guessed.')];
    return weak.map(
      ({ name }): Finding =>
        warning(
          `${name} is short or plain, and can be guessed.`,
          'Make one with `openssl rand -hex 32`, and enter it at the other side as well.',
        ),
    );
  },
};
