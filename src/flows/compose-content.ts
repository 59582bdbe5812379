import {
  type Choice,
  contentLimits,
  type ListRow,
  type MessageContent,
} from '../entities/message-content.ts';
import { fillText, type Variables } from './fill-text.ts';
import type { MessageStep, QuestionStep } from './flow.ts';

/** A variable may be longer than anybody thought; WhatsApp would refuse the whole message. */
const within = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

export function composeMessage({ content }: MessageStep, variables: Variables): MessageContent {
  if (content.kind === 'text') {
    return { kind: 'text', text: within(fillText(content.text, variables), contentLimits.text) };
  }
  const { kind, link } = content;
  const caption = within(fillText(content.caption, variables), contentLimits.caption);
  const shared = { link: fillText(link, variables), ...(caption !== '' && { caption }) };
  if (kind === 'image') return { kind, ...shared };
  const fileName = fillText(content.fileName, variables);
  return { kind, ...shared, ...(fileName !== '' && { fileName }) };
}

const buttonOf = ({ id, title }: ListRow): Choice => ({ id, title });

const rowOf = ({ id, title, description }: ListRow): ListRow => ({
  id,
  title,
  ...(description !== undefined && { description }),
});

export function composeQuestion(
  { text, asks, options, listButton }: QuestionStep,
  variables: Variables,
): MessageContent {
  const filled = fillText(text, variables);
  switch (asks) {
    case 'open':
      return { kind: 'text', text: within(filled, contentLimits.text) };
    case 'buttons':
      return {
        kind: 'buttons',
        text: within(filled, contentLimits.buttonsText),
        buttons: options.map(buttonOf),
      };
    case 'list':
      return {
        kind: 'list',
        text: within(filled, contentLimits.listText),
        button: listButton,
        rows: options.map(rowOf),
      };
  }
}
