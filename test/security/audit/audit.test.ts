import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type StandInServer, startStandIn } from '../../support/stand-in-server.ts';
import { judge } from './judge.ts';
import type { Advisory } from './npm-report.ts';

/** What the registry knows, by package; as its answers look. */
type Known = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

const root = join(import.meta.dirname, '..', '..', '..');
let registry: StandInServer;
let known: Known | undefined;
/** npm remembers advisories by their number: each case has a memory of its own. */
let cache: string;

beforeAll(async () => {
  registry = await startStandIn(async (request, response) => {
    request.resume();
    const asksForAdvisories = request.method === 'POST' && request.url?.endsWith('/advisories/bulk');
    if (!(asksForAdvisories && known)) response.writeHead(asksForAdvisories ? 405 : 404).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(known));
  });
});
afterAll(() => registry.close());
beforeEach(() => {
  known = {};
  cache = mkdtempSync(join(tmpdir(), 'treble-npm-'));
});
afterEach(() => rmSync(cache, { recursive: true }));

const about = (severity: string) => ({
  id: 1,
  url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  title: 'Takes what is not meant for it',
  severity,
  vulnerable_versions: '<100',
  cwe: [],
  cvss: { score: 0, vectorString: null },
});

/** The command itself, with the real npm, against this registry. */
async function audit(): Promise<{ code: number; said: string }> {
  const env = {
    ...process.env,
    npm_config_registry: registry.url,
    npm_config_cache: cache,
    npm_config_fetch_retries: '0',
    npm_config_audit: 'true',
  };
  try {
    const { stdout } = await promisify(execFile)('npm', ['run', '-s', 'audit'], { cwd: root, env });
    return { code: 0, said: stdout };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'stdout' in error)) throw error;
    return { code: Number(error.code), said: String(error.stdout) };
  }
}

test('a registry that knows nothing bad lets a release go', async () => {
  expect(await audit()).toEqual({ code: 0, said: 'Nothing above “low” is known of what ships.\n' });
});

// yaml ships and is wished for by a package that does not: npm's own list of packages leaves it out.
test.each([
  ['moderate', 'undici'],
  ['high', 'pg'],
  ['critical', 'yaml'],
])('something %s in what ships stops it: %s', async (severity, name) => {
  known = { [name]: [about(severity)] };
  const { code, said } = await audit();
  expect(code).toBe(1);
  expect(said).toContain(`${name} <100 GHSA-aaaa-bbbb-cccc Takes what is not meant for it (not allowed)`);
  expect(said).toContain('Do not ship this.');
});

test('something low is told and stops nothing', async () => {
  known = { undici: [about('low')] };
  const { code, said } = await audit();
  expect(said).toContain('GHSA-aaaa-bbbb-cccc');
  expect(code).toBe(0);
});

test('what only builds and tests is not what ships', async () => {
  known = { vitest: [about('critical')] };
  expect((await audit()).code).toBe(0);
});

test('a registry that does not answer is no “nothing found”', async () => {
  known = undefined;
  const { code, said } = await audit();
  expect(code).toBe(2);
  expect(said).toContain('Not known: the registry did not say what it knows.');
});

const advisory: Advisory = { id: 'GHSA-1', packageName: 'a', severity: 'high', title: 'It', range: '<2' };
const allowance = { advisory: 'GHSA-1', until: '2027-01-31', why: 'It is never called.' };

test.each([
  ['on its last day', '2027-01-31', true],
  ['the day after', '2027-02-01', false],
])('an advisory that is allowed %s', (_, today, passes) => {
  expect(judge([advisory], [allowance], today).passes).toBe(passes);
});

test('an allowance that nothing needs has to go', () => {
  expect(judge([], [allowance], '2027-01-01')).toEqual({
    lines: ['GHSA-1 is allowed and found nowhere: take it out.'],
    passes: false,
  });
});

test('a severity nobody knows counts as high', () => {
  expect(judge([{ ...advisory, severity: 'grave' }], [], '2027-01-01').passes).toBe(false);
});
