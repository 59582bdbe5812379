import { text } from './say.ts';

/**
 * What is written down in English, by whoever is not reading it: why something is held, rejected, excluded or was not
 * started. Each stands here as the code that writes it words it.
 */
export const storedTexts: readonly string[] = [
  text('Paused by a person.'),
  text(
    '{0} of the last {1} outcomes ({2}) are general failures, most often: {3} Look into it, then press Resume.',
  ),
  text(
    '{0} of the last {1} outcomes ({2}) are general failures, most often: {3} (code {4}) Look into it, then press Resume.',
  ),
  text('The template {0} is on hold: {1} /treble release template {2} lifts it.'),
  text('The line {0} is on hold: {1} /treble release line {2} lifts it.'),
  text('The template {0} is {1}. It can be sent when WhatsApp has approved it.'),
  text('The template is {0}. {1}'),
  text('The line is stopped. {0}'),
  text('It was stopped.'),
  text('Somebody other than its author has to approve it with /treble approve {0}.'),
  text(
    'WhatsApp lets this business reach {0} different people in 24 hours, and has. Places free from {1} UTC on; the rest is sent then.',
  ),
  text('WhatsApp lets this business reach nobody else now.'),
  text('An admin has frozen all sending.'),
  text(
    'This database was restored from a backup or moved to another server, so messages may have been sent that it does not know of. Nothing is sent until an admin confirms with /treble unfreeze.',
  ),
  text('A person said that it works again.'),
  text('Reason given: {0}.'),
  text('WhatsApp said so when templates were read.'),
  text('Changed after the list was reviewed.'),
  text('The user stopped marketing messages in WhatsApp.'),
  text('The variables of the template changed.'),
  text('Column “{0}” is empty or missing.'),
  text('Column “{0}” has a line break, a tab or more than four spaces in a row.'),
  text('Column “{0}” has an error of the spreadsheet, {1}.'),
  text('The filled text is too long: at most {0} characters in the header and {1} in the body.'),
  text('not a number'),
  text('not a phone number'),
  text('unknown country code'),
  text('too short'),
  text('too long'),
  text('wrong number of digits'),
  text('country code is not a number'),
  text('phone is empty'),
  text('the spreadsheet cut its digits (scientific notation)'),
  text('no country code'),
  text('has an extension'),
  text('no such number under +{0}'),
  text('has {0} cell, the header has {1}'),
  text('has {0} cells, the header has {1}'),
  text('a NUL byte'),
  text('a letter that is not valid {0}'),
];
