/** `+57•••••4567`: enough to recognise a number, not enough to call it. */
export function maskPhone(phone: string): string {
  if (phone.length <= 6) return '•'.repeat(phone.length);
  const shown = phone.length > 9 ? 3 : 2;
  return `${phone.slice(0, shown)}•••••${phone.slice(-4)}`;
}

/** Long runs of digits may be phones, whoever wrote the text. */
export const withoutNumbers = (text: string): string => text.replace(/\d[\d ().-]{5,}\d/g, '•••');
