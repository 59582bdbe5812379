import { sql } from 'kysely';
import { database } from '../sql-rows.ts';
import { addAgentChannel, loadAgentChannels, removeAgentChannel } from './agent-channels.ts';
import type { AgentChat, Agents } from './agents.ts';
import { endChat, moveChat } from './end-chat.ts';
import { findChatFile } from './find-file.ts';
import { assignChat, claimChat } from './hold-chat.ts';
import { refuseLine } from './refuse-line.ts';
import type { LineRelease } from './release-lines.ts';
import { sendTemplate } from './send-template.ts';
import { takeLine } from './take-line.ts';

export function createAgents(release: LineRelease): Agents {
  const { orm } = release;
  return {
    channels: () => loadAgentChannels(orm),
    addChannel: (channelId, team, by) => addAgentChannel(orm, channelId, team, by),
    removeChannel: (channelId, by) => removeAgentChannel(orm, channelId, by),
    async load(threadId) {
      const { rows } = await sql<Omit<AgentChat, 'holder'> & { holder: string | null }>`
        select t.id::float8 as "threadId", t.channel_id as "channelId", t.phone, t.holder,
               (t.ended_at is not null or s.kind <> 'agent') as "isOver"
          from agent_thread t join session s on s.id = t.session_id
         where t.id = ${threadId}`.execute(database(orm.em.fork()));
      return rows.map(({ holder, ...chat }) => ({ ...chat, holder: holder ?? undefined }))[0];
    },
    claim: (act) => claimChat(orm, act),
    assign: (act) => assignChat(orm, act),
    move: (act) => moveChat(release, act),
    end: (act) => endChat(release, act),
    sendTemplate: (act) => sendTemplate(orm, act),
    findFile: (inboundId) => findChatFile(orm, inboundId),
    take: (line) => takeLine(orm, line),
    refuse: (line) => refuseLine(orm, line),
  };
}
