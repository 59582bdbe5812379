import { type RawBuilder, sql } from 'kysely';
import { causeNames, causeWords } from '../entities/cell.ts';
import { conversationStageNames, conversationStages } from '../entities/conversation-stage.ts';
import { byteOrderMark, csvCell, csvLine } from '../entities/csv-line.ts';
import { deploymentStates } from '../entities/deployment-state.ts';
import { said, text, tongues } from '../entities/language/say.ts';
import { sessionStatuses, sessionStatusNames } from '../entities/session-status.ts';
import { sessionIs, stageIs, type UserGroup, userGroups } from '../entities/user-group.ts';

type Text = RawBuilder<unknown>;

const literal = (value: string): Text => sql`${value}::text`;

/** What `csvCell` guards against; PostgreSQL keeps no NUL. */
const formula = "^'*[=+\\-@\\t\\r\\n]";
const suspects = [..."\t\n\r'+-=@"].map((sign) => sign.charCodeAt(0)).join(', ');

/** `csvCell` in SQL. Always quoted: looking for a comma costs more than two quotes. */
const quoted = (value: Text): Text => sql`
  '"' || case when ascii(${value}) in (${sql.raw(suspects)}) and ${value} ~ ${literal(formula)} then '''' else '' end
      || replace(${value}, '"', '""') || '"'`;

const cell = (value: Text): Text => sql`coalesce(${quoted(value)}, '')`;

const shown = (label: string): string => csvCell(label === '–' ? '' : said(label));

/** A word that follows from the recipient's group. */
const worded = (labelOf: (group: UserGroup) => string): Text => {
  const branches = userGroups.map(
    (group) => sql`when r.state = ${literal(group.state)} and r.responded = ${group.responded}::bool
                   then ${literal(shown(labelOf(group)))}`,
  );
  return sql`case ${sql.join(branches, sql` `)} else '' end`;
};

/** The label of the one word of these that holds. */
const labelled = <Word extends string>(
  words: readonly Word[],
  is: Readonly<Record<Word, string>>,
  labels: Readonly<Record<Word, { readonly label: string }>>,
): Text => {
  const branches = words.map(
    (word) => sql`when ${sql.raw(is[word])} then ${literal(shown(labels[word].label))}`,
  );
  return sql`case ${sql.join(branches, sql` `)} else '' end`;
};

const reasons = (): Text[] =>
  causeNames.map((cause) => sql`when ${literal(cause)} then ${literal(csvCell(causeWords(cause)))}`);

/** A deployment whose users are written, as its cells say it. */
export interface CsvDeployment {
  readonly code: string;
  readonly date: string;
}

interface Column {
  readonly name: string;
  readonly value: (deployment: CsvDeployment) => Text;
}

/** The columns of the users screen, in its order; what is behind the status follows. `r` is the recipient. */
const columns: readonly Column[] = [
  {
    name: text('Phone'),
    value: () => sql`case when r.phone ~ '^[+][0-9]+$' then '''' || r.phone
                          else ${cell(sql`coalesce(r.phone, r.raw_phone)`)} end`,
  },
  { name: text('Deployment date (UTC)'), value: ({ date }) => literal(date) },
  { name: text('Deployment status'), value: () => worded(({ state }) => deploymentStates[state].label) },
  {
    name: text('Conversation stage'),
    value: () => labelled(conversationStageNames, stageIs, conversationStages),
  },
  { name: text('Session status'), value: () => labelled(sessionStatusNames, sessionIs, sessionStatuses) },
  {
    name: text('Last activity (UTC)'),
    value: () => sql`coalesce(left((r.last_activity_at at time zone 'UTC')::text, 19), '')`,
  },
  {
    name: text('Reason'),
    value: () => sql`case r.cause ${sql.join(reasons(), sql` `)} else ${cell(sql`r.cause`)} end`,
  },
  { name: text('Raw code'), value: () => cell(sql`r.code`) },
  { name: text('Raw detail'), value: () => cell(sql`r.detail`) },
  { name: text('Deployment'), value: ({ code }) => literal(code) },
  { name: text('List row'), value: () => sql`r.row_number::text` },
];

const others = text('Other variables');
const headings: readonly string[] = [...columns.map(({ name }) => name), others];
/** In every language: whoever gives a file back need not speak that of whoever took it. */
const taken: ReadonlySet<string> = new Set(
  Object.values(tongues).flatMap(({ translate }) => headings.map((name) => translate(name).toLowerCase())),
);
/** With the others a list that can be uploaded again, which takes 200 columns. */
const mostVariables = 150;

/** A variable named like one of our columns, as in a list that was downloaded here, stays among the others. */
export const ownColumns = (variables: readonly string[]): readonly string[] =>
  variables.filter((name) => !taken.has(name.toLowerCase())).slice(0, mostVariables);

/** In the language of whoever asks. */
export const userCsvHeader = (variables: readonly string[]): string =>
  byteOrderMark + csvLine([...columns.map(({ name }) => said(name)), ...variables, said(others)]);

/** SQL: the line of recipient `r`. `||` takes two thirds of the time of `concat`. */
export function userCsvLine(variables: readonly string[], deployment: CsvDeployment): Text {
  const known = columns.map(({ value }) => value(deployment));
  const all = sql`(case when r.captured is null then r.variables else r.variables || r.captured end)`;
  const named = variables.map((name) => cell(sql`(${all} ->> ${name}::text)`));
  const rest = sql`(${all} - ${[...variables]}::text[])`;
  const other = sql`case when ${rest} = '{}' then '' else ${quoted(sql`${rest}::text`)} end`;
  return sql`${sql.join([...known, ...named, other], sql` || ',' || `)} || e'\\r\\n'`;
}
