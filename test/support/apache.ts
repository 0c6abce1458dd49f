import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { programOf, startProgram } from './programs.ts';
import { unusedPort } from './wire.ts';

export interface DavServer {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** What is at `/dav/`, behind a password, and at `/public/` for everybody. */
  readonly root: string;
}

/** Whom Debian's apache2 runs as where it was started by root. */
const wwwData = 33;

/** Starts Apache with its WebDAV modules on this machine, until the test is over. */
export async function startApache(auth: 'Basic' | 'Digest' = 'Basic'): Promise<DavServer> {
  const apache = programOf('apache2', 'apache2');
  const modules = ['/usr/lib/apache2/modules', '/usr/libexec/apache2'].find((path) => existsSync(path));
  if (modules === undefined) throw new Error('The modules of apache2 are not where Debian has them');
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-apache-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const root = join(folder, 'www');
  const locks = join(folder, 'locks');
  const isRoot = process.getuid?.() === 0;
  chmodSync(folder, 0o755);
  for (const path of [root, locks]) {
    mkdirSync(path);
    if (isRoot) chownSync(path, wwwData, wwwData);
  }
  const user = 'me';
  const password = 'open: sesame ü';
  const sum = createHash('sha1').update(password).digest('base64');
  const known = createHash('md5').update(`${user}:test:${password}`).digest('hex');
  writeFileSync(join(folder, 'passwords'), `${user}:{SHA}${sum}\n`);
  writeFileSync(join(folder, 'digests'), `${user}:test:${known}\n`);
  const port = await unusedPort();
  const names = [
    'mpm_prefork',
    'authn_core',
    'authn_file',
    'authz_core',
    'authz_user',
    'auth_basic',
    'auth_digest',
    'alias',
    'dav',
    'dav_fs',
    'mime',
  ];
  const config = [
    `ServerRoot ${folder}`,
    'ServerName localhost',
    `Listen 127.0.0.1:${port}`,
    `PidFile ${join(folder, 'pid')}`,
    `ErrorLog ${join(folder, 'log')}`,
    ...names.map((name) => `LoadModule ${name}_module ${join(modules, `mod_${name}.so`)}`),
    ...(isRoot ? ['User www-data', 'Group www-data'] : []),
    'StartServers 2',
    `DavLockDB ${join(locks, 'db')}`,
    'TypesConfig /etc/mime.types',
    `Alias /dav ${root}`,
    `Alias /public ${root}`,
    `<Directory ${root}>`,
    'Require all granted',
    '</Directory>',
    '<Location /dav>',
    'Dav On',
    `AuthType ${auth}`,
    'AuthName test',
    `Auth${auth}Provider file`,
    `AuthUserFile ${join(folder, auth === 'Basic' ? 'passwords' : 'digests')}`,
    'Require valid-user',
    '</Location>',
  ];
  writeFileSync(join(folder, 'config'), `${config.join('\n')}\n`);
  // Two for each test would be left on the machine.
  const server = startProgram(apache, ['-D', 'FOREGROUND', '-f', join(folder, 'config')], {
    hasChildren: true,
  });
  await vi.waitFor(
    async () => {
      if (server.child.exitCode !== null) throw new Error(`apache2 does not start: ${server.output()}`);
      await fetch(`http://127.0.0.1:${port}/public/`);
    },
    { timeout: 20_000, interval: 50 },
  );
  return { port, user, password, root };
}
