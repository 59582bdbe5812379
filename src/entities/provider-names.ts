/** Providers as people call them, by gateway. */
const providerNames: Readonly<Record<string, string>> = { treble: 'Treble', whatsapp: 'WhatsApp Cloud API' };

export const providerName = (gateway: string): string => providerNames[gateway] ?? gateway;
