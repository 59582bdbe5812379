/** Lower case without accents, spaces, underscores or other signs: "Número de teléfono" becomes "numerodetelefono". */
export const plainName = (header: string): string => wordsOf(header).join('');

const wordsOf = (header: string): string[] =>
  header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

const phoneNames = new Set(
  `phonenumber phoneno phone1 telephone telephonenumber tel mobile mobilephone mobilenumber mobileno cell cellphone cellnumber
   cellularphone whatsapp whatsappnumber whatsappphone waid wanumber msisdn e164 contactnumber contactphone telefono numerodetelefono
   numerotelefono numerotelefonico telefono1 telefonomovil telefonocelular celular numerodecelular numerocelular movil numeromovil
   numerodemovil numerodewhatsapp numerowhatsapp telemovel numerodetelefone telefone numerodocelular`.split(
    /\s+/,
  ),
);
const phoneWords = new Set(
  'phone phones telephone tel mobile cell cellphone whatsapp msisdn telefono celular movil telefone telemovel'.split(
    ' ',
  ),
);
const phoneEnding = /(?:phone|phonenumber|telefono|celular|whatsapp)$/;
const numberNames = new Set(['number', 'numero', 'num', 'no', 'numbers', 'numeros', 'contact', 'contacto']);
const codeNames = new Set(
  `countrycode phonecountrycode countrycallingcode callingcode dialcode dialingcode phonecode countryprefix phoneprefix codigodepais
   codigopais codigodelpais indicativo indicativopais prefijo prefijopais codigodopais ddi`.split(/\s+/),
);

type Test = (header: string) => boolean;
/** From the surest to the vaguest: the first test that any column passes decides. */
const tests: readonly Test[] = [
  (header) => plainName(header) === 'phone',
  (header) => phoneNames.has(plainName(header)),
  (header) =>
    wordsOf(header).some((word) => phoneWords.has(word.replace(/\d+$/, ''))) ||
    phoneEnding.test(plainName(header)),
  (header) => numberNames.has(plainName(header)),
];

/** The columns that could hold the phone: one is the answer, none or several a question for the person. */
export function phoneColumns(headers: readonly string[]): number[] {
  const open = headers.flatMap((header, index) => (codeNames.has(plainName(header)) ? [] : [index]));
  for (const test of tests) {
    const found = open.filter((index) => test(headers[index] ?? ''));
    if (found.length > 0) return found;
  }
  return [];
}

/** The column with the calling code that belongs in front of a national number, or -1. */
export const codeColumn = (headers: readonly string[]): number =>
  headers.findIndex((header) => codeNames.has(plainName(header)));
