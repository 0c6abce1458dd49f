import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LibraryItem } from '../../../contract/library.ts';
import { exportCsv } from '../../../main/engine/library/export.ts';
import { withGuard, withoutGuard } from '../../../main/engine/library/formula-guard.ts';
import { readImport, readImportFolder } from '../../../main/engine/library/import/index.ts';
import { noon, openIn, tempFolder, upload } from '../store/support.ts';

const later = Date.UTC(2026, 5, 1);
const read = (text: string) => readImport(new TextEncoder().encode(text), later);
const ids = (text: string) => read(text).items.map(({ remote }) => remote.id);
const hashes = (text: string) => read(text).items.map(({ remote }) => remote.deletehash);

const sharexEntry = (id: string) =>
  `{\n  "FileName": "${id}.png",\n  "FilePath": "C:\\\\shots\\\\${id}.png",\n  "Type": "Image",\n  "Host": "Imgur",\n` +
  `  "URL": "https://i.imgur.com/${id}.png",\n  "DeletionURL": "https://imgur.com/delete/hash${id}",\n` +
  '  "Tags": {\n    "WindowTitle": "a { b"\n  }\n}';

describe('one broken entry costs that entry only', () => {
  test.each([
    ['in the middle of a text', (entry: string) => entry.slice(0, entry.indexOf('shots'))],
    ['behind a value', (entry: string) => entry.slice(0, entry.indexOf('"Type"'))],
    ['inside of what it contains', (entry: string) => entry.slice(0, entry.indexOf('"WindowTitle"'))],
    ['just before its end', (entry: string) => entry.slice(0, -1)],
  ])('ShareX, cut %s', (_where, cut) => {
    const text = ['Aa1', 'Bb2', 'Cc3', 'Dd4'].map(sharexEntry);
    const whole = [text[0], cut(text[1] ?? ''), text[2], text[3]].join(',\n');
    expect(ids(whole)).toEqual(['Aa1', 'Cc3', 'Dd4']);
    expect(hashes(whole)).toEqual(['hashAa1', 'hashCc3', 'hashDd4']);
    expect(read(whole).refused).toHaveLength(1);
  });

  test('ShareX, zeros at the beginning and in the middle, as a crash leaves them', () => {
    const text = ['Aa1', 'Bb2'].map(sharexEntry).join(',\n');
    expect(ids(`${'\0'.repeat(4_096)}${text}`)).toEqual(['Aa1', 'Bb2']);
    expect(ids(text.replace('},\n{', `},\n${'\0'.repeat(100)}{`))).toEqual(['Aa1', 'Bb2']);
  });

  test('wherever a ShareX file is cut in the middle of an entry, all others are read', () => {
    const entries = ['Aa1', 'Bb2', 'Cc3'].map(sharexEntry);
    const [first = '', second = '', third = ''] = entries;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: second.length - 1 }), (at) => {
        const found = ids([first, second.slice(0, at), third].join(',\n'));
        expect(found.at(0)).toBe('Aa1');
        expect(found.at(-1)).toBe('Cc3');
      }),
    );
  });

  test('ShareX’s XML: a cut entry takes nothing of the next into it', () => {
    const entry = (id: string, hash: string) =>
      `<HistoryItem>\n<Filename>${id}.png</Filename>\n<Type>Image</Type>\n<Host>Imgur</Host>\n` +
      `<DeletionURL>${hash}</DeletionURL>\n<URL>https://i.imgur.com/${id}.png</URL>\n</HistoryItem>`;
    const link = (hash: string) => `https://imgur.com/delete/${hash}`;
    const cut = entry('Bb2', link('hashBb2')).replace(/<URL>[\s\S]*$/, '');
    const bare = entry('Cc3', '').replace('<DeletionURL></DeletionURL>\n', '');
    const text = [entry('Aa1', link('hashAa1')), cut, bare].join('\n');
    expect(ids(text)).toEqual(['Aa1', 'Cc3']);
    // The deletehash of the one that is lost must not become that of another picture.
    expect(hashes(text)).toEqual(['hashAa1', null]);
    expect(read(text).refused).toMatchObject([{ line: 8 }]);
  });

  test('PicGo: odd entries are named, the others read; dates by ISO 8601 too', () => {
    const good = { imgUrl: 'https://i.imgur.com/Aa1.png', fileName: 'a.png', deletehash: 'hashAa1' };
    const list = [
      { ...good, createdAt: '2025-03-30T20:00:00.000Z' },
      null,
      'text',
      { id: 1 },
      { fileName: 'without link.png' },
      { ...good, imgUrl: 'https://i.imgur.com/Bb2.png', deletehash: 'hashBb2', createdAt: 1_743_364_800_000 },
    ];
    const { items, refused } = read(JSON.stringify({ uploaded: list }));
    expect(
      items.map(({ remote, uploadedAt }) => [remote.deletehash, new Date(uploadedAt).toISOString()]),
    ).toEqual([
      ['hashAa1', '2025-03-30T20:00:00.000Z'],
      ['hashBb2', '2025-03-30T20:00:00.000Z'],
    ]);
    expect(refused.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  });

  test('PicGo and our own JSON, cut off at the end', () => {
    const entry = (id: string) => ({ imgUrl: `https://i.imgur.com/${id}.png`, deletehash: `hash${id}` });
    const picgo = JSON.stringify({ uploaded: ['Aa1', 'Bb2', 'Cc3'].map(entry) }, null, 2);
    expect(hashes(picgo.slice(0, picgo.indexOf('hashCc3')))).toEqual(['hashAa1', 'hashBb2']);
    const own = JSON.stringify(
      {
        format: 'snapferry-library',
        version: 1,
        items: ['Aa1', 'Bb2', 'Cc3'].map((id) => ({
          link: `https://i.imgur.com/${id}.png`,
          deletehash: `hash${id}`,
        })),
      },
      null,
      1,
    );
    expect(read(own.slice(0, own.indexOf('hashCc3')))).toMatchObject({
      source: 'snapferry',
      items: [{ remote: { deletehash: 'hashAa1' } }, { remote: { deletehash: 'hashBb2' } }],
    });
  });

  test('our own CSV: a quote too many costs its row', () => {
    const row = (id: string, title: string) => `https://i.imgur.com/${id}.png,hash${id},${title}`;
    const text = ['link,deletehash,title', row('Aa1', 'a'), row('Bb2', '"open'), row('Cc3', 'c')].join(
      '\r\n',
    );
    expect(hashes(text)).toEqual(['hashAa1', 'hashBb2', 'hashCc3']);
    const swallowing = ['link,deletehash,title', row('Aa1', '"open'), row('Bb2', '"b"'), row('Cc3', 'c')];
    expect(hashes(swallowing.join('\r\n'))).toContain('hashCc3');
  });
});

