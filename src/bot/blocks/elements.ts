import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  InputBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import { said, text } from '../../entities/language/say.ts';
import { limits } from './limits.ts';
import { cutTo, oneLine } from './slack-text.ts';

/** `verbatim`: only what we wrote ourselves becomes a link or a mention, never a word of a value. */
export const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

/** Nothing is parsed in here, so values stand as they are. */
export const plain = (text: string, max: number): PlainTextElement => ({
  type: 'plain_text',
  text: cutTo(oneLine(text), max) || '–',
  emoji: false,
});

export const header = (text: string): HeaderBlock => ({ type: 'header', text: plain(text, limits.header) });

export const section = (text: string, accessory?: Button): SectionBlock => ({
  type: 'section',
  text: mrkdwn(text),
  ...(accessory && { accessory }),
});

export const fields = (texts: readonly string[], accessory?: Button): SectionBlock => ({
  type: 'section',
  fields: texts.map(mrkdwn),
  ...(accessory && { accessory }),
});

export const context = (...texts: readonly string[]): ContextBlock => ({
  type: 'context',
  elements: texts.map(mrkdwn),
});

export const actions = (elements: ActionsBlock['elements']): ActionsBlock => ({ type: 'actions', elements });

interface InputChoices {
  readonly optional?: boolean;
  readonly hint?: string | undefined;
  /** Told at once what is typed or chosen, not only when the form is submitted. */
  readonly dispatches?: boolean | undefined;
}

/** A field of a form. */
export const input = (
  block: string,
  label: string,
  element: InputBlock['element'],
  { optional, hint, dispatches }: InputChoices = {},
): InputBlock => ({
  type: 'input',
  block_id: block,
  ...(optional && { optional }),
  ...(dispatches && { dispatch_action: true }),
  label: plain(label, limits.inputLabel),
  ...(hint !== undefined && { hint: plain(hint, limits.inputHint) }),
  element,
});

export interface ButtonWords {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly style?: 'primary' | 'danger';
  /** Where it leads outside of Slack. */
  readonly url?: string;
  /** Read by screen readers where the label alone does not say what it is about. */
  readonly spoken?: string;
  readonly confirm?: {
    readonly title: string;
    readonly text: string;
    readonly yes: string;
    readonly no: string;
  };
}

export const button = ({ id, label, value, style, url, spoken, confirm }: ButtonWords): Button => ({
  type: 'button',
  action_id: id,
  text: plain(label, limits.buttonText),
  value,
  ...(style && { style }),
  ...(url && { url }),
  ...(spoken && { accessibility_label: cutTo(oneLine(spoken), limits.buttonText) }),
  ...(confirm && {
    confirm: {
      title: plain(confirm.title, 100),
      text: plain(confirm.text, 300),
      confirm: plain(confirm.yes, 30),
      deny: plain(confirm.no, 30),
    },
  }),
});

/** Stands on every message and screen while WhatsApp is simulated. */
export const simulatedNote = text('SIMULATED: no real WhatsApp message is sent.');

export const simulatedMark = (simulated: boolean): readonly ContextBlock[] =>
  simulated ? [context(said(simulatedNote))] : [];
