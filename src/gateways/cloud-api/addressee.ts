import { isUserId } from '../../entities/user-id.ts';

/** Whom a message goes to: a phone, or the id of a person whose number WhatsApp hides. */
export const addressee = (to: string): { readonly to: string } | { readonly recipient: string } =>
  isUserId(to) ? { recipient: to } : { to };
