import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportCsv, exportJson } from '../../../main/engine/library/export.ts';
import { readImport } from '../../../main/engine/library/import/index.ts';
import { noon, openIn, tempFolder, thrownCode, upload } from '../store/support.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/imports/${name}`, import.meta.url));
const read = (name: string) => readImport(fixture(name), noon);
const bytes = (text: string) => new TextEncoder().encode(text);

/** After all that the fixtures tell of. */
const later = Date.UTC(2026, 5, 1);
const told = ({ name, host, uploadedAt, remote }: ReturnType<typeof read>['items'][number]) => ({
  name,
  host,
  at: new Date(uploadedAt).toISOString(),
  id: remote.id,
  link: remote.link,
  page: remote.page,
  deletehash: remote.deletehash,
  mime: remote.mime,
});
const why = (refused: ReturnType<typeof read>['refused']) =>
  refused.map(({ line, error }) => [line, error.code, error.params.reason]);

/** What ShareX wrote to its History.json in the second run and took over into its database. */
const ofTheSecondRun = [
  {
    name: 'moving.gif',
    host: 'imgur',
    at: '2025-03-30T20:00:00.000Z',
    id: 'Js3cccc',
    // It kept the player's address.
    link: 'https://i.imgur.com/Js3cccc.gif',
    page: 'https://imgur.com/Js3cccc',
    deletehash: 'jsondeletehash3',
    mime: null,
  },
  {
    name: 'page link.jpg',
    host: 'imgur',
    at: '2025-03-30T20:02:59.999Z',
    id: 'Js5eeee',
    // And here the page's.
    link: 'https://i.imgur.com/Js5eeee.jpg',
    page: 'https://imgur.com/Js5eeee',
    deletehash: 'jsondeletehash5',
    mime: null,
  },
  {
    name: 'elsewhere.png',
    host: 'Eigener Bilduploader',
    at: '2025-03-30T20:03:00.000Z',
    id: 'img.example/Js6.png',
    link: 'https://img.example/Js6.png',
    page: 'https://img.example/Js6.png',
    deletehash: null,
    mime: 'image/png',
  },
  // By custom uploaders that a user configured in ShareX, to Imgur nevertheless.
  {
    name: 'by myself.png',
    host: 'imgur',
    at: '2025-03-30T20:04:00.000Z',
    id: 'Js7ffff',
    link: 'https://i.imgur.com/Js7ffff.png',
    page: 'https://imgur.com/Js7ffff',
    deletehash: 'jsondeletehash7',
    mime: 'image/png',
  },
  {
    name: 'recording.mp4',
    host: 'imgur',
    at: '2025-03-30T20:05:00.000Z',
    id: 'Js8gggg',
    link: 'https://i.imgur.com/Js8gggg.mp4',
    page: 'https://imgur.com/Js8gggg',
    deletehash: 'jsondeletehash8',
    mime: 'video/mp4',
  },
];

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

  test.each(['utf16le', 'utf16be'])('ShareX in %s, by its byte order mark', (order) => {
    const text = Buffer.from(`\ufeff${fixture('sharex-17.1.0-History.json')}`, 'utf16le');
    const { source, items } = readImport(order === 'utf16be' ? text.swap16() : text, later);
    const plain = readImport(fixture('sharex-17.1.0-History.json'), later);
    expect([source, items.length]).toEqual(['sharex', plain.items.length]);
    expect(items).toEqual(plain.items.map((item) => ({ ...item, id: expect.any(String) })));
  });

  // The three that follow were written by ShareX's own classes of these versions, with the line breaks of Windows, in
  // two runs in two time zones; names, links and times are made up as its TaskInfo and its uploaders make them.
  test('ShareX 17.1, as its HistoryManagerJSON wrote it', () => {
    const { source, items, refused } = readImport(fixture('sharex-17.1.0-History.json'), later);
    expect(source).toBe('sharex');
    expect(items.map(told)).toEqual([
      {
        name: 'Гавань "утром" & вечером.png',
        host: 'imgur',
        at: '2025-02-03T10:05:06.123Z',
        id: 'Js1aaaa',
        link: 'https://i.imgur.com/Js1aaaa.png',
        page: 'https://imgur.com/Js1aaaa',
        deletehash: 'jsondeletehash1',
        mime: 'image/png',
      },
      ...ofTheSecondRun,
    ]);
    expect(items.every((item) => item.tags === undefined)).toBe(true);
    // What was only saved, on line 15, is no upload, and not missed.
    expect(why(refused)).toEqual([
      [24, 'rejected', 'This entry is no picture (Text).'],
      [41, 'rejected', 'This entry is no picture (URL).'],
      [85, 'rejected', 'This entry is no picture (File).'],
    ]);
    const store = openIn(tempFolder());
    expect(store.library.importItems(items)).toMatchObject({ added: { length: 6 }, known: 0 });
    expect(store.library.importItems(items)).toMatchObject({ added: [], known: 6 });
  });

  test('ShareX 12.4, as its HistoryManager wrote it: XML which has no root', () => {
    const { source, items, refused } = read('sharex-12.4.1-History.xml');
    expect(source).toBe('sharex');
    expect(items.map(told)).toEqual([
      {
        name: 'Гавань & "берег" <1>.png',
        host: 'imgur',
        at: '2019-03-04T05:06:07.123Z',
        id: 'Xm1aaaa',
        link: 'https://i.imgur.com/Xm1aaaa.png',
        page: 'https://imgur.com/Xm1aaaa',
        deletehash: 'xmldeletehash01',
        mime: 'image/png',
      },
      {
        name: "it's moving.gif",
        host: 'imgur',
        at: '2019-07-08T22:30:59.999Z',
        id: 'Xm4dddd',
        link: 'https://i.imgur.com/Xm4dddd.gif',
        page: 'https://imgur.com/Xm4dddd',
        deletehash: 'xmldeletehash04',
        mime: null,
      },
      {
        name: 'page link.jpg',
        host: 'imgur',
        at: '2019-07-08T23:00:00.000Z',
        id: 'Xm5eeee',
        link: 'https://i.imgur.com/Xm5eeee.jpg',
        page: 'https://imgur.com/Xm5eeee',
        deletehash: 'xmldeletehash05',
        mime: null,
      },
    ]);
    expect(why(refused)).toEqual([
      [17, 'rejected', 'This entry is no picture (Text).'],
      [24, 'rejected', 'This entry is no picture (URL).'],
    ]);
  });

  // Taken over from the JSON above by `MigrateFromJSON`, then two appended, two changed and one deleted.
  test('ShareX 19, as its HistoryManagerSQLite wrote it, read while it may be open there, with a log or without', () => {
    for (const journal of ['delete', 'wal']) {
      const path = join(tempFolder(), 'History.db');
      writeFileSync(path, fixture('sharex-19.0.2-History.db'));
      const db = new Database(path);
      expect(db.pragma(`journal_mode = ${journal}`, { simple: true })).toBe(journal);
      db.close();
      const file = readFileSync(path);
      const { source, items, refused } = readImport(file, later);
      expect(source).toBe('sharex');
      expect(items.map(told)).toEqual([
        expect.objectContaining({ id: 'Js1aaaa', at: '2025-02-03T10:05:06.123Z' }),
        ...ofTheSecondRun,
        {
          name: 'ночь \'в\' "гавани".png',
          host: 'imgur',
          at: '2026-01-29T23:59:59.987Z',
          id: 'Db1aaaa',
          link: 'https://i.imgur.com/Db1aaaa.png',
          page: 'https://imgur.com/Db1aaaa',
          deletehash: 'dbdeletehash001',
          mime: 'image/png',
        },
      ]);
      // What ShareX itself notes in this column, windows, programs and favourites, is no tag.
      expect(items.map(({ tags }) => tags)).toEqual([
        undefined,
        ['harbour', 'ночь'],
        ...Array.from({ length: 5 }, () => undefined),
      ]);
      expect(why(refused)).toEqual([
        [3, 'rejected', 'This entry is no picture (Text).'],
        [5, 'rejected', 'This entry is no picture (URL).'],
      ]);
      expect(thrownCode(() => readImport(file.subarray(0, 5_000), noon))).toBe('unreadable');
    }
  });

  test('one history of ShareX that two of its versions kept comes in once', () => {
    const store = openIn(tempFolder());
    const [json, db] = ['sharex-17.1.0-History.json', 'sharex-19.0.2-History.db'].map((name) =>
      readImport(fixture(name), later),
    );
    expect(store.library.importItems(json?.items ?? [])).toMatchObject({ added: { length: 6 } });
    expect(store.library.importItems(db?.items ?? [])).toMatchObject({ added: { length: 1 }, known: 6 });
  });

  test.each([
    ['https://imgur.com/a/Album1', 'x.png', 'https://imgur.com/a/Album1'],
    ['http://www.imgur.com/Page11', 'x.bmp', 'https://i.imgur.com/Page11.png'],
    ['https://imgur.com/Page22', 'clip.MP4', 'https://i.imgur.com/Page22.mp4'],
    // As 13.5 and older kept a video.
    ['https://i.imgur.com/Dot111.', 'clip.webm', 'https://i.imgur.com/Dot111.mp4'],
    ['https://i.imgur.com/Player.gifv', 'without an ending', 'https://i.imgur.com/Player.mp4'],
    ['https://img.example/Page33', 'x.png', 'https://img.example/Page33'],
  ])('ShareX kept %s of %s, which is a picture at %s', (URL, FileName, link) => {
    const { items } = readImport(
      bytes(JSON.stringify({ FileName, Type: 'Image', Host: 'Imgur', URL })),
      noon,
    );
    expect(items.map(({ remote }) => remote.link)).toEqual([link]);
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
    expect(store.library.importItems(items)).toMatchObject({ added: { length: 2 }, known: 0 });
    const again = readImport(fixture('picgo-store-2.2.db'), Date.UTC(2030, 0, 1));
    expect(store.library.importItems(again.items)).toMatchObject({ added: [], known: 2 });
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
          expect(thrown).toMatchObject({ data: { code: 'unreadable' } });
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
    expect(store.library.importItems([...bare, ...bare])).toMatchObject({ added: { length: 2 }, known: 2 });
    const merged = store.library.importItems(items);
    expect(merged).toMatchObject({ added: [], known: 2, completed: bare.map(({ id }) => id) });
    const [first] = store.library.getMany([String(bare[0]?.id)]);
    expect(first).toMatchObject({ importedFrom: 'sharex', remote: { deletehash: 'abcdefghijklmn1' } });
    const otherLink = {
      ...items[0],
      id: 'x',
      remote: { ...items[0]?.remote, link: 'https://imgur.com/Sx1aaaa' },
    };
    expect(store.library.importItems([otherLink as (typeof items)[number]])).toMatchObject({
      added: [],
      known: 1,
    });
    // What went through the queue alone is told as history.
    expect(store.library.searchHistory({ search: '', limit: 10 }).total).toBe(0);
  });

  test.each(['json', 'csv'] as const)('our own %s comes back as it went', (format) => {
    const store = openIn(tempFolder());
    upload(store, 'Кот, "der" – 1\n2.png', { title: '=1+1', description: 'a\r\nb, "c"', privacy: 'public' });
    upload(store, 'plain.png');
    store.library.describe(['history of plain.png'], { tags: ['harbour', 'ночь'] });
    const items = store.library.getMany(store.library.findPage({ text: '', sort: 'newest' }, 10, null).ids);
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
    expect(other.library.importItems(told).added).toHaveLength(2);
    expect(other.library.importItems(told)).toMatchObject({ added: [], known: 2 });
    const [found = ''] = other.library.findPage({ text: 'ночь', sort: 'newest' }, 10, null).ids;
    expect(other.library.getMany([found])).toMatchObject([{ name: 'plain.png', tags: ['harbour', 'ночь'] }]);
  });

  test.each(['json', 'csv'] as const)(
    'what nobody knows of a picture our own %s does not make up',
    (format) => {
      const store = openIn(tempFolder());
      store.library.importItems(read('greenshot-1.2.10.6.ini').items);
      const items = store.library.getMany(store.library.findPage({ text: '', sort: 'newest' }, 10, null).ids);
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
    expect(store.library.importItems(items)).toMatchObject({ added: { length: 4 }, known: 0 });
    expect(store.library.importItems(items)).toMatchObject({ added: [], known: 4 });
  });

  test('very many that tell no time come in, each at its own', () => {
    const store = openIn(tempFolder());
    const lines = Array.from({ length: 12_000 }, (_, index) => `ImgurUploadHistory.p${index}=d${index}`);
    const { items } = readImport(bytes(['[Imgur]', ...lines].join('\n')), noon);
    const before = process.cpuUsage();
    for (let from = 0; from < items.length; from += 500)
      store.library.importItems(items.slice(from, from + 500));
    const { user } = process.cpuUsage(before);
    const { ids } = store.library.findPage({ text: '', sort: 'oldest' }, 20_000, null);
    expect(store.library.getMany([ids[0] ?? '', ids.at(-1) ?? '']).map(({ remote }) => remote.id)).toEqual([
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
