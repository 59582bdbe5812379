import { parseDeploymentCode } from '../../entities/deployment-code.ts';
import { say } from '../../entities/language/say.ts';
import { longestBody, longestHeader, type TemplateDefinition } from '../../entities/template-definition.ts';
import {
  changedKeys,
  isTextSource,
  renderTexts,
  sourcesFor,
  unusableInValue,
  type VariableSource,
} from '../../entities/variable-source.ts';
import { DispatchError } from '../dispatch.ts';
import type { ConversationWish, EditedConversation } from './conversations.ts';

const longestConversationName = 150;
const longestNote = 500;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The name as it is stored. Rejects with a `DispatchError`. */
export function checkName(typed: string): string {
  const name = oneLine(typed);
  if (name === '') throw new DispatchError(say`Expected a name for the conversation, found none.`);
  if (name.length > longestConversationName) {
    throw new DispatchError(
      say`Expected a name of at most ${longestConversationName} characters, found ${name.length}. Shorten it.`,
    );
  }
  if (parseDeploymentCode(name) !== undefined) {
    throw new DispatchError(say`“${name}” is how a deployment is called. Choose another name.`);
  }
  return name;
}

const unusableText = (key: string): string =>
  say`Expected a fixed text for ${key} without line breaks, tabs or more than four spaces in a row. Correct it.`;
const unusableFallback = (key: string): string =>
  say`Expected a fallback for ${key} without line breaks, tabs or more than four spaces in a row. Correct it.`;

function checkSource(source: VariableSource): void {
  if (isTextSource(source)) {
    if (source.text.trim() === '') {
      throw new DispatchError(
        say`Expected a fixed text for ${source.key}, found none. Type one or choose a column.`,
      );
    }
    if (unusableInValue.test(source.text)) throw new DispatchError(unusableText(source.key));
    return;
  }
  if (source.column.trim() === '') {
    throw new DispatchError(say`Expected the name of a column for ${source.key}, found none.`);
  }
  if (source.fallback !== undefined && unusableInValue.test(source.fallback))
    throw new DispatchError(unusableFallback(source.key));
}

/** A source for every placeholder: the wished one, else the one it has. Rejects with a `DispatchError`. */
export function checkSources(
  definition: TemplateDefinition,
  wished: readonly VariableSource[],
  current: readonly VariableSource[],
): VariableSource[] {
  const sources = sourcesFor(definition, [...current, ...wished]);
  for (const source of sources) checkSource(source);
  const fixed = sources.map((source): [string, string] => [
    source.key,
    isTextSource(source) ? source.text : '',
  ]);
  const { header, body } = renderTexts(definition, Object.fromEntries(fixed));
  if ((header?.length ?? 0) > longestHeader || body.length > longestBody) {
    throw new DispatchError(
      say`The fixed texts make the message too long: at most ${longestHeader} characters in the header and ${longestBody} in the body. Shorten them.`,
    );
  }
  return sources;
}

/** What differs from the current version, in words; empty when nothing does. */
export function changesOf(
  current: Pick<EditedConversation, 'name' | 'template' | 'sources'>,
  wish: { readonly name: string; readonly templateId: string; readonly sources: readonly VariableSource[] },
): readonly string[] {
  const keys = changedKeys(current.sources, wish.sources);
  return [
    ...(current.name === wish.name ? [] : [say`name (was ${current.name})`]),
    ...(current.template.id === wish.templateId ? [] : [say`template (was ${current.template.name})`]),
    ...(keys.length === 0 ? [] : [say`values of ${keys.join(', ')}`]),
  ];
}

/** The person's own words, else what changed. */
export function noteOf({ note }: Pick<ConversationWish, 'note'>, changes: readonly string[]): string {
  const text = oneLine(note) || say`Changed: ${changes.join('; ')}.`;
  return text.slice(0, longestNote);
}
