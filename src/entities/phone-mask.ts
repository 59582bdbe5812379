/** `+57•••••4567`: enough to recognise a number, not enough to call it. */
export function maskPhone(phone: string): string {
  if (phone.length <= 6) return '•'.repeat(phone.length);
  const shown = phone.length > 9 ? 3 : 2;
  return `${phone.slice(0, shown)}•••••${phone.slice(-4)}`;
}

const time = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`;
const day = '(?:0?[1-9]|[12]\\d|3[01])';
const month = '(?:0?[1-9]|1[0-2])';
const date = `(?:20[23]\\d-${month}-${day}|${day}[/.-]${month}[/.-]20[23]\\d)`;
const moment = `${date}(?:[ T]${time})?`;
/** Stands alone: with more digits on either side it may be part of a phone. */
const moments = new RegExp(
  String.raw`(?<![\d+][ ().-]*)(?:${time} )?${moment}(?: ?[-–] ?(?:${moment}|${time}))?(?![ ().-]*\d)`,
  'g',
);

const fewestDigits = 7;
const maskLong = (run: string): string => (run.replace(/\D/g, '').length < fewestDigits ? run : '•••');

const maskRuns = (text: string): string => text.replace(/\d[\d ().-]{5,}\d/g, maskLong);

/** Long runs of digits may be phones, whoever wrote the text; a date and a time are none. */
export function withoutNumbers(text: string): string {
  const between = text.split(moments).map(maskRuns);
  const kept = text.match(moments) ?? [];
  return between.map((part, index) => `${part}${kept[index] ?? ''}`).join('');
}
