import { setTimeout as passes } from 'node:timers/promises';
import type { PageAnswer } from '../../../src/sandbox/slack/page-protocol.ts';
import type { SlackPerson } from '../../support/slack-person.ts';
import { channel, openForm } from './send-by-slack.ts';

/** A person's pace: Slack limits how often the bot may ask who somebody is. */
const betweenActsMs = 300;
const patienceMs = 10_000;

type Act = readonly [what: string, act: (person: SlackPerson) => Promise<PageAnswer>];

async function close(person: SlackPerson, shows: RegExp): Promise<void> {
  const { id } = await person.modal(shows, patienceMs);
  await person.act({ act: 'close', view_id: id, all: true });
}

/** A button of a message that changed between the look and the press is not found, and is pressed where it is now. */
async function pressLive(person: SlackPerson): Promise<PageAnswer> {
  const live = await person.message(channel, /D-1 .*"View results"/, patienceMs);
  const answer = await person.press(live, 'View results');
  return !answer.ok && answer.error === 'not_found' ? pressLive(person) : answer;
}

/** One of each kind: commands that answer or open a modal, a menu that is typed in, a press on a message. */
const acts: readonly Act[] = [
  ['asked how it stands', (person) => person.say(channel, '/treble status D-1')],
  ['asked for the digest', (person) => person.say(channel, '/treble report now')],
  ['opened the home tab', (person) => person.act({ act: 'open_home' })],
  [
    'looked for a conversation in the form',
    async (person) => {
      const { offers } = await openForm(person);
      const answer = await offers();
      await close(person, /Send a conversation/);
      return answer;
    },
  ],
  [
    'pressed a button of the live message',
    async (person) => {
      const answer = await pressLive(person);
      if (answer.ok) await close(person, /Response rate/);
      return answer;
    },
  ],
];

/** Where a screen does not come, what Slack shows instead says why. */
async function explained(person: SlackPerson, error: Error): Promise<string> {
  const { messages } = await person.state();
  const last = messages[channel]?.at(-1);
  return `${error.message.slice(0, 100)} … and at ${last?.ts} was said: ${last?.text.slice(0, 150)}`;
}

/** Somebody who does one thing after the other until told to stop; gives what went wrong. */
export function pressingOn(person: SlackPerson) {
  let isOver = false;
  const failures: string[] = [];
  let done = 0;
  const ended = (async () => {
    while (!isOver) {
      for (const [what, act] of acts) {
        const failure = await act(person).then(
          (answer) => (answer.ok ? undefined : answer.error),
          (error: Error) => explained(person, error),
        );
        done += 1;
        await passes(betweenActsMs);
        if (failure !== undefined) failures.push(`somebody ${what}: ${failure}`);
      }
    }
    return { done, failures };
  })();
  return {
    stop() {
      isOver = true;
      return ended;
    },
  };
}
