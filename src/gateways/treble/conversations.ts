import { idAt, textAt } from '../../entities/json.ts';
import { GatewayError, type HiddenTemplate } from '../gateway.ts';
import { templateIdOf } from './poll-id.ts';
import { askTreble, type TrebleReading } from './reading.ts';

/** Every conversation of the account; Treble gives them in one piece. */
export async function listConversations(reading: TrebleReading): Promise<HiddenTemplate[]> {
  const told = await askTreble(reading, '/poll/api/all', 'its conversations');
  if (!Array.isArray(told)) {
    throw new GatewayError('Treble did not tell its conversations: expected a list.');
  }
  return told.flatMap((poll: unknown) => {
    const pollId = idAt(poll, 'id');
    if (pollId === undefined) return [];
    const name = textAt(poll, 'name')?.trim() || `Conversation ${pollId}`;
    return [{ id: templateIdOf(pollId), accountId: pollId, name }];
  });
}
