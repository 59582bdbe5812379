import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/free-port.ts';
import type { FrontDoor } from '../support/front-door.ts';
import { until } from '../support/until.ts';

const shipped = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'proxy.conf'), 'utf8');

/** What we ship, word for word but for names that only a container engine knows. */
function configuration(port: number, replicas: readonly number[]): string {
  const [line = '', parameters = ''] = /^ *server app:3000 resolve(.*;)$/m.exec(shipped) ?? [];
  if (line === '') throw new Error('docs/proxy.conf names its replicas in another way.');
  return shipped
    .replace(line, replicas.map((replica) => `  server 127.0.0.1:${replica}${parameters}`).join('\n'))
    .replace(/^resolver .*$/m, '')
    .replace('listen 80;', `listen 127.0.0.1:${port};`);
}

export interface NginxDoor extends FrontDoor {
  /** Where replicas may listen, one port each. */
  readonly ports: readonly number[];
}

/** The real nginx with the configuration that we ship, in front of as many replicas on loopback as come to listen. */
export async function startNginxDoor(mostReplicas: number): Promise<NginxDoor> {
  const folder = mkdtempSync(join(tmpdir(), 'treble-nginx-'));
  const port = await freePort();
  const ports = await Promise.all(Array.from({ length: mostReplicas }, freePort));
  const own = join(folder, 'nginx.conf');
  writeFileSync(join(folder, 'shipped.conf'), configuration(port, ports));
  writeFileSync(
    own,
    [
      ...(process.getuid?.() === 0 ? ['user root;'] : []),
      `daemon off; pid ${folder}/pid; error_log ${folder}/error.log;`,
      `events {} http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;`,
      `fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s; include ${folder}/shipped.conf; }`,
    ].join('\n'),
  );
  const nginx = spawn('nginx', ['-p', folder, '-e', `${folder}/error.log`, '-c', own], { stdio: 'inherit' });
  return {
    url: `http://127.0.0.1:${port}`,
    ports,
    add: () => undefined,
    async close() {
      const ended = once(nginx, 'exit');
      nginx.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Resolves once requests get through to a replica. */
export const untilOpen = (url: string): Promise<unknown> =>
  until(
    () =>
      fetch(`${url}/readyz`).then(
        ({ status }) => status,
        () => 0,
      ),
    (status) => status === 200,
  );
