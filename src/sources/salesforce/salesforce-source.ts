import { listAt, textAt } from '../../entities/json.ts';
import { matchingProperties } from '../contact-row.ts';
import type { ContactSource } from '../contact-source.ts';
import { apiPath, contactFields, openQuery } from './query-audience.ts';
import { openReport, reportColumns } from './report-audience.ts';
import { createSalesforceAccess, type SalesforceOptions } from './salesforce-access.ts';
import { readStatement } from './statement.ts';
import { openStatement } from './statement-audience.ts';

const typedCondition = /^\s*where\s+(.+)$/is;
const typedStatement = /^\s*select\s/i;
const report = 'report ';
const where = 'where ';

/** Text inside a SOQL literal of a `like` pattern. */
const likeText = (text: string): string => text.replace(/[\\'%_]/g, (letter) => `\\${letter}`);

/**
 * Salesforce's contacts (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/): a condition in SOQL,
 * typed as “where …”, a whole statement, or a report.
 */
export function createSalesforceSource(options: SalesforceOptions): ContactSource {
  const access = createSalesforceAccess(options);
  return {
    name: 'salesforce',
    label: 'Salesforce',
    async findLists(query, limit) {
      const condition = typedCondition.exec(query)?.[1]?.trim();
      if (condition !== undefined) {
        return [{ id: `${where}${condition}`, name: `contacts where ${condition}` }];
      }
      if (typedStatement.test(query)) {
        const { soql } = readStatement(query);
        return [{ id: soql, name: soql }];
      }
      const soql = `SELECT Id, Name FROM Report WHERE Format = 'Tabular' AND Name LIKE '%${likeText(query.trim())}%' ORDER BY Name LIMIT ${limit}`;
      const told = await access.get(`${apiPath}/query?${new URLSearchParams({ q: soql })}`);
      return listAt(told, 'records').flatMap((record) => {
        const id = textAt(record, 'Id');
        return id === undefined ? [] : [{ id: `${report}${id}`, name: textAt(record, 'Name') ?? id }];
      });
    },
    async findProperties(listId, query, limit) {
      if (typedStatement.test(listId)) {
        const named = readStatement(listId).fields.map((field) => ({ name: field, label: field }));
        return matchingProperties(named, query, limit);
      }
      const known = listId.startsWith(where)
        ? contactFields(access)
        : reportColumns(access, listId.slice(report.length));
      return matchingProperties(await known, query, limit);
    },
    async open(question) {
      const { listId } = question;
      if (typedStatement.test(listId)) return openStatement(access, listId, question);
      return listId.startsWith(where)
        ? openQuery(access, listId.slice(where.length), question)
        : openReport(access, listId.slice(report.length), question);
    },
    close: () => access.close(),
  };
}
