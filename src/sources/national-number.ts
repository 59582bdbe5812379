import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** The digits without the country code, as some providers and people write them beside it. */
export const nationalDigits = (phone: string): string =>
  String(parsePhoneNumberFromString(phone)?.nationalNumber ?? phone.replace(/^\+/, ''));
