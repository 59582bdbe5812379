import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { loadStandingHolds } from '../../entities/database/load-standing-holds.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { say } from '../../entities/language/say.ts';
import type { StoredReview } from '../../entities/review-counts.ts';
import { renderTexts } from '../../entities/variable-source.ts';
import { loadVariables, loadVersion } from '../conversations/conversation-store.ts';
import { frozenBecause } from '../deployment-store.ts';
import type { RenderedSample, Review, SendableConversation } from '../dispatch.ts';
import { dailyLimitLeft } from '../guards/daily-limit-left.ts';
import { draftGone } from '../launch/launch.ts';
import { database } from '../sql-rows.ts';
import { createRenderer } from './render-message.ts';

interface DraftRow {
  versionId: number;
  channelId: string;
  audienceName: string;
  review: StoredReview | null;
  lineId: string;
  displayPhone: string | null;
  messagesPerSecond: number;
  stoppedBecause: string | null;
  testUsers: number;
}

interface SampleRow {
  phone: string;
  variables: Readonly<Record<string, string>>;
}

/** Among so many first recipients the longest values are looked for. */
const sampledRecipients = 10_000;

/** What goes along with a message whose text its provider keeps to itself. */
const hiddenSample = (phone: string, values: Readonly<Record<string, string>>): RenderedSample => ({
  phone,
  header: undefined,
  body: Object.entries(values)
    .map(([key, value]) => `${key.slice(key.indexOf('.') + 1)}: ${value}`)
    .join('\n'),
  footer: undefined,
  buttons: [],
  hidden: true,
});

async function loadSamples(
  em: EntityManager,
  draftId: number,
  conversation: SendableConversation,
): Promise<RenderedSample[]> {
  const { rows } = await sql<SampleRow>`
    with sampled as (
      select id, phone, variables from recipient
       where deployment_id = ${draftId} and state = 'in_process' order by id limit ${sampledRecipients}
    ), picked as (
      (select id, phone, variables from sampled order by id limit 1)
      union
      (select id, phone, variables from sampled order by length(variables::text) desc, id limit 1)
    )
    select phone, variables from picked order by id`.execute(database(em));
  const { definition } = conversation.template;
  const render = createRenderer({ definition, variables: await loadVariables(em, conversation.versionId) });
  return rows.flatMap(({ phone, variables }) => {
    const rendered = render(variables);
    if (!rendered.ok) return [];
    const { values } = rendered;
    if (definition.hidden) return [hiddenSample(phone, values)];
    const texts = renderTexts(definition, values);
    return [
      { phone, ...texts, footer: definition.footer, buttons: definition.buttons.map(({ text }) => text) },
    ];
  });
}

const again = (because: string | undefined) => because && saidAgain(because);

/** What will happen if the draft is sent, with everything that forbids it checked now. */
export async function loadReview(em: EntityManager, draftId: number): Promise<Review> {
  const { rows } = await sql<DraftRow>`
    select d.version_id as "versionId", d.channel_id as "channelId", d.audience_name as "audienceName", d.review,
           l.id as "lineId", l.display_phone as "displayPhone", l.messages_per_second as "messagesPerSecond",
           case when l.stopped_at is not null then coalesce(l.stopped_because, 'It was stopped.') end as "stoppedBecause",
           (select coalesce(sum(t.count), 0)::int from tally t where t.deployment_id = d.id and t.is_test) as "testUsers"
      from deployment d join line l on l.id = d.line_id
     where d.id = ${draftId} and d.imported_at is not null`.execute(database(em));
  const [draft] = rows;
  if (!draft?.review) throw draftGone();
  const conversation = await loadVersion(em, draft.versionId);
  const { missingColumns, unfilled = [], unusable = [], fromContacts = false, ...counts } = draft.review;
  const frozen = await frozenBecause(em);
  const stopped =
    draft.stoppedBecause === null ? undefined : say`The line is stopped. ${saidAgain(draft.stoppedBecause)}`;
  const [held] = (await loadStandingHolds(em, [draftId])).get(draftId) ?? [];
  const dailyLimit = await dailyLimitLeft(em, draftId, counts.valid);
  const nobody =
    counts.valid + counts.tooManyTemplates === 0
      ? say`Nobody on this list can be sent to. The counts say why.`
      : undefined;
  return {
    draftId,
    conversation,
    audienceName: draft.audienceName,
    channelId: draft.channelId,
    counts,
    missingColumns,
    unfilled,
    unusable,
    fromContacts,
    testUsers: draft.testUsers,
    samples: await loadSamples(em, draftId, conversation),
    line: { id: draft.lineId, displayPhone: draft.displayPhone ?? undefined },
    estimatedSeconds: Math.ceil(counts.valid / draft.messagesPerSecond),
    notSendable: again(frozen) ?? conversation.notSendable ?? stopped ?? again(held?.because) ?? nobody,
    ...(dailyLimit && { dailyLimit }),
    ...(held?.by !== undefined && { heldBy: held.by }),
  };
}
