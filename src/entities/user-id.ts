const userId = /^[A-Z]{2}\.(?:ENT\.)?[0-9A-Za-z]{1,128}$/;

/**
 * WhatsApp’s own id of a person (business-scoped user id), by which those are known whose number it hides
 * (https://developers.facebook.com/docs/whatsapp/business-scoped-user-ids). Wherever a phone is kept, it can stand instead.
 */
export const isUserId = (text: string): boolean => userId.test(text);
