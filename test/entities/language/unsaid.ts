import { type Literal, literalsIn } from './source-literals.ts';

/** Words of a sentence, or one word that begins as a label does. */
const forReaders = /[A-Za-z]{2,}[,:;.…]? +(?:\S+ +)*\S*[A-Za-z]{2,}|^[A-Z][a-z]+(?:-[a-z]+)?[.…?!:]?$/;

/** Handed to the catalogues, to the log, to the database, or thrown as our own fault. */
const elsewhere =
  /^(say|sayWords|text|said|sql|sql\.\w+|new (Error|RegExp|Set)|(\w+\.)*log\.\w+|import|from|raw|\w+\.toFormat)$/;

/** What is typed stays as it is: commands, their usage, and the names under which CSV files are read again. */
const typed =
  /^\/(?:treble|invite) |^[a-z]+(?: [a-z-]+)? [[<|]|^[a-z]+ [a-z]+\|[a-z|]+|^Treble (?:row|reason)$/;

const isUnsaid = ({ value, of }: Literal): boolean =>
  !elsewhere.test(of) && forReaders.test(value) && !typed.test(value);

/** Texts for readers that are not said through the catalogues. */
export const unsaidIn = (code: string): Literal[] => literalsIn(code).filter(isUnsaid);

/** The same of code beside the bot, where most sentences are statements: what people are told of their mistakes. */
export const unsaidErrorsIn = (code: string): Literal[] =>
  unsaidIn(code).filter(({ of }) => /^new (?:Usage|Dispatch|Report|Audience)Error$/.test(of));
