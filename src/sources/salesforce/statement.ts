import { say } from '../../entities/language/say.ts';
import { AudienceError } from '../audience-source.ts';

/** A SELECT that a person typed, which is sent as it is. */
export interface Statement {
  readonly soql: string;
  /** As they are written: `Name`, `Account.Name`. */
  readonly fields: readonly string[];
}

const quoted = /'(?:[^'\\]|\\.)*'/g;
const shape = /^select\s+(.+?)\s+from\s+(\w+)\b(.*)$/is;
const path = /^\w+(?:\.\w+)*$/;
/** What makes rows that are no people, or locks and marks what it reads. */
const refused =
  /\bgroup\s+by\b|\bhaving\b|\bfor\s+(?:update|view|reference)\b|\bupdate\s+(?:tracking|viewstat)\b/i;

/** Reads what can be paged and has one person in each row. Throws an `AudienceError`. */
export function readStatement(typed: string): Statement {
  const soql = typed.trim().replace(/;$/, '').trim();
  // What stands in quotes is a value, whatever its words are.
  const bare = soql.replace(quoted, "''");
  const [, list = '', , rest = ''] = shape.exec(bare) ?? [];
  const fields = list.split(',').map((field) => field.trim());
  const isPlain = list !== '' && fields.every((field) => path.test(field));
  if (!isPlain || bare.replaceAll("''", '').includes("'") || /;/.test(bare)) {
    throw new AudienceError(
      say`Salesforce: expected one statement such as “SELECT Id, Name, MobilePhone FROM Contact WHERE MailingCity = 'Lima'”, with the names of fields only between SELECT and FROM.`,
    );
  }
  if (refused.test(rest)) {
    throw new AudienceError(
      say`Salesforce: this statement groups, locks or marks what it reads. Leave out GROUP BY, HAVING, FOR and UPDATE.`,
    );
  }
  return { soql, fields };
}
