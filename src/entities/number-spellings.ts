/** Countries whose mobile numbers are written in two ways; `long` has the digit that the other leaves out. */
const quirks: readonly { readonly short: RegExp; readonly long: RegExp; readonly digit: string }[] = [
  // Mexico's old mobile 1, Argentina's 9 and Brazil's ninth digit, behind the country code or the area.
  { short: /^(52)(\d{10})$/, long: /^(52)1(\d{10})$/, digit: '1' },
  { short: /^(54)(\d{10})$/, long: /^(54)9(\d{10})$/, digit: '9' },
  { short: /^(55\d{2})(\d{8})$/, long: /^(55\d{2})9(\d{8})$/, digit: '9' },
];

/** Every way to write the same number, in digits; the given one first. */
export function spelledAlike(digits: string): readonly string[] {
  const others = quirks.flatMap(({ short, long, digit }) =>
    short.test(digits)
      ? [digits.replace(short, `$1${digit}$2`)]
      : long.test(digits)
        ? [digits.replace(long, '$1$2')]
        : [],
  );
  return [digits, ...others];
}
