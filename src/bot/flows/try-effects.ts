import type { KnownBlock } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import type { Choice, MessageContent } from '../../entities/message-content.ts';
import type { SessionEnd } from '../../entities/session-kind.ts';
import type { FlowEffect } from '../../flows/flow-state.ts';
import { actions, button, context, section } from '../blocks/elements.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';

export const tapId = 'try_tap';
export const webhookFailsId = 'try_webhook_fails';

const quoted = (text: string, longest: number): KnownBlock =>
  section(escapeText(text, longest).replace(/^/gm, '> ').slice(0, 2_990));

export const tapButtons = (choices: readonly Choice[]): KnownBlock[] =>
  choices.length === 0
    ? []
    : [
        actions(
          choices.map(({ id, title }, index) =>
            button({ id: `${tapId}:${index}`, label: title, value: JSON.stringify({ id, title }) }),
          ),
        ),
      ];

function contentBlocks(content: MessageContent, longest: number): KnownBlock[] {
  switch (content.kind) {
    case 'text':
      return [quoted(content.text, longest)];
    case 'image':
      return [quoted([say`Picture: ${content.link}`, content.caption ?? ''].join('\n').trim(), longest)];
    case 'document':
      return [
        quoted(
          [say`Document: ${content.fileName ?? content.link}`, content.caption ?? ''].join('\n').trim(),
          longest,
        ),
      ];
    case 'buttons':
      return [quoted(content.text, longest), ...tapButtons(content.buttons)];
    case 'list': {
      const described = content.rows.flatMap(({ title, description }) =>
        description === undefined ? [] : `${title}: ${description}`,
      );
      return [quoted([content.text, ...described].join('\n'), longest), ...tapButtons(content.rows)];
    }
  }
}

function endWords(because: SessionEnd, outcome: string): string {
  if (because === 'expired') return say`*The chat would close*, as nobody wrote.`;
  if (because === 'broken') return say`*The chat would break off*: it took too many steps.`;
  return outcome === ''
    ? say`*The conversation is finished.*`
    : say`*The conversation is finished*, with the outcome “${escapeText(oneLine(outcome), 200)}”.`;
}

/** What one effect of a flow looks like in a try; nothing of it happens. `longest`: characters of a text. */
export function effectBlocks(effect: FlowEffect, longest: number): KnownBlock[] {
  switch (effect.kind) {
    case 'send':
      return contentBlocks(effect.content, longest);
    case 'reached':
      return [];
    case 'call': {
      const { method, url, body } = effect.request;
      const sends = body === '' ? '' : `\n\`${escapeText(body, 800).replaceAll('`', 'ˋ')}\``;
      return [
        section(`${say`*Would call* ${method} ${escapeText(url, 800)}`}${sends}`),
        context(say`Write the answer that it should get in this thread, as JSON, or let it fail.`),
        actions([
          button({
            id: webhookFailsId,
            label: say`It fails`,
            value: JSON.stringify({ step: effect.step }),
          }),
        ]),
      ];
    }
    case 'hand_over': {
      const team = escapeText(oneLine(effect.team), 100);
      const note = effect.note === '' ? '' : `\n> ${escapeText(oneLine(effect.note), 500)}`;
      const words =
        team === ''
          ? say`*An agent would take over here.*`
          : say`*An agent of ${team} would take over here.*`;
      return [section(words + note)];
    }
    case 'opt_out':
      return [section(say`*Would be put on the exclusion list*: the person opted out.`)];
    case 'end':
      return [section(endWords(effect.because, effect.outcome))];
  }
}
