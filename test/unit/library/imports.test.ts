import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportCsv, exportJson } from '../../../main/engine/library/exporting.ts';
import { readImport } from '../../../main/engine/library/importing/index.ts';
import { noon, openIn, tempFolder, thrownCode, upload } from '../queue/support.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/imports/${name}`, import.meta.url));
const read = (name: string) => readImport(fixture(name), noon);
/** As ShareX creates it (HistoryManagerSQLite of its public source). */
const shareXSchema = `CREATE TABLE History (Id INTEGER PRIMARY KEY AUTOINCREMENT, FileName TEXT, FilePath TEXT,
  DateTime TEXT, Type TEXT, Host TEXT, URL TEXT, ThumbnailURL TEXT, DeletionURL TEXT, ShortenedURL TEXT, Tags TEXT)`;
const bytes = (text: string) => new TextEncoder().encode(text);

describe('histories of others', () => {
  test('ShareX, with its commas, a cut off end, and what was never uploaded', () => {
    const { source, items, refused } = read('sharex-history.txt');
    expect(source).toBe('sharex');
    expect(items).toMatchObject([
      {
        name: 'chrome_aB3dE5fG7h.png',
        host: 'imgur',
        uploadedAt: Date.parse('2023-04-17T19:05:33.123Z'),
        remote: {
          id: 'Sx1aaaa',
          link: 'https://i.imgur.com/Sx1aaaa.png',
          deletehash: 'abcdefghijklmn1',
          mime: 'image/png',
        },
      },
      {
        name: 'moving.gif',
        remote: { link: 'https://i.imgur.com/Sx2bbbb.gif', deletehash: 'abcdefghijklmn2' },
      },
    ]);
    const broken = fixture('sharex-history.txt').toString().split('\n').length - 2;
    expect(refused.map(({ line, error }) => [line, error.code])).toEqual([
      [expect.any(Number), 'rejected'],
      [broken, 'rejected'],
    ]);
  });

  test('ShareX as XML, which has no root', () => {
    const { items } = read('sharex-History.xml');
    expect(items).toMatchObject([
      {
        name: 'old & gold.jpg',
        uploadedAt: Date.UTC(2015, 1, 3, 4, 5, 6),
        remote: { link: 'https://i.imgur.com/Sx3cccc.jpg', deletehash: 'abcdefghijklmn3' },
      },
    ]);
  });

  test('ShareX as a database, read while it may be open there, with a log or without', () => {
    for (const journal of ['delete', 'wal']) {
      const path = join(tempFolder(), 'History.db');
      const db = new Database(path);
      db.pragma(`journal_mode = ${journal}`);
      db.exec(shareXSchema);
      const insert = db.prepare(
        'INSERT INTO History (FileName, DateTime, Type, Host, URL, DeletionURL, Tags) VALUES (?, ?, ?, ?, ?, ?, ?)',
      );
      insert.run(
        'firefox_x.png',
        '2026-01-02T03:04:05.1234567+02:00',
        'Image',
        'Imgur',
        'https://i.imgur.com/Sx4dddd.png',
        'https://imgur.com/delete/abcdefghijklmn8',
        '{"ProcessName":"firefox"}',
      );
      insert.run('saved.png', '2026-01-02T03:04:06.0000000+02:00', 'Image', null, null, null, null);
      insert.run(
        'text.txt',
        '2026-01-02T03:04:07.0000000+02:00',
        'Text',
        'Pastebin',
        'https://p.example/1',
        '',
        null,
      );
      db.close();
      const file = readFileSync(path);
      const { source, items, refused } = readImport(file, Date.UTC(2026, 5, 1));
      expect(source).toBe('sharex');
      expect(items).toMatchObject([
        {
          name: 'firefox_x.png',
          host: 'imgur',
          uploadedAt: Date.parse('2026-01-02T01:04:05.123Z'),
          remote: { id: 'Sx4dddd', deletehash: 'abcdefghijklmn8' },
        },
      ]);
      expect(refused).toMatchObject([{ line: 3, error: { code: 'rejected' } }]);
      expect(thrownCode(() => readImport(file.subarray(0, 5_000), noon))).toBe('unreadable');
    }
  });

  test('another database is none', () => {
    const path = join(tempFolder(), 'other.db');
    const db = new Database(path);
    db.exec('CREATE TABLE diary (day); INSERT INTO diary VALUES (1)');
    db.close();
    expect(thrownCode(() => readImport(readFileSync(path), noon))).toBe('unreadable');
  });

  test('PicGo, its own pictures and those on other hosts', () => {
    const { source, items, refused } = read('picgo-data.txt');
    expect(source).toBe('picgo');
    expect(items).toMatchObject([
      {
        host: 'imgur',
        uploadedAt: 1_682_935_200_000,
        remote: { id: 'Pg1aaaa', width: 640, deletehash: null },
      },
      { host: 'smms', name: 'кот.jpg', uploadedAt: noon, remote: { deletehash: 'SmmsHash1' } },
    ]);
    expect(refused).toMatchObject([{ line: 3, error: { code: 'rejected' } }]);
  });

  test('PicGo since 2.3, compressed', () => {
    expect(read('picgo.db').items).toMatchObject([
      { uploadedAt: 1_690_000_000_000, remote: { id: 'Pg2bbbb' } },
    ]);
    const again = deflateSync(fixture('picgo-data.txt'));
    expect(readImport(again, noon).items).toHaveLength(2);
  });

  // Written by the unchanged @picgo/store 2.2.2, PicGo's own store: `new DBStore(path, 'gallery')`, two `insert`s.
  test('PicGo, as its own store writes it', () => {
    const { source, items, refused } = readImport(fixture('picgo-store-2.2.db'), Date.UTC(2030, 0, 1));
    expect(source).toBe('picgo');
    expect(refused).toEqual([]);
    expect(items).toMatchObject([
      {
        name: 'harbour.png',
        host: 'imgur',
        uploadedAt: 1_795_485_072_506,
        remote: { id: 'Pg3cccc', width: 64 },
      },
      {
        name: 'кот.jpg',
        uploadedAt: 1_795_485_072_656,
        remote: { id: 'Pg4dddd', deletehash: 'abcdefghijklmn9' },
      },
    ]);
    const store = openIn(tempFolder());
    expect(store.importItems(items)).toMatchObject({ added: { length: 2 }, known: 0 });
    const again = readImport(fixture('picgo-store-2.2.db'), Date.UTC(2030, 0, 1));
    expect(store.importItems(again.items)).toMatchObject({ added: [], known: 2 });
  });

  // Written by Greenshot's own IniConfig and ImgurConfiguration; one upload was taken out again in the second run.
  test('Greenshot 1.2, which keeps nothing but ids and deletehashes', () => {
    const { source, items, refused } = read('greenshot-1.2.10.6.ini');
    expect(source).toBe('greenshot');
    expect(items.map(({ remote }) => [remote.id, remote.link, remote.deletehash, remote.mime])).toEqual([
      ['Gr1aaaa', 'https://i.imgur.com/Gr1aaaa.png', 'greenshothash01', null],
      ['Gr3cccc', 'https://i.imgur.com/Gr3cccc.png', 'greenshothash03', null],
    ]);
    expect(refused).toEqual([]);
    const damaged = fixture('greenshot-1.2.10.6.ini').toString().replace('.Gr1aaaa=', '.=');
    expect(readImport(bytes(damaged), noon)).toMatchObject({
      items: [{ remote: { id: 'Gr3cccc' } }],
      refused: [{ line: 24, error: { code: 'rejected' } }],
    });
    expect(read('greenshot-imgur.xml').items).toMatchObject([
      { title: 'Region', uploadedAt: 1_400_000_000_000, remote: { id: 'Gs3cccc', mime: 'image/jpeg' } },
    ]);
  });

  test.each(['', 'hello', '{}', '[]', '[1,2]', '<html></html>', '{"a":{"b":', 'a,b\n1,2', '\u001f\u008b'])(
    '%j is none',
    (text) => {
      expect(thrownCode(() => readImport(bytes(text), noon))).toBe('unreadable');
    },
  );

  test('no file breaks more than itself', () => {
    const whole = fixture('sharex-history.txt').toString();
    fc.assert(
      fc.property(fc.nat(whole.length), fc.string({ unit: 'binary' }), (at, noise) => {
        try {
          readImport(bytes(whole.slice(0, at) + noise + whole.slice(at)), noon);
        } catch (thrown) {
          expect(thrown).toMatchObject({ failure: { code: 'unreadable' } });
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('merging', () => {
  test('adds what is new once, by link and by id, and fills in a deletehash', () => {
    const store = openIn(tempFolder());
    const { items } = read('sharex-history.txt');
    const bare = items.map((item) => ({
      ...item,
      id: `${item.id} bare`,
      remote: { ...item.remote, deletehash: null },
    }));
    expect(store.importItems([...bare, ...bare])).toMatchObject({ added: { length: 2 }, known: 2 });
    const merged = store.importItems(items);
    expect(merged).toMatchObject({ added: [], known: 2, completed: bare.map(({ id }) => id) });
    const [first] = store.getItems([String(bare[0]?.id)]);
    expect(first).toMatchObject({ importedFrom: 'sharex', remote: { deletehash: 'abcdefghijklmn1' } });
    const otherLink = {
      ...items[0],
      id: 'x',
      remote: { ...items[0]?.remote, link: 'https://imgur.com/Sx1aaaa' },
    };
    expect(store.importItems([otherLink as (typeof items)[number]])).toMatchObject({ added: [], known: 1 });
    // What went through the queue alone is told as history.
    expect(store.searchHistory({ search: '', limit: 10 }).total).toBe(0);
  });

  test.each(['json', 'csv'] as const)('our own %s comes back as it went', (format) => {
    const store = openIn(tempFolder());
    upload(store, 'Кот, "der" – 1\n2.png', { title: '=1+1', description: 'a\r\nb, "c"', privacy: 'public' });
    upload(store, 'plain.png');
    store.describeItems(['history of plain.png'], { tags: ['harbour', 'ночь'] });
    const items = store.getItems(store.findLibrary({ text: '', sort: 'newest' }, 10, null).ids);
    const text = format === 'json' ? exportJson(items, noon) : exportCsv(items);
    const { source, items: back, refused } = readImport(bytes(text), noon);
    expect({ source, refused }).toEqual({ source: 'snapferry', refused: [] });
    const kept = (list: readonly (typeof back)[number][]) =>
      list.map(({ name, title, description, privacy, host, uploadedAt, remote }) => ({
        name,
        title,
        description,
        privacy,
        host,
        uploadedAt,
        remote,
      }));
    const sent = items.map((item) => ({ ...item, importedFrom: 'snapferry' as const }));
    expect(kept(back)).toEqual(kept(sent));
    const other = openIn(tempFolder());
    // The uploads of these tests all have the same id.
    const told = back.map((item, index) => ({ ...item, remote: { ...item.remote, id: String(index) } }));
    expect(other.importItems(told).added).toHaveLength(2);
    expect(other.importItems(told)).toMatchObject({ added: [], known: 2 });
    const [found = ''] = other.findLibrary({ text: 'ночь', sort: 'newest' }, 10, null).ids;
    expect(other.getItems([found])).toMatchObject([{ name: 'plain.png', tags: ['harbour', 'ночь'] }]);
  });

  test.each(['json', 'csv'] as const)(
    'what nobody knows of a picture our own %s does not make up',
    (format) => {
      const store = openIn(tempFolder());
      store.importItems(read('greenshot-1.2.10.6.ini').items);
      const items = store.getItems(store.findLibrary({ text: '', sort: 'newest' }, 10, null).ids);
      const text = format === 'json' ? exportJson(items, noon) : exportCsv(items);
      const back = readImport(bytes(text), noon).items;
      expect(back.map(({ remote }) => remote.mime)).toEqual([null, null]);
    },
  );

  test.each([';', '\t'])('our own CSV is read as a spreadsheet has written it anew, with %j', (separator) => {
    const lines = [
      ['link', 'deletehash', 'title'],
      ['https://i.imgur.com/a.png', 'x', `"a${separator} b"`],
    ];
    const text = `\ufeff${lines.map((line) => line.join(separator)).join('\r\n')}\r\n`;
    expect(readImport(bytes(text), noon)).toMatchObject({
      source: 'snapferry',
      items: [{ title: `a${separator} b`, remote: { id: 'a', deletehash: 'x' } }],
      refused: [],
    });
  });

  test('on hosts that are not known, pictures of the same path or name are different ones', () => {
    const store = openIn(tempFolder());
    const links = [
      'one.example/img/1.png',
      'two.example/img/1.png',
      'x.example/show?id=1',
      'x.example/show?id=2',
    ];
    const uploaded = links.map((link) => ({ fileName: 'a.png', type: 'custom', imgUrl: `https://${link}` }));
    const { items } = readImport(bytes(JSON.stringify({ uploaded })), noon);
    expect(store.importItems(items)).toMatchObject({ added: { length: 4 }, known: 0 });
    expect(store.importItems(items)).toMatchObject({ added: [], known: 4 });
  });

  test('very many that tell no time come in, each at its own', () => {
    const store = openIn(tempFolder());
    const lines = Array.from({ length: 12_000 }, (_, index) => `ImgurUploadHistory.p${index}=d${index}`);
    const { items } = readImport(bytes(['[Imgur]', ...lines].join('\n')), noon);
    const before = process.cpuUsage();
    for (let from = 0; from < items.length; from += 500) store.importItems(items.slice(from, from + 500));
    const { user } = process.cpuUsage(before);
    const { ids } = store.findLibrary({ text: '', sort: 'oldest' }, 20_000, null);
    expect(store.getItems([ids[0] ?? '', ids.at(-1) ?? '']).map(({ remote }) => remote.id)).toEqual([
      'p0',
      'p11999',
    ]);
    // Looking for a free time from the beginning for each takes minutes.
    expect(user / 1e6).toBeLessThan(20);
  });

  test('a line that was damaged is refused with its number, the others come in', () => {
    const text = 'link,deletehash\r\nhttps://i.imgur.com/a.png,x\r\n"b\nc"\r\nno link at all,y\r\n,z\r\n';
    const { items, refused } = readImport(bytes(text), noon);
    expect(items).toHaveLength(1);
    expect(refused.map(({ line, error }) => [line, error.code])).toEqual([
      [3, 'rejected'],
      [5, 'bad-url'],
      [6, 'rejected'],
    ]);
  });
});
