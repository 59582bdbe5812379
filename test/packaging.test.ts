import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8');
const dockerfile = read('Dockerfile');
const { services } = parse(read('compose.yaml'));

test('the image is made from the lockfile without scripts, runs as an ordinary user, and tells whether it is well', () => {
  expect(dockerfile).toContain('npm ci --omit=dev --ignore-scripts --omit=optional');
  // The last stage has Node.js and nothing that installs or builds.
  const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
  expect(last).toMatch(/^FROM \$\{DEBIAN_IMAGE\}$/m);
  expect(dockerfile).toMatch(
    /^ARG NODE_IMAGE=node:24-bookworm-slim\nARG DEBIAN_IMAGE=debian:bookworm-slim$/m,
  );
  expect(last).not.toMatch(/npm|apt/);
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toMatch(/^HEALTHCHECK [\s\S]*\/healthz/m);
  expect(dockerfile).toContain('package.json slack-manifest.json');
  expect(read('.dockerignore').split('\n')).toEqual(
    expect.arrayContaining(['node_modules', 'data', '.git', '.env']),
  );
});

test('the image starts it with the flags of npm start', () => {
  const start = String(JSON.parse(read('package.json')).scripts.start).split(' ');
  expect(dockerfile.match(/^CMD (.+)$/gm)?.at(-1)).toBe(
    `CMD [${start.map((word) => `"${word}"`).join(', ')}]`,
  );
});

test('what proves the image without an engine takes the same steps', () => {
  const proof = read('.ci/image');
  for (const step of [
    'ci --omit=dev --ignore-scripts --omit=optional',
    "'*.map'",
    'slack-manifest.json',
    'src/main.ts',
    'remount,bind,ro',
  ]) {
    expect(proof).toContain(step);
  }
});

test('the replicas have a read-only root, no capabilities, limits, and time for an orderly stop', () => {
  expect(services.app).toMatchObject({
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    stop_grace_period: '40s',
    depends_on: { postgres: { condition: 'service_healthy' } },
  });
  expect(services.app.ports).toBeUndefined();
  expect(services.app.mem_limit && services.app.pids_limit).toBeTruthy();
  expect(services.quickchart.profiles).toEqual(['charts']);
});

test('the proxy asks the next replica where one is leaving, and keeps the figures inside', () => {
  const proxy = read('docs/proxy.conf');
  expect(proxy).toMatch(/proxy_next_upstream error .*http_503 non_idempotent;/);
  expect(proxy).toMatch(/location = \/metrics \{ return 404; \}/);
  expect(services.proxy.volumes).toEqual(['./docs/proxy.conf:/etc/nginx/conf.d/default.conf:ro']);
});
