import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const subject = new URL('../../../main/engine/app/compile-cache.ts', import.meta.url);

/** What is kept is decided once a process, so each takes one of its own; the test's runner has a place of its own too. */
function keepIn(profile: string, version: string): string {
  const script = `
    import { getCompileCacheDir } from 'node:module';
    const { keepCompiled } = await import(${JSON.stringify(subject.href)});
    keepCompiled(${JSON.stringify(profile)}, ${JSON.stringify(version)});
    process.stdout.write(getCompileCacheDir() ?? 'none');`;
  const { NODE_COMPILE_CACHE, ...env } = process.env;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env,
    encoding: 'utf8',
    cwd: fileURLToPath(new URL('.', subject)),
  });
}

test('what is compiled is kept below the profile for this version only', () => {
  const profile = mkdtempSync(join(tmpdir(), 'snapferry-compiled-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  mkdirSync(join(profile, 'compiled', '0.9.0', 'x'), { recursive: true });
  expect(keepIn(profile, '1.0.0')).toContain(join(profile, 'compiled', '1.0.0'));
  expect(existsSync(join(profile, 'compiled', '0.9.0'))).toBe(false);
});
