import type { AudienceInput, ContactsInput } from '../../dispatch/dispatch.ts';
import { said, say, text } from '../../entities/language/say.ts';
import type { FieldProblem } from '../field-problem.ts';
import type { Call, ViewValues } from '../listener.ts';
import { contactField, hasTwoContacts, parseContacts } from './contact-field.ts';
import { type DeploymentChoice, deploymentField, parseDeploymentChoice } from './deployment-field.ts';
import { type GivenChoice, loadGiven, nothingGiven, parseGiven, recipientsField } from './given-audience.ts';
import { parseSavedList, savedListField } from './saved-list-field.ts';

export type AudienceChoice =
  | GivenChoice
  | { readonly kind: 'list'; readonly listId: number }
  | ContactsInput
  | DeploymentChoice;

const words: Readonly<Record<AudienceChoice['kind'], string>> = {
  pasted: text('pasted recipients'),
  csv: text('a CSV file'),
  list: text('a saved list'),
  deployment: text('a deployment'),
  contacts: text('a CRM list'),
};

/** Under which field a second audience is told. */
const blocks: Readonly<Record<AudienceChoice['kind'], string>> = {
  pasted: recipientsField.block,
  csv: recipientsField.block,
  list: savedListField.block,
  deployment: deploymentField.block,
  contacts: contactField.block,
};

const nothing = (): FieldProblem => ({
  ...nothingGiven(),
  problem: say`Paste at least one phone number here, or choose a CSV file, a saved list or a deployment below.`,
});

/**
 * The one audience that was chosen, or the problem to show under a field. `keptFile`: the id of a file that was given before
 * the form was closed; it counts where nothing else is chosen.
 */
export function parseAudience(values: ViewValues, keptFile?: string): AudienceChoice | FieldProblem {
  if (hasTwoContacts(values)) {
    return {
      block: contactField.block,
      problem: say`Expected a CRM list or a CRM query, found both. Remove one of them.`,
    };
  }
  const given = parseGiven(values);
  if (given && 'problem' in given) return given;
  const chosen = [given, parseSavedList(values), parseContacts(values), parseDeploymentChoice(values)].filter(
    (one) => one !== undefined,
  );
  const [first, second] = chosen;
  if (!first && keptFile) return { kind: 'csv', file: { id: keptFile, name: '', url: undefined } };
  if (!first) return nothing();
  if (!second) return first;
  const block = blocks[second.kind];
  const found = chosen.map(({ kind }) => said(words[kind])).reduce((one, other) => say`${one} and ${other}`);
  return { block, problem: say`Expected one audience, found ${found}. Remove all but one.` };
}

/** What the review reads; asks Slack for a file. */
export const loadAudience = async (call: Call, choice: AudienceChoice): Promise<AudienceInput> =>
  choice.kind === 'pasted' || choice.kind === 'csv' ? loadGiven(call, choice) : choice;
