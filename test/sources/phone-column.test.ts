import { expect, test } from 'vitest';
import { codeColumn, phoneColumns } from '../../src/sources/phone-column.ts';

test.each([
  'phone',
  'Phone',
  'PHONE NUMBER',
  'phone_number',
  'PhoneNumber',
  'Telephone',
  'Mobile',
  'mobile phone',
  'Cell',
  'cellphone',
  'WhatsApp',
  'WhatsApp number',
  'Customer Phone',
  'customerPhone',
  'phone 1',
  'contact_phone_number',
  'Teléfono',
  'TELÉFONO',
  'telefono',
  'Te\u0301le\u0301fono',
  'Celular',
  'Móvil',
  'movil',
  'Número de teléfono',
  'número_de_celular',
  'Telefone',
  'Number',
  'Número',
  'tel.',
  'msisdn',
  'wa_id',
])('%s is found', (header) => {
  expect(phoneColumns(['name', header, 'city'])).toEqual([1]);
});

test.each([
  'cancelled',
  'hotel',
  'order number',
  'address',
  'customer',
  'automobile',
  'name',
  'Country code',
  'phone_country_code',
])('%s is not a phone column', (header) => {
  expect(phoneColumns([header, 'city'])).toEqual([]);
});

const choices: readonly [story: string, headers: string[], chosen: string[]][] = [
  ['a column called phone wins over all', ['mobile', 'whatsapp', 'Phone'], ['Phone']],
  ['an exact name wins over one that contains it', ['home phone type', 'telefono', 'x'], ['telefono']],
  ['a name that says phone wins over "number"', ['number', 'customer phone'], ['customer phone']],
  ['two exact names are a question', ['mobile', 'cell'], ['mobile', 'cell']],
  ['two vague names are a question', ['home phone', 'work phone'], ['home phone', 'work phone']],
  ['the calling code is not the phone', ['phone country code', 'phone number'], ['phone number']],
];
test.each(choices)('%s', (_story, headers, chosen) => {
  expect(phoneColumns(headers).map((index) => headers[index])).toEqual(chosen);
});

test.each(['country_code', 'Country Code', 'Código de país', 'indicativo', 'Dial code'])(
  '%s holds the calling code',
  (header) => {
    expect(codeColumn(['phone', header])).toBe(1);
  },
);
