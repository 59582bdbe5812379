import { say, text } from '../../entities/language/say.ts';
import { type Command, UsageError } from '../listener.ts';
import { readPerson } from '../read-person.ts';
import { showHistory } from '../views/load-history.ts';
import { openView } from '../views/show-screen.ts';

const example = '/treble history +57 300 1234567';

export const history: Command = {
  name: 'history',
  usage: 'history <phone>',
  summary: text(
    'Everything sent to and received from a phone; number and texts for senders and agents alone.',
  ),
  needs: 'viewer',
  async run(call) {
    const typed = call.args.join(' ');
    if (typed === '') throw new UsageError(say`Which phone? For example: ${example}`);
    const phone = readPerson(call.context, typed);
    if (phone === undefined) {
      throw new UsageError(
        say`Expected a phone with its country code, found “${typed.slice(0, 60)}”. For example: ${example}`,
      );
    }
    await showHistory(call, (screen) => openView(call, screen), { phone });
  },
};
