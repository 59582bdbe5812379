import { said, text } from './language/say.ts';

/** The name that is stored of numbers which were pasted; every other name is a file's or a person's. */
export const pastedName = text('pasted numbers');

export const audienceNameWords = (name: string): string => (name === pastedName ? said(name) : name);
