import { sql } from 'kysely';
import { openDatabase } from '../entities/database/open-database.ts';
import { bad, type Check, type Finding, good, warning } from './check.ts';
import { askFarSide, isTheirs, later } from './far-side.ts';

/** Treble does not tell which webhooks it would send, only what came can be looked at. */
async function heardOf(url: string): Promise<Finding[]> {
  const orm = openDatabase({ url, poolSize: 1 });
  try {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from heard_webhook where gateway = 'treble'`.execute(
      orm.em.fork().getKysely(),
    );
    return rows[0]?.count
      ? [good('Webhooks of Treble have come.')]
      : [
          warning(
            'No webhook of Treble ever came.',
            'In Treble, under Settings → Developers → Webhook Headers, enter X-Treble-Webhook-Secret; /treble setup says which to switch on.',
          ),
        ];
  } catch {
    return []; // what is wrong with the database is the database's finding
  } finally {
    await orm.close(true);
  }
}

/** Treble takes the key, and its webhooks come. */
export const treble: Check = {
  name: 'Treble',
  async run({ config: { treble: settings, database } }) {
    if (!settings) return [];
    const { apiKey, keyPrefix, apiUrl } = settings;
    const headers = { authorization: `${keyPrefix}${apiKey}` };
    const answer = await askFarSide(apiUrl, { method: 'GET', path: '/poll/api/all', headers }, [apiKey]);
    const { status, json } = answer;
    const isTaken = status === 200 && Array.isArray(json);
    return [
      isTaken
        ? good('Treble takes the key.')
        : bad(
            `Treble does not list its conversations: HTTP status ${status}.`,
            isTheirs(answer)
              ? later
              : 'Copy the key again (Settings → Developers) into TREBLE_API_KEY; TREBLE_KEY_PREFIX is empty for most accounts.',
          ),
      ...(database.url === undefined ? [] : await heardOf(database.url)),
    ];
  },
};
