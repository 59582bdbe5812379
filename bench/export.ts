import { createMetricsReader } from '../src/reports/create-metrics-reader.ts';
import { copyOut } from './copy-out.ts';
import { measureCost } from './cost.ts';
import type { BenchDatabase, BenchServer } from './database.ts';
import { interleave } from './interleave.ts';
import { brokenCounters, differences } from './invariants.ts';
import { openLarge } from './large-database.ts';
import { medianCost, type ProductRound, type RatioResult, type Round } from './result.ts';
import { judge } from './statistics.ts';

/** The facts that the exported file tells, as the table has them. */
const exported =
  'phone, state, cause, code, detail, responded, last_activity_at, deployment_id, row_number, variables';

const perSecond = (rows: number, startedAt: number) => (rows / (performance.now() - startedAt)) * 1000;

async function exportByCopy(url: string, deploymentId: number): Promise<Round> {
  const startedAt = performance.now();
  const { rows } = await copyOut(
    url,
    `copy (select ${exported} from recipient where deployment_id = ${deploymentId}) to stdout (format csv)`,
  );
  return { units: rows, perSecond: perSecond(rows, startedAt) };
}

/** As somebody downloads the users: batch by batch, as bytes. */
export async function exportAll({ orm }: Pick<BenchDatabase, 'orm'>, deploymentId: number) {
  const reader = createMetricsReader(orm);
  const { header, batches } = await reader.exportUsers({ kind: 'deployment', deploymentId }, {});
  let rows = 0;
  let bytes = Buffer.byteLength(header);
  for await (const { text, users } of batches) {
    rows += users;
    bytes += Buffer.from(text).length;
  }
  return { rows, bytes };
}

async function exportByProduct(
  database: BenchDatabase,
  deploymentId: number,
  recipients: number,
): Promise<ProductRound> {
  const { orm } = database;
  const measured = await measureCost(orm, async () => {
    const startedAt = performance.now();
    const { rows } = await exportAll(database, deploymentId);
    return { units: rows, perSecond: perSecond(rows, startedAt) };
  });
  const broken = [
    ...differences({ exported: measured.units }, { exported: recipients }),
    ...(await brokenCounters(orm)),
  ];
  return { ...measured, broken };
}

export async function benchExport(
  server: BenchServer,
  recipients: number,
  rounds: number,
): Promise<RatioResult> {
  const large = await openLarge(server, { name: 'bench_r13', recipients, queued: recipients / 10 });
  const { baseline, product } = await interleave(rounds, {
    baseline: () => exportByCopy(large.url, large.deploymentId),
    product: () => exportByProduct(large, large.deploymentId, recipients),
  });
  await large.close();
  const baselineValues = baseline.map((round) => round.perSecond);
  const productValues = product.map((round) => round.perSecond);
  const cost = medianCost(product);
  return {
    id: 'R13',
    says: 'export of the users as CSV ÷ COPY TO STDOUT',
    unit: 'row',
    baseline: { name: 'COPY TO STDOUT of the same facts, only counted', values: baselineValues },
    product: { name: 'streamed CSV, safe for spreadsheets', values: productValues },
    nearLimit: '≥ 0.60',
    ...judge(baselineValues, productValues, [...new Set(product.flatMap((round) => round.broken))]),
    ...(cost && { cost }),
    notes: [`${recipients.toLocaleString('en')} users`],
  };
}
