import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { createDispatch } from '../src/dispatch/create-dispatch.ts';
import type { Dispatch } from '../src/dispatch/dispatch.ts';
import { audienceBytes, copyBytes, expectedCounts, writeBlocks } from './audience-file.ts';
import { conversationName, lineId } from './cast.ts';
import { measureCost } from './cost.ts';
import type { BenchServer } from './database.ts';
import { numberIn, startFarSide } from './far-side.ts';
import { interleave } from './interleave.ts';
import { brokenCounters, differences } from './invariants.ts';
import { medianCost, type ProductRound, type RatioResult, type Round } from './result.ts';
import { seedQueued } from './seed-deployments.ts';
import { createEngine } from './sending-engine.ts';
import { judge } from './statistics.ts';

/** The same table with its keys and indexes, empty again; `restart identity` keeps the pages of the keys alike as well. */
async function emptyTables(orm: MikroORM): Promise<void> {
  const em = orm.em.fork();
  await em.execute(
    'truncate recipient, duplicate_row, chunk, tally, attempt, inbound restart identity cascade',
  );
  await em.execute('checkpoint');
}

async function copyRows(orm: MikroORM, path: string, rows: number): Promise<Round> {
  await emptyTables(orm);
  const startedAt = performance.now();
  await orm.em
    .fork()
    .execute(
      `copy recipient (deployment_id, row_number, phone, variables, state, cause) from '${path}' (format csv)`,
    );
  return { units: rows, perSecond: (rows / (performance.now() - startedAt)) * 1000 };
}

/** As `/treble send` does it: read, check, render, store in batches with duplicates, chunks and counters, review. */
async function importByProduct(
  orm: MikroORM,
  dispatch: Dispatch,
  path: string,
  rows: number,
): Promise<ProductRound> {
  await emptyTables(orm);
  const { versionId } = await dispatch.loadConversation(conversationName);
  const measured = await measureCost(orm, async () => {
    const startedAt = performance.now();
    const { counts } = await dispatch.review({
      versionId,
      audience: { kind: 'csv', fileName: 'audience.csv', bytes: createReadStream(path) },
      channelId: 'C0BENCH',
      by: 'U0BENCH',
    });
    return { units: rows, perSecond: (rows / (performance.now() - startedAt)) * 1000, counts };
  });
  const { counts, ...round } = measured;
  const { rows: stored } = await sql<Record<string, number>>`
    select (select count(*)::int from recipient) as recipients, (select count(*)::int from duplicate_row) as duplicates`.execute(
    orm.em.fork().getKysely(),
  );
  const expected = expectedCounts(rows);
  const recipients = rows - expected.duplicate;
  const broken = [
    ...differences({ ...counts }, { ...expected }),
    ...differences(stored[0] ?? {}, { recipients, duplicates: expected.duplicate }),
    ...(await brokenCounters(orm)),
  ];
  return { ...round, broken };
}

export async function benchImport(server: BenchServer, rows: number, rounds: number): Promise<RatioResult> {
  const { orm, close } = await server.createDatabase('bench_r5');
  const far = await startFarSide('graph-gateway.ts');
  const engine = await createEngine(orm, { port: numberIn(far.ready, 'port'), connections: 1, window: 1 });
  const dispatch = createDispatch({ orm, lineIds: [lineId], defaultCountry: undefined, nudge: () => {} });
  const { id } = await seedQueued(orm, 1);
  const audience = join(server.directory, 'audience.csv');
  const ready = join(server.directory, 'copy.csv');
  await writeBlocks(audience, audienceBytes(rows));
  await writeBlocks(ready, copyBytes(rows, id));
  const { baseline, product } = await interleave(rounds, {
    baseline: () => copyRows(orm, ready, rows),
    product: () => importByProduct(orm, dispatch, audience, rows),
  });
  await engine.stop();
  await far.stop();
  await close();
  const baselineValues = baseline.map(({ perSecond }) => perSecond);
  const productValues = product.map(({ perSecond }) => perSecond);
  const cost = medianCost(product);
  return {
    id: 'R5',
    says: 'import (checked, rendered, without duplicates) ÷ COPY',
    unit: 'row',
    baseline: { name: 'COPY from a file into the same table', values: baselineValues },
    product: { name: 'review of a CSV file', values: productValues },
    nearLimit: '≥ 0.50',
    ...judge(baselineValues, productValues, [...new Set(product.flatMap((round) => round.broken))]),
    ...(cost && { cost }),
    notes: [`${rows.toLocaleString('en')} rows, of which 1 % invalid, 1 % repeated, 1 % incomplete`],
  };
}
