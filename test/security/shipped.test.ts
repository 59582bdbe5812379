import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  recordAt as findRecord,
  isRecord,
  type JsonRecord,
  recordsAt,
  textAt,
} from '../../src/sandbox/slack/json.ts';

const recordAt = (value: JsonRecord, key: string): JsonRecord => findRecord(value, key) ?? {};

const registry = 'https://registry.npmjs.org/';
const root = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const json = (path: string): Readonly<Record<string, unknown>> => {
  const found: unknown = JSON.parse(read(path));
  return isRecord(found) ? found : {};
};

test('every dependency is pinned to one version', () => {
  const shipped = json('package.json');
  const versions = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.entries(recordAt(shipped, kind)),
  );
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([]);
});

test('every package of the lockfile has its hash, and comes from the registry', () => {
  const packages = Object.entries(recordAt(json('package-lock.json'), 'packages')).filter(
    ([path]) => path !== '',
  );
  expect(packages.length).toBeGreaterThan(50);
  const wrong = packages.filter(
    ([, about]) =>
      isRecord(about) &&
      !(
        textAt(about, 'integrity')?.startsWith('sha512-') &&
        (textAt(about, 'resolved') ?? registry).startsWith(registry)
      ),
  );
  expect(wrong.map(([path]) => path)).toEqual([]);
});

test('no package may run a script when it is installed', () => {
  const allowed = recordAt(json('package.json'), 'allowScripts');
  const packages = Object.entries(recordAt(json('package-lock.json'), 'packages'));
  const scripted = packages.filter(([, about]) => isRecord(about) && about.hasInstallScript === true);
  const undecided = scripted
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
    .filter((name) => !Object.hasOwn(allowed, name));
  expect(undecided).toEqual([]);
  expect(Object.values(allowed).filter((may) => may !== false)).toEqual([]);
});

test('the list of packages tells what ships from what only builds and tests', () => {
  const made = spawnSync('npm', ['run', '-s', 'sbom'], { cwd: root, encoding: 'utf8' });
  const list: unknown = JSON.parse(made.stdout);
  const listed = (isRecord(list) ? recordsAt(list, 'components') : []).map((one) => {
    const marks = recordsAt(one, 'properties').map((mark) => textAt(mark, 'name'));
    return `${textAt(one, 'name')}@${textAt(one, 'version')}${marks.includes('cdx:npm:package:development') ? ', development' : ''}`;
  });
  const locked = Object.entries(recordAt(json('package-lock.json'), 'packages'))
    .filter(([path]) => path !== '')
    .map(([path, about]) => {
      const { version, dev } = isRecord(about) ? about : {};
      return `${path.replace(/^.*node_modules\//, '')}@${version}${dev === true ? ', development' : ''}`;
    });
  expect(listed.toSorted()).toEqual(locked.toSorted());
});

test('the image runs as nobody special, installs from the lockfile without scripts, and is looked after', () => {
  const dockerfile = read('Dockerfile');
  const users = [...dockerfile.matchAll(/^USER (\S+)/gm)].map((match) => match[1]);
  expect(users.at(-1)).toMatch(/^(node|[1-9]\d*(:\d+)?)$/);
  expect(dockerfile).toMatch(/npm ci .*--ignore-scripts/);
  expect(dockerfile).toMatch(/^HEALTHCHECK /m);
  expect(dockerfile).not.toMatch(/TOKEN|SECRET|PASSWORD|API_KEY/);
  expect(read('.dockerignore')).toMatch(/^\.env$/m);
});

test('the app asks for no token rotation and no sign-in: its token comes from the settings', () => {
  const manifest = json('slack-manifest.json');
  expect(recordAt(manifest, 'settings')).toMatchObject({ token_rotation_enabled: false });
  expect(JSON.stringify(manifest)).not.toContain('redirect_urls');
});