describe('histories of Linux', () => {
  test('ksnip: a line for each upload, in local time', () => {
    const text =
      '30.03.2025 22:04:05,https://i.imgur.com/Kn1aaaa.png,https://imgur.com/delete/ksniphash000001\n' +
      'broken line\n' +
      '31.03.2025 08:00:00,https://i.imgur.com/Kn2bbbb.png,https://imgur.com/delete/ksniphash000002\n';
    const { source, items, refused } = read(text);
    expect(source).toBe('ksnip');
    expect(items.map(({ remote, uploadedAt }) => [remote.id, remote.deletehash, uploadedAt])).toEqual([
      ['Kn1aaaa', 'ksniphash000001', new Date(2025, 2, 30, 22, 4, 5).getTime()],
      ['Kn2bbbb', 'ksniphash000002', new Date(2025, 2, 31, 8).getTime()],
    ]);
    expect(refused.map(({ line }) => line)).toEqual([2]);
  });

  test('Flameshot: a folder whose files’ names are the history', () => {
    const writtenAt = Date.UTC(2025, 2, 30);
    const { source, items, refused } = readImportFolder(
      ['imgur-flamehash000001-Fl1aaaa.png', 'imgur-Fl2bbbb.png', 'imgur-a-b-c-d.png', 'holiday.png'].map(
        (name) => ({ name, writtenAt }),
      ),
      later,
    );
    expect(source).toBe('flameshot');
    expect(items.map(({ remote, uploadedAt }) => [remote.link, remote.deletehash, uploadedAt])).toEqual([
      ['https://i.imgur.com/Fl1aaaa.png', 'flamehash000001', writtenAt],
      ['https://i.imgur.com/Fl2bbbb.png', null, writtenAt],
    ]);
    expect(refused).toHaveLength(1);
  });
});

describe('an export is no program', () => {
  test('what a spreadsheet would take for a formula is text, and comes back as it was', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', '=', '+', '-', '@', "'=", '\t=', '＝'), (text, begin) => {
        const value = begin + text;
        expect(withGuard(value)).not.toMatch(/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/);
        expect(withoutGuard(withGuard(value))).toBe(value);
      }),
    );
  });

  test('nor where the spreadsheet separates fields by semicolons, tabs or lines', () => {
    const parts = fc.constantFrom('a', ';', '\t', '\n', '\r', '=', "'", '-', '@', ' ');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (of) => {
        const value = of.join('');
        for (const field of withGuard(value).split(/[;\n]/)) expect(field).not.toMatch(/^[=+\-@\t\r]/);
        expect(withoutGuard(withGuard(value))).toBe(value);
      }),
    );
    expect(withGuard("x;=cmd|' /C calc'!A0;y")).toBe("x;'=cmd|' /C calc'!A0;y");
  });

  test('in every column of the file', () => {
    const store = openIn(tempFolder());
    upload(store, '=cmd|calc.png', { title: '@SUM(1)', description: '-2+3' });
    const items: LibraryItem[] = store.library.getMany(
      store.library.findPage({ text: '', sort: 'newest' }, 10, null).ids,
    );
    const [, row = ''] = exportCsv(items).split('\r\n');
    for (const field of ["'=cmd|calc.png", "'@SUM(1)", "'-2+3"]) expect(row).toContain(`,${field}`);
    const back = readImport(new TextEncoder().encode(exportCsv(items)), noon).items[0];
    expect(back).toMatchObject({ name: '=cmd|calc.png', title: '@SUM(1)', description: '-2+3' });
  });
});
