import { type Checked, refuse } from './checked.ts';
import { type JsonObject, listOf, objectOf, textOf } from './json-reading.ts';
import type { TemplateCall } from './send-request.ts';
import { filledLength, type MediaFormat, type TemplateNeeds } from './template.ts';
import type { BookedTemplate, TemplateBook } from './template-book.ts';

/** `body.first_name`, `header.1`, `button.0.1`, and the value that was sent for it. */
export type SentParameters = Readonly<Record<string, string>>;

/** Statuses that have an error of their own; any other that is not APPROVED reads as a missing translation. */
const refusalByStatus: Readonly<Record<string, number>> = { PAUSED: 132015, DISABLED: 132016 };

export function findSendable(call: TemplateCall, book: TemplateBook): Checked<BookedTemplate> {
  const booked = book.find(call.name, call.language);
  const refusal = refusalByStatus[booked?.template.status ?? ''];
  if (refusal !== undefined) return refuse(refusal);
  if (booked?.template.status !== 'APPROVED') {
    return refuse(132001, `template name (${call.name}) does not exist in ${call.language}`);
  }
  return { ok: true, value: booked };
}

const ofType = (call: TemplateCall, type: string): JsonObject | undefined =>
  call.components.find((component) => textOf(component.type)?.toLowerCase() === type);

const parametersOf = (component: JsonObject | undefined): readonly JsonObject[] =>
  listOf(component?.parameters).map(objectOf);

function checkValue(place: string, parameter: JsonObject): Checked<string> {
  if (parameter.type !== 'text') {
    return refuse(132012, `${place}: expected a parameter of type text, received ${String(parameter.type)}`);
  }
  const text = textOf(parameter.text);
  if (!text) return refuse(131008, 'Parameter of type text is missing text value');
  if (/[\n\r\t]| {5}/.test(text)) return refuse(132018);
  return { ok: true, value: text };
}

/** The values by placeholder for one place, or the first thing that is wrong with them. */
function checkPlace(
  place: string,
  names: readonly string[],
  named: boolean,
  given: readonly JsonObject[],
): Checked<ReadonlyMap<string, string>> {
  if (given.length !== names.length) {
    return refuse(
      132000,
      `${place}: number of localizable_params (${given.length}) does not match the expected number of params (${names.length})`,
    );
  }
  const values = new Map<string, string>();
  for (const [index, parameter] of given.entries()) {
    const told = textOf(parameter.parameter_name);
    if (named !== (told !== undefined)) {
      return refuse(132012, `${place}: parameter_name is ${named ? 'missing' : 'not expected'}`);
    }
    const name = told ?? names[index] ?? '';
    if (!names.includes(name) || values.has(name)) {
      return refuse(132012, `${place}: parameter_name ${name} is not expected`);
    }
    const value = checkValue(place, parameter);
    if (!value.ok) return value;
    values.set(name, value.value);
  }
  return { ok: true, value: values };
}

function checkMedia(media: MediaFormat, given: readonly JsonObject[]): Checked<string> {
  const kind = media.toLowerCase();
  const asset = objectOf(given[0]?.[kind]);
  const value = textOf(asset.id) ?? textOf(asset.link);
  if (given[0]?.type !== kind || !value) {
    return refuse(
      132012,
      `header: Format mismatch, expected ${media}, received ${String(given[0]?.type ?? 'UNKNOWN').toUpperCase()}`,
    );
  }
  return { ok: true, value };
}

const tooLong = (place: string, longest: number): Checked<never> =>
  refuse(132005, `${place}: the text is longer than ${longest} characters after substitution`);

function checkButtons(call: TemplateCall, needs: TemplateNeeds, into: Map<string, string>): Checked<true> {
  for (const [index, names] of needs.urls) {
    const button = call.components.find(
      (component) =>
        textOf(component.type)?.toLowerCase() === 'button' &&
        textOf(component.sub_type)?.toLowerCase() === 'url' &&
        String(component.index) === String(index),
    );
    if (!button) return refuse(131008, `buttons: Button at index ${index} of type Url requires a parameter`);
    const values = checkPlace(`button ${index}`, names, false, parametersOf(button));
    if (!values.ok) return values;
    for (const [name, value] of values.value) into.set(`button.${index}.${name}`, value);
  }
  return { ok: true, value: true };
}

/** Every rule for the parameters of a template send; gives the values by place. */
export function checkParameters(call: TemplateCall, needs: TemplateNeeds): Checked<SentParameters> {
  const found = new Map<string, string>();
  const header = parametersOf(ofType(call, 'header'));
  if (needs.header && 'media' in needs.header) {
    const media = checkMedia(needs.header.media, header);
    if (!media.ok) return media;
    found.set(`header.${needs.header.media.toLowerCase()}`, media.value);
  } else {
    const values = checkPlace('header', needs.header?.names ?? [], needs.named, header);
    if (!values.ok) return values;
    if (filledLength(needs.header?.text ?? '', values.value) > 60) return tooLong('header', 60);
    for (const [name, value] of values.value) found.set(`header.${name}`, value);
  }
  const body = checkPlace('body', needs.body.names, needs.named, parametersOf(ofType(call, 'body')));
  if (!body.ok) return body;
  if (filledLength(needs.body.text, body.value) > needs.body.longest) {
    return tooLong('body', needs.body.longest);
  }
  for (const [name, value] of body.value) found.set(`body.${name}`, value);
  const buttons = checkButtons(call, needs, found);
  return buttons.ok ? { ok: true, value: Object.fromEntries(found) } : buttons;
}
