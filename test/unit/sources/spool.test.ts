import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSpool } from '../../../main/engine/sources/spool.ts';

async function filledSpool() {
  const profile = mkdtempSync(join(tmpdir(), 'snapferry-spool-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  const spool = openSpool(profile);
  const wanted = await spool.put(Buffer.from('wanted'));
  const surplus = await spool.put(Buffer.from('surplus'));
  return { profile, spool, wanted, surplus };
}

test('what belongs to no job goes', async () => {
  const { profile, spool, wanted } = await filledSpool();
  await spool.keepOnly(new Set([wanted]));
  expect(readdirSync(join(profile, 'spool'))).toHaveLength(1);
  expect(readFileSync(wanted, 'utf8')).toBe('wanted');
});

test('it is kept beside a database that was set aside, for a job in that may want it', async () => {
  const { profile, spool, wanted, surplus } = await filledSpool();
  const aside = join(profile, 'snapferry.damaged-1.db.spool');
  await spool.keepOnly(new Set([wanted, surplus]), aside);
  expect(readdirSync(profile)).toEqual(['spool']);
  await spool.keepOnly(new Set([wanted]), aside);
  expect(readdirSync(join(profile, 'spool'))).toHaveLength(1);
  expect(readdirSync(aside).map((name) => readFileSync(join(aside, name), 'utf8'))).toEqual(['surplus']);
});

test('what cannot be removed now stops nobody, and goes with the next clearing', async () => {
  const { spool, wanted, profile } = await filledSpool();
  // Stands for a disk that has become read-only: root may remove everything else.
  const stubborn = join(profile, 'spool', 'folder');
  mkdirSync(stubborn);
  await expect(spool.remove(stubborn)).resolves.toBeUndefined();
  rmSync(stubborn, { recursive: true });
  await spool.keepOnly(new Set([wanted]));
  expect(readdirSync(join(profile, 'spool'))).toHaveLength(1);
});
