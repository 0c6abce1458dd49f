import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { billOfMaterials } from '../../../scripts/packaging/bill-of-materials.ts';
import { addRelease, notesFor, releaseChanges } from '../../../scripts/packaging/changelog.ts';
import { isFeed, joinFeeds } from '../../../scripts/packaging/update-feeds.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const changelog = '# Changelog\n\n## Unreleased\n\n### Added\n- New.\n\n## 1.0.0 - 2026-01-01\n\n- First.\n';

test('what was not released becomes a version, and what came before stays', () => {
  const released = releaseChanges(changelog, '1.1.0', '2026-02-03');
  expect(released).toContain('## Unreleased\n\n## 1.1.0 - 2026-02-03\n\n### Added\n- New.');
  expect(notesFor(released, '1.1.0')).toBe('### Added\n- New.');
  expect(notesFor(released, '1.0.0')).toBe('- First.');
});

test('nothing is released of which there is nothing to say', () => {
  const empty = '# Changelog\n\n## Unreleased\n\n## 1.0.0 - 2026-01-01\n\n- First.\n';
  expect(() => releaseChanges(empty, '1.1.0', '2026-02-03')).toThrow('nothing about Unreleased');
  expect(() => notesFor(changelog, '2.0.0')).toThrow('no "## 2.0.0"');
  // A longer version is another one.
  expect(() => notesFor(changelog, '1.0')).toThrow();
});

test('software centres learn of a release once, the newest first', () => {
  const once = addRelease(read('build/linux/io.github.snapferry.metainfo.xml'), '9.9.9', '2030-01-01');
  expect(once).toMatch(/<releases>\n {4}<release version="9\.9\.9" date="2030-01-01" type="stable" \/>\n/);
  expect(addRelease(once, '9.9.9', '2030-01-02')).toBe(once);
});

test('our own changelog has something to release', () => {
  expect(notesFor(read('CHANGELOG.md'), 'Unreleased')).toContain('###');
});

const feed = (arch: string, version = '1.1.0') =>
  `version: ${version}\nfiles:\n  - url: snapferry-${version}-mac-${arch}.zip\n    sha512: ${arch}==\npath: snapferry-${version}-mac-${arch}.zip\nsha512: ${arch}==\n`;

test('the feeds of two processors become one that names the files of both', () => {
  const joined = parse(joinFeeds([feed('arm64'), feed('x64'), feed('x64')]));
  expect(joined.files.map(({ url }: { url: string }) => url)).toEqual([
    'snapferry-1.1.0-mac-arm64.zip',
    'snapferry-1.1.0-mac-x64.zip',
  ]);
  expect(joined).toMatchObject({
    version: '1.1.0',
    path: 'snapferry-1.1.0-mac-arm64.zip',
    sha512: 'arm64==',
  });
  expect(() => joinFeeds([feed('arm64'), feed('x64', '1.2.0')])).toThrow('do not belong together');
});

test.each([
  ['latest.yml', true],
  ['latest-mac.yml', true],
  ['latest-linux-arm64.yml', true],
  ['builder-debug.yml', false],
  ['snapferry-1.1.0-linux-x64.cdx.json', false],
])('%s is a feed: %s', (name, expected) => {
  expect(isFeed(name)).toBe(expected);
});

test('the bill of materials names everything that is carried, and how to find it', () => {
  const at = new Date('2026-11-28T12:00:00Z');
  const bill = billOfMaterials({ name: 'snapferry', version: '1.1.0', electron: '45.4.1', at }, [
    { name: '@img/colour', version: '1.1.0', licence: 'MIT', homepage: null, texts: [] },
  ]);
  expect(bill).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { timestamp: '2026-11-28T12:00:00.000Z', component: { name: 'snapferry', version: '1.1.0' } },
    components: [
      { purl: 'pkg:npm/electron@45.4.1' },
      { purl: 'pkg:npm/%40img/colour@1.1.0', licenses: [{ expression: 'MIT' }] },
    ],
    dependencies: [{ ref: 'snapferry@1.1.0', dependsOn: ['electron@45.4.1', '@img/colour@1.1.0'] }],
  });
});

test('the workflow of a release calls scripts that are there, and tests what it packages', () => {
  const workflow = read('.github/workflows/release.yml');
  for (const [, script = ''] of workflow.matchAll(/node (scripts\/\S+\.ts)/g))
    expect(() => read(script)).not.toThrow();
  const { scripts } = JSON.parse(read('package.json'));
  for (const [, name = ''] of workflow.matchAll(/npm run ([\w:]+)/g)) expect(scripts).toHaveProperty([name]);
  expect(workflow.indexOf('npm run test:package')).toBeGreaterThan(workflow.indexOf('npm run package'));
  for (const needed of ['attest-build-provenance', 'SHA256SUMS', '--draft'])
    expect(workflow).toContain(needed);
});

test('a release is built for the Electron that ships, whatever a test build is made for', () => {
  expect(read('.github/workflows/release.yml')).not.toContain('SNAPFERRY_BUILD_TARGET');
  expect(read('package.json')).not.toContain('SNAPFERRY_BUILD_TARGET');
});
