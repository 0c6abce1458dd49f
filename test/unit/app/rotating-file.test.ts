import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openRotatingFile } from '../../../main/engine/app/rotating-file.ts';

function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'engine.log');
}

test('a log stays below its bound, keeps the newest lines, and is for its owner only', () => {
  const path = place();
  const log = openRotatingFile(path, { bytes: 100, files: 2 });
  const lines = Array.from({ length: 40 }, (_, index) => `line ${String(index).padStart(3, '0')}\n`);
  for (const line of lines) log.write(line);
  log.close();
  const files = readdirSync(join(path, '..')).sort();
  expect(files).toEqual(['engine.log', 'engine.log.1', 'engine.log.2']);
  for (const name of files) {
    const found = statSync(join(path, '..', name));
    expect(found.size).toBeLessThanOrEqual(100);
    if (process.platform !== 'win32') expect(found.mode & 0o777).toBe(0o600);
  }
  const kept = files.toReversed().map((name) => readFileSync(join(path, '..', name), 'utf8'));
  expect(lines.join('').endsWith(kept.join(''))).toBe(true);
});

test('what an earlier start wrote is gone on with, and counts', () => {
  const path = place();
  const limits = { bytes: 50, files: 1 };
  const first = openRotatingFile(path, limits);
  first.write(`${'a'.repeat(39)}\n`);
  first.close();
  const second = openRotatingFile(path, limits);
  second.write(`${'b'.repeat(19)}\n`);
  second.close();
  expect(readFileSync(path, 'utf8')).toBe(`${'b'.repeat(19)}\n`);
  expect(readFileSync(`${path}.1`, 'utf8')).toBe(`${'a'.repeat(39)}\n`);
});

test('a line that is larger than a file is written all the same', () => {
  const path = place();
  const log = openRotatingFile(path, { bytes: 10, files: 1 });
  log.write(`${'c'.repeat(30)}\n`);
  log.close();
  expect(statSync(path).size).toBe(31);
});
