import { createAudiences } from '../../../src/dispatch/audience/create-audiences.ts';
import { writeAudit } from '../../../src/entities/database/record-act.ts';
import { createMetricsReader } from '../../../src/reports/create-metrics-reader.ts';
import { createDispatchWorld, type DispatchWorld } from '../../support/dispatch-world.ts';
import { type BotUnderTest, startBot } from './bot-under-test.ts';

export interface AudienceWorld {
  readonly world: DispatchWorld;
  readonly bot: BotUnderTest;
  /** The files people share, by their address. */
  readonly files: Map<string, string>;
  close(): Promise<void>;
}

async function* inPieces(text: string): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < text.length; from += 4_096) yield Buffer.from(text.slice(from, from + 4_096));
}

/** The bot behind its Slack door, with everything behind it real: dispatch, audiences and figures on one database. */
export async function createAudienceWorld(): Promise<AudienceWorld> {
  const world = await createDispatchWorld();
  const { orm, dispatch } = world;
  const files = new Map<string, string>();
  const bot = await startBot({
    context: {
      dispatch,
      audiences: createAudiences(orm, { defaultCountry: undefined }),
      reader: createMetricsReader(orm),
      files: { fetch: async (url) => inPieces(files.get(url) ?? '') },
      audit: (act) => writeAudit(orm.em.fork(), act),
    },
  });
  return {
    world,
    bot,
    files,
    async close() {
      await bot.stop();
      await world.close();
    },
  };
}

/** The submission of a form as Slack sends it. */
export const submission = (
  callbackId: string,
  values: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  privateMetadata = '',
  by = 'U0ANA',
) => ({
  type: 'view_submission',
  user: { id: by, team_id: 'T0TREBLE' },
  view: {
    id: 'V1',
    type: 'modal',
    callback_id: callbackId,
    private_metadata: privateMetadata,
    state: { values },
  },
});

/** A file as a form hands it over. */
export const sharedFile = (name: string) => ({
  id: 'F1',
  name,
  url_private_download: `https://files.slack.com/${name}`,
});
