import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readComponent } from '../../../scripts/packaging/third-party.ts';

function packageOf(manifest: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-package-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'one', version: '1.0.0', ...manifest }));
  writeFileSync(join(folder, 'LICENSE'), 'Do as you like.');
  return folder;
}

test.each([
  [{ license: 'MIT' }, 'MIT'],
  [{ licenses: [{ type: 'MIT', url: 'https://example.org' }] }, 'MIT'],
  [{ licenses: [{ type: 'MIT' }, { type: 'Apache-2.0' }] }, 'MIT OR Apache-2.0'],
])('a licence is read from %o', (manifest, licence) => {
  expect(readComponent(packageOf(manifest))).toMatchObject({ licence, texts: ['Do as you like.'] });
});

test.each([[{}], [{ licenses: [] }]])('a package without one is not bundled: %o', (manifest) => {
  expect(() => readComponent(packageOf(manifest))).toThrow('one 1.0.0 names no licence');
});
