import type { InputBlock, PlainTextOption } from '@slack/types';
import type { OfferedTemplate } from '../../dispatch/conversations/conversations.ts';
import { say } from '../../entities/language/say.ts';
import { categoryWord, statusWord } from '../../entities/template-words.ts';
import { input, plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import type { Options, ViewValues } from '../listener.ts';
import { chosenOption } from '../send/view-values.ts';
import { nameText } from '../send/words.ts';

export const templateField = { block: 'template', action: 'editor_template' } as const;

const factsOf = ({ language, category, status }: OfferedTemplate): string =>
  nameText([language, categoryWord(category), statusWord(status)].join(' · '), limits.optionText);

export const templateOptions: Options = {
  actionId: templateField.action,
  needs: 'sender',
  async load(typed, { conversations }) {
    const found = await conversations.findTemplates(typed.trim(), limits.optionsPerSelect);
    return found.map((template) => ({
      text: nameText(template.name, limits.optionText),
      value: template.id,
      description: factsOf(template),
    }));
  },
};

const optionOf = (template: OfferedTemplate): PlainTextOption => ({
  text: plain(template.name, limits.optionText),
  value: template.id,
  description: plain(factsOf(template), limits.optionText),
});

export const templateInput = (chosen: OfferedTemplate | undefined): InputBlock =>
  input(
    templateField.block,
    say`Template`,
    {
      type: 'external_select',
      action_id: templateField.action,
      min_query_length: 0,
      placeholder: plain(say`Choose or type a name`, 150),
      ...(chosen ? { initial_option: optionOf(chosen) } : {}),
    },
    { dispatches: true, hint: say`Templates are read from WhatsApp. Only an approved one can be sent.` },
  );

export const chosenTemplate = (values: ViewValues): string | undefined =>
  chosenOption(values, templateField.block, templateField.action)?.value;
