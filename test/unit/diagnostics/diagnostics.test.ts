import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listCrashes, pruneCrashes, recordCrash } from '../../../main/engine/diagnostics/crashes.ts';
import { logFile, readLogTail } from '../../../main/engine/diagnostics/log-tail.ts';
import { createPrivateText } from '../../../main/engine/diagnostics/private-text.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'snapferry-diagnostics-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe('a text for others', () => {
  const privately = createPrivateText({ profile: '/home/ada/.config/snapferry', home: '/home/ada' });

  test.each([
    ['Authorization: Bearer abc.def-ghi', 'Authorization: Bearer [secret]'],
    ['Client-ID 5a4db0c0ffee123, sent', 'Client-ID [secret], sent'],
    ['http://127.0.0.1:36677/upload?key=s3cret&x=1', 'http://127.0.0.1:36677/upload?key=[secret]&x=1'],
    ['snapferry://signed-in#access_token=abc&state=1', 'snapferry://signed-in#access_token=[secret]&state=1'],
    ['{"refresh_token":"a\\"b","code":"timeout"}', '{"refresh_token":"[secret]","code":"timeout"}'],
    ['http://ada:word@proxy.example:8080/', 'http://[secret]@proxy.example:8080/'],
    ['client_secret=abc deletehash=xyz', 'client_secret=[secret] deletehash=[secret]'],
  ])('%s: no secret is left', (text, told) => {
    expect(privately(text)).toBe(told);
  });

  test.each([
    ['open /home/ada/.config/snapferry/spool/one', 'open <profile>/spool/one'],
    ['open /home/ada/Pictures/Holiday 2025/a.png', 'open ~/…/a.png'],
    ['"path":"/mnt/family/2025/a b.png"}', '"path":"/…/a b.png"}'],
    ['C:\\\\Users\\\\bob\\\\Pictures\\\\a.png', 'C:/…/a.png'],
  ])('%s: of the path only its end is left', (text, told) => {
    expect(privately(text)).toBe(told);
  });

  test.each([
    'https://i.imgur.com/a/b/c/d.png answers 404',
    '{"level":50,"code":"server-trouble","msg":"Imgur answers with 503"}',
    'and/or 10/20/30 budgets',
  ])('%s: stays', (text) => {
    expect(privately(text)).toBe(text);
  });
});

test('what crashes leave is listed newest first, wherever Crashpad puts it, and the oldest go', () => {
  const profile = folder();
  expect(listCrashes(profile)).toEqual([]);
  const pending = join(profile, 'crashes', 'pending');
  mkdirSync(pending, { recursive: true });
  for (let number = 1; number <= 12; number += 1) {
    const path = join(pending, `${number}.dmp`);
    writeFileSync(path, 'dump');
    utimesSync(path, number, number);
  }
  writeFileSync(join(profile, 'crashes', 'settings.dat'), 'of Crashpad');
  recordCrash(profile, Date.UTC(2026, 0, 2), 'why');
  const names = listCrashes(profile).map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(['engine-20260102T000000000Z.txt', '12.dmp']);
  pruneCrashes(profile);
  expect(listCrashes(profile)).toHaveLength(10);
  expect(readdirSync(join(profile, 'crashes'))).toContain('settings.dat');
});

test('the end of the log goes on from the file before it, and begins with a whole line', () => {
  const profile = folder();
  expect(readLogTail(profile, 5)).toEqual([]);
  mkdirSync(join(profile, 'logs'));
  writeFileSync(`${logFile(profile)}.1`, 'one\ntwo\n');
  writeFileSync(logFile(profile), 'three\n');
  expect(readLogTail(profile, 2)).toEqual(['two', 'three']);
  writeFileSync(logFile(profile), `${'x'.repeat(200_000)}\nlast\n`);
  expect(readLogTail(profile, 2)).toEqual(['two', 'last']);
});
