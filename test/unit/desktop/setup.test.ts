import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { electronCommand, sandboxFlags } from '../../../scripts/setup/electron-command.ts';
import { withFolderLock } from '../../../scripts/setup/folder-lock.ts';
import { root } from '../../../scripts/setup/paths.ts';
import { isHeadless, missingRequirements } from '../../../scripts/setup/system-libraries.ts';
import { readTestTally, sumTallies } from '../../../scripts/setup/test-report.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapferry-setup-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the sandbox of Chromium', () => {
  test.each([
    ['linux', 0, ['--no-sandbox']],
    ['linux', 1000, []],
    ['darwin', 0, []],
    ['win32', null, []],
  ] as const)('%s, user %s: %j', (platform, uid, flags) => {
    expect(sandboxFlags({ platform, uid })).toEqual(flags);
  });
  test('flags go before the folder, the arguments of the app after it', () => {
    expect(electronCommand('/e/electron', '/app', ['a.png'], ['--no-sandbox'])).toEqual({
      command: '/e/electron',
      args: ['--no-sandbox', '/app', 'a.png'],
    });
  });
});

describe('what the system lacks', () => {
  const full = { hasLibrary: () => true, hasCommand: () => true, hasFonts: () => true };
  const packages = (system: typeof full, headless: boolean, tests = false) =>
    missingRequirements(system, { headless, tests, gallery: tests }).map((need) => need.packages.at(-1));

  test('nothing, where all is there', () => {
    expect(packages(full, true)).toEqual([]);
  });
  test('a library, by the name of its package', () => {
    const system = { ...full, hasLibrary: (soname?: string) => soname !== 'libgbm.so.1' };
    expect(packages(system, false)).toEqual(['libgbm1']);
  });
  test('a virtual screen and fonts only where there is no screen', () => {
    const system = { ...full, hasCommand: () => false, hasFonts: () => false };
    expect(packages(system, false)).toEqual([]);
    expect(packages(system, true)).toContain('xvfb');
    expect(packages(system, true)).toContain('fonts-dejavu-core');
    expect(packages(system, true)).not.toContain('chromium-headless-shell');
  });
  test('the other programs of a desktop only for tests, and no virtual screen where there is one', () => {
    const system = { ...full, hasCommand: () => false };
    const forTests = packages(system, false, true);
    expect(forTests).toEqual(
      expect.arrayContaining(['chromium-headless-shell', 'xclip', 'xdotool', 'trayer', 'dunst']),
    );
    expect(forTests).not.toContain('xvfb');
  });
  test.each([
    [{}, 'linux', true],
    [{ DISPLAY: ':0' }, 'linux', false],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', false],
    [{}, 'darwin', false],
    [{}, 'win32', false],
  ] as const)('no screen with %j on %s: %s', (environment, platform, expected) => {
    expect(isHeadless(environment, platform)).toBe(expected);
  });
});

describe('a lock between processes', () => {
  test('lets one work after the other', async () => {
    const lock = join(folder, 'lock');
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      steps.push(`${name} ends`);
    };
    await Promise.all([withFolderLock(lock, work('a')), withFolderLock(lock, work('b'))]);
    const [first] = steps[0]?.split(' ') ?? [];
    expect(steps.slice(0, 2)).toEqual([`${first} begins`, `${first} ends`]);
    expect(steps).toHaveLength(4);
  });
  test('of a process that died is taken over', async () => {
    const lock = join(folder, 'lock');
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    await mkdir(lock);
    await writeFile(join(lock, 'pid'), String(pid));
    await expect(withFolderLock(lock, async () => 'done')).resolves.toBe('done');
  });
  test('is given back when the work fails', async () => {
    const lock = join(folder, 'lock');
    await expect(withFolderLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(withFolderLock(lock, async () => 'done')).resolves.toBe('done');
  });
});

describe('the tally of a test run', () => {
  const report = async (content: unknown) => {
    const path = join(folder, 'report.json');
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  test('is read from what the two runners write', async () => {
    const results = [
      { status: 'passed', fullName: 'goes' },
      { status: 'skipped', fullName: 'waits' },
      { status: 'failed', fullName: 'falls' },
    ];
    const name = join(root, 'test', 'some.test.ts');
    const unit = { numPassedTests: 7, numFailedTests: 1, testResults: [{ name, assertionResults: results }] };
    expect(readTestTally(await report(unit), 'vitest')).toEqual({
      passed: 7,
      failed: 1,
      failures: [`${join('test', 'some.test.ts')}: falls`],
      secondTries: [],
      skipped: [{ name: 'waits', reason: null }],
    });
    const annotations = [{ type: 'skip', description: 'other fonts' }];
    const file = 'some.spec.ts';
    const spec = { file, title: 'pictures', tests: [{ status: 'skipped', annotations }] };
    const shaky = { file, title: 'shakes', tests: [{ status: 'flaky', annotations: [] }] };
    const broken = { file, title: 'falls', tests: [{ status: 'unexpected', annotations: [] }] };
    const app = {
      stats: { expected: 5, unexpected: 1, flaky: 1 },
      suites: [{ specs: [broken], suites: [{ specs: [spec, shaky] }] }],
    };
    expect(readTestTally(await report(app), 'playwright')).toEqual({
      passed: 6,
      failed: 1,
      failures: ['some.spec.ts: falls'],
      secondTries: ['some.spec.ts: shakes'],
      skipped: [{ name: 'pictures', reason: 'other fonts' }],
    });
  });
  test('has the second tries of the other runner from a list of their own', async () => {
    const list = join(folder, 'second-tries.json');
    await writeFile(list, JSON.stringify(['some.test.ts: shakes']));
    const unit = { numPassedTests: 3, numFailedTests: 0, testResults: [] };
    expect(readTestTally(await report(unit), 'vitest', list)).toMatchObject({
      passed: 3,
      secondTries: ['some.test.ts: shakes'],
    });
    expect(readTestTally(await report('{"numPassed'), 'vitest', list)).toBeNull();
  });
  test('is none where the report is missing or cut off', async () => {
    expect(readTestTally(join(folder, 'missing.json'), 'vitest')).toBeNull();
    expect(readTestTally(await report('{"numPassed'), 'vitest')).toBeNull();
  });
  test('adds up', () => {
    const skipped = [{ name: 'waits', reason: null }];
    const one = { passed: 1, failed: 2, failures: ['falls'], secondTries: ['shakes'], skipped };
    const both = {
      passed: 2,
      failed: 4,
      failures: ['falls', 'falls'],
      secondTries: ['shakes', 'shakes'],
      skipped: [...skipped, ...skipped],
    };
    expect(sumTallies([one, one])).toEqual(both);
  });
});
