import { isRecord, listAt, recordAt, textAt } from '../../entities/json.ts';
import { say } from '../../entities/language/say.ts';
import { AudienceError, type AudienceRow, batchRows } from '../audience-source.ts';
import { contactRow, namedFields } from '../contact-row.ts';
import type { ContactProperty, ContactQuestion } from '../contact-source.ts';
import { phoneColumns, plainName } from '../phone-column.ts';
import { apiPath, textOf } from './query-audience.ts';
import type { SalesforceAccess } from './salesforce-access.ts';

/** Columns of a report by how people call them: the label on the screen, or Salesforce's own name. */
function columnsIn(report: unknown): readonly ContactProperty[] {
  const infos = recordAt(recordAt(report, 'reportExtendedMetadata'), 'detailColumnInfo');
  return listAt(recordAt(report, 'reportMetadata'), 'detailColumns').flatMap((column) =>
    typeof column === 'string'
      ? [{ name: column, label: textAt(recordAt(infos, column), 'label') ?? column }]
      : [],
  );
}

const reportPath = (reportId: string, details: boolean): string =>
  `${apiPath}/analytics/reports/${encodeURIComponent(reportId)}?includeDetails=${details}`;

/** The columns of a report, which are all that can be read of it. */
export const reportColumns = async (
  { get }: SalesforceAccess,
  reportId: string,
): Promise<readonly ContactProperty[]> => columnsIn(await get(reportPath(reportId, false)));

/** A tabular report as an audience. Salesforce gives at most 2,000 rows of a report, and more is refused, never cut. */
export async function openReport({ get }: SalesforceAccess, reportId: string, question: ContactQuestion) {
  const { phoneProperty, phones } = question;
  const report = await get(reportPath(reportId, true));
  const reportName = textAt(recordAt(report, 'attributes'), 'reportName') ?? reportId;
  if (!isRecord(report) || report.allData !== true) {
    throw new AudienceError(
      say`Salesforce: the report ${reportName} has more than the 2,000 rows that Salesforce gives. Type “where” and a condition instead.`,
    );
  }
  const columns = columnsIn(report);
  const find = (wanted: string) =>
    columns.find(
      ({ name, label }) => plainName(label) === plainName(wanted) || plainName(name) === plainName(wanted),
    );
  const phone =
    phoneProperty === undefined
      ? columns[phoneColumns(columns.map(({ label }) => label))[0] ?? -1]
      : find(phoneProperty);
  if (!phone) {
    const found = columns.map(({ label }) => label).join(', ');
    throw new AudienceError(
      say`Salesforce: expected a column with phones in the report ${reportName}, found ${found}. Name it under Phone property.`,
    );
  }
  const fields = namedFields(question, (wanted) => find(wanted)?.name);
  const places = new Map(columns.map(({ name }, index) => [name, index]));
  const records = listAt(recordAt(recordAt(report, 'factMap'), 'T!T'), 'rows');
  const rows = records.map((record, index): AudienceRow => {
    const cells = listAt(record, 'dataCells');
    const valueAt = (field: string) => {
      const cell = cells[places.get(field) ?? -1];
      return isRecord(cell) ? (textAt(cell, 'label') ?? textOf(cell.value)) : '';
    };
    return contactRow({ rowNumber: index + 1, phoneNames: [phone.name], fields, phones, valueAt });
  });
  async function* batches(): AsyncGenerator<readonly AudienceRow[]> {
    for (let from = 0; from < rows.length; from += batchRows) yield rows.slice(from, from + batchRows);
  }
  return {
    listName: reportName,
    phoneColumn: phone.label,
    columns: fields.map((one) => one.name),
    rows: batches(),
  };
}
