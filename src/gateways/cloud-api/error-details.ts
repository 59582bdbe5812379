import type { FailureClass } from '../../entities/failure-class.ts';

// Meta's words, as met in practice: "Parameter of type text is missing text value",
// "body: number of localizable_params (1) does not match…", "Param template['components'][0] must be…".
const namesParameter =
  /\bcomponents?\b|\bparameters\b|\blocalizable_params\b|\bparameter of type\b|\bvariables?\b|\b(?:header|body|buttons?):/i;

// "Parameter 'to' is not a valid…", "Param to must be a valid WhatsApp ID", "Recipient phone number is invalid".
const namesRecipient =
  /\bparam(?:eter)?\s+\W?to\b|["'`[]to["'`\]]|\brecipient\b|\b(?:valid|invalid) (?:whatsapp|phone)\b|\bphone number is (?:not valid|invalid)\b/i;

interface Told {
  readonly details: string;
}

/** `named` when the details are about a template's parameter. */
export const parameterOr =
  (named: FailureClass, otherwise: FailureClass) =>
  ({ details }: Told): FailureClass =>
    namesParameter.test(details) ? named : otherwise;

/** `invalid_number` when the details are about `to`; `named` when they are about a template's parameter. */
export const recipientOrParameterOr = (named: FailureClass, otherwise: FailureClass) => {
  const parameterRule = parameterOr(named, otherwise);
  return (told: Told): FailureClass => {
    // A parameter's path may quote anything, so it is looked for first.
    const failure = parameterRule(told);
    return failure === otherwise && namesRecipient.test(told.details) ? 'invalid_number' : failure;
  };
};
