import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import { settingsSchema } from '../../../contract/settings.ts';
import { launchRequestSchema } from '../../../main/desktop/app/arguments.ts';
import { InboxFiles } from '../../../main/desktop/inbox/inbox-files.ts';
import { windowStateSchema } from '../../../main/desktop/windows/window-bounds.ts';
import { readWindowState } from '../../../main/desktop/windows/window-state.ts';
import { acquireProfileLock, readLockRecord } from '../../../main/engine/lock/profile-lock.ts';
import { readSettings } from '../../../main/engine/store/settings/read-settings.ts';
import { makeSmallProfile, tryFiles } from '../../unit/store/flipped-profile.ts';
import { mutate } from '../mutate.ts';
import type { Random } from '../random.ts';
import type { Case, Target } from '../target.ts';
import { mutateText, textOf } from '../texts.ts';
import { twist, valueFor } from '../values.ts';

const lockText = JSON.stringify({
  pid: 999_999,
  role: 'app',
  version: '0.1.0',
  protocol: 1,
  socket: '/tmp/none.sock',
  secret: 'abc',
});
const windowText = JSON.stringify({
  bounds: { x: 1, y: 2, width: 900, height: 700 },
  maximized: false,
  theme: 'dark',
});
const handoverText = JSON.stringify({
  items: [{ kind: 'path', path: '/a.png' }],
  hidden: false,
  capture: null,
});
const jsons = [lockText, windowText, handoverText];

/** A file of JSON as somebody else left it: changed, cut off, or bytes of any kind. */
function fileOf(seed: string, random: Random): Buffer {
  if (random.percent(10)) return random.bytes(random.below(300));
  if (random.percent(40)) return Buffer.from(JSON.stringify(twist(JSON.parse(seed), random)) ?? '');
  if (random.percent(70)) return Buffer.from(mutateText(seed, random, jsons));
  return mutate(
    Buffer.from(seed),
    random,
    jsons.map((text) => Buffer.from(text)),
  );
}

const locks: Reader = {
  seed: lockText,
  check(profile, bytes, random) {
    writeFileSync(join(profile, 'engine.lock'), bytes);
    const isIn = (percent: number) => random.percent(percent);
    if (isIn(40)) writeFileSync(join(profile, 'engine.guard'), bytes);
    for (const end of ['-journal', '-wal', '-shm'])
      if (isIn(15)) writeFileSync(join(profile, `engine.guard${end}`), random.bytes(random.below(600)));
    if (readLockRecord(profile) !== null) throw new Error('Nobody holds it, and somebody is told');
    const about = { version: '1', protocol: 1, socket: '/s', secret: 'mine' };
    const lock = acquireProfileLock(profile, about);
    try {
      if (readLockRecord(profile)?.secret !== 'mine') throw new Error('The holder is not found');
    } finally {
      lock.release();
    }
  },
};

const windows: Reader = {
  seed: windowText,
  check(profile, bytes) {
    writeFileSync(join(profile, 'window.json'), bytes);
    windowStateSchema.parse(readWindowState(profile));
  },
};

const handovers: Reader = {
  seed: handoverText,
  check(profile, bytes) {
    const folder = join(profile, 'handover');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'a.json'), bytes);
    const inbox = new InboxFiles(profile);
    for (const start of inbox.take()) launchRequestSchema.parse(start);
    if (inbox.take().length > 0) throw new Error('It stays and is taken again');
  },
};

interface Reader {
  readonly seed: string;
  check(profile: string, bytes: Buffer, random: Random): void;
}

/** The small files of a profile: a start takes the lock and goes on, whatever lies in them. */
export const profileFiles: Target = {
  async prepare(folder) {
    const profile = join(folder, 'profile');
    return {
      make(random): Case {
        const reader = random.pick([locks, windows, handovers]);
        const bytes = fileOf(reader.seed, random);
        return {
          bytes,
          async run() {
            rmSync(profile, { recursive: true, force: true });
            mkdirSync(profile);
            reader.check(profile, bytes, random);
          },
        };
      },
    };
  },
};

const settingNames = Object.keys(settingsSchema.shape) as (keyof typeof settingsSchema.shape)[];

/** Stored settings: each bad one has its default and spoils no other. */
export const storedSettings: Target = {
  async prepare() {
    const db = new Database(':memory:');
    db.exec('CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
    const put = db.prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)');
    const read = readSettings({ db } as never);
    return {
      make(random): Case {
        const rows = Array.from({ length: 1 + random.below(6) }, (): [string, string] => {
          const name = random.pick(settingNames);
          let value = valueFor(settingsSchema.shape[name], random, { texts: ['a'] });
          if (random.percent(50)) value = twist(value, random);
          const text = JSON.stringify(value) ?? 'undefined';
          return [
            random.percent(90) ? name : textOf(random),
            random.percent(80) ? text : mutateText(text, random, [text]),
          ];
        });
        return {
          bytes: Buffer.from(JSON.stringify(rows)),
          async run() {
            db.exec('DELETE FROM settings');
            put.run('theme', '"dark"');
            for (const row of rows) if (row[0] !== 'theme') put.run(...row);
            const settings = read();
            settingsSchema.parse(settings);
            if (settings.theme !== 'dark') throw new Error('A bad setting spoils a good one');
            for (const name of settingNames) put.run(name, JSON.stringify(settings[name]));
            if (!isDeepStrictEqual(JSON.parse(JSON.stringify(read())), JSON.parse(JSON.stringify(settings))))
              throw new Error('Stored again, they are others');
          },
        };
      },
    };
  },
};

const pageSize = 4_096;

/** Damage that disks, copies and synchronizers do to a database: whole pages, or some bytes. */
function damaged(bytes: Buffer, random: Random, others: readonly Buffer[]): Buffer {
  const copy = Buffer.from(bytes);
  const pageAt = () => random.below(Math.max(1, copy.length / pageSize)) * pageSize;
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    const at = pageAt();
    const foreign = random.pick(others);
    const from = random.below(Math.max(1, foreign.length / pageSize)) * pageSize;
    random.pick([
      () => copy.fill(0, at, Math.min(at + pageSize, copy.length)),
      () => copy.copy(copy, at, pageAt()),
      () => foreign.copy(copy, at, from, from + pageSize),
      () => random.bytes(1 + random.below(60)).copy(copy, random.below(copy.length)),
      () => copy.fill(random.pick([0, 0xff]), random.below(copy.length)),
    ])();
  }
  return random.percent(15) ? copy.subarray(0, random.below(copy.length)) : mutate(copy, random, others);
}

/** The database and its log: the program starts, twice, and says what became of them. */
export const profileDatabase: Target = {
  async prepare() {
    const small = makeSmallProfile();
    const others = [small.database, small.log, small.backup];
    return {
      make(random): Case {
        const isLog = random.percent(30);
        const bytes = damaged(isLog ? small.log : small.database, random, others);
        const log = isLog ? bytes : random.percent(80) ? small.log : null;
        return {
          bytes,
          async run() {
            const files = { database: isLog ? small.database : bytes, log };
            const { faults } = tryFiles(small, files, random.percent(50));
            // What is readable is brought over where one bit is wrong; with this much damage SELECTs give what never was.
            const grave = faults.filter((fault) => !/^(a waiting job|an upload) is lost$/.test(fault));
            if (grave.length > 0) throw new Error(grave.join(', '));
          },
        };
      },
    };
  },
};
