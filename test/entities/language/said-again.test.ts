import { expect, test } from 'vitest';
import { saidAgain } from '../../../src/entities/language/said-again.ts';
import { speaking, tongues } from '../../../src/entities/language/say.ts';

const inSpanish = (english: string): string => speaking(tongues.es, () => saidAgain(english));

test.each([
  ['Paused by a person.', 'Pausado por una persona.'],
  ['An admin has frozen all sending.', 'Un administrador congeló todos los envíos.'],
  ['is not in HubSpot any more', 'ya no está en HubSpot'],
  ['Treble asks to wait 1 seconds.', 'Treble pide esperar 1 segundo.'],
  ['Column “city” is empty or missing.', 'La columna “city” está vacía o falta.'],
  [
    'The template spring_sale is on hold: No reason was given. /treble release template spring_sale lifts it.',
    'La plantilla spring_sale está retenida: No se indicó el motivo. /treble release template spring_sale la libera.',
  ],
  [
    'The line is stopped. WhatsApp locked the business account.',
    'La línea está detenida. WhatsApp bloqueó la cuenta de la empresa.',
  ],
])('%s is said again', (english, spanish) => {
  expect(inSpanish(english)).toBe(spanish);
  expect(saidAgain(english)).toBe(english);
});

test('a person’s own words stay as they are, whatever signs they hold', () => {
  for (const words of ['The price is wrong', 'Column “city” is (very) wrong [sic] $1 {0}', '']) {
    expect(inSpanish(words)).toBe(words);
  }
});

test('what of it is ours is said again in front of a provider’s own words', () => {
  expect(inSpanish('WhatsApp locked the business account. Policy 12. See the help.')).toBe(
    'WhatsApp bloqueó la cuenta de la empresa. Policy 12. See the help.',
  );
  expect(inSpanish('The price is wrong. WhatsApp locked the business account.')).toBe(
    'The price is wrong. WhatsApp locked the business account.',
  );
});
