import { DispatchError } from './dispatch/dispatch.ts';
import { say } from './entities/language/say.ts';
import type { Gateway } from './gateways/gateway.ts';

/** Reads files that people sent to one of our lines, as long as their provider keeps them. */
export const mediaOpener =
  (gateways: readonly Gateway[], failed: (error: unknown) => void) =>
  async ({ lineId, mediaId }: { readonly lineId: string; readonly mediaId: string }) => {
    const gateway = gateways.find(({ lineIds }) => lineIds.includes(lineId));
    try {
      if (gateway?.fetchMedia) return await gateway.fetchMedia(mediaId);
    } catch (error) {
      failed(error);
    }
    throw new DispatchError(
      say`WhatsApp does not hand out this file. It keeps files for 30 days; ask the customer to send it again.`,
    );
  };
