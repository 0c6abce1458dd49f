import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dataBytes,
  imageSourcesIn,
  parseDropFiles,
  parseUriList,
  readContent,
  urlsIn,
} from '../../../main/desktop/clipboard/clipboard-content.ts';
import { ClipboardWatch } from '../../../main/desktop/clipboard/clipboard-watch.ts';
import { copyText } from '../../../main/desktop/clipboard/copy-text.ts';
import { isConcealed } from '../../../main/desktop/clipboard/formats.ts';
import {
  type Bytes,
  type ClipboardSnapshot,
  type LegacyClipboard,
  openClipboard,
} from '../../../main/desktop/clipboard/system-clipboard.ts';

const bytes = (text: string): Bytes => new TextEncoder().encode(text);

/** Creates a clipboard with these formats. */
function holding(held: Readonly<Record<string, string>>, pixels = 0): ClipboardSnapshot {
  return {
    has: (format) => format in held,
    bytes: async (format) => (held[format] ? bytes(held[format]) : null),
    text: async (type) => held[type] ?? '',
    drawn: async (most) => (pixels === 0 ? null : pixels > most ? { pixels } : { png: bytes('drawn') }),
  };
}

describe('what somebody means who uploads the clipboard', () => {
  const path = (of: string) => ({ kind: 'path', path: of });
  const url = (of: string) => ({ kind: 'url', url: of });

  test.each<[string, Record<string, string>, unknown]>([
    [
      'files go before the picture of the first that file managers add',
      { 'x-special/gnome-copied-files': 'cut\nfile:///a%20b.png\nfile:///c.png', 'image/png': 'x' },
      { items: [path('/a b.png'), path('/c.png')], pictures: [] },
    ],
    [
      'a list of web addresses goes after a picture',
      { 'text/uri-list': 'https://x.test/a', 'image/png': 'x' },
      { items: [], pictures: [bytes('x')] },
    ],
    [
      'a list of web addresses',
      { 'text/uri-list': '# made by\r\nhttps://x.test/a\r\n' },
      { items: [url('https://x.test/a')], pictures: [] },
    ],
    [
      'the file of Windows',
      { FileNameW: 'C' },
      { items: [path(new TextDecoder('utf-16le').decode(bytes('C')))], pictures: [] },
    ],
    [
      'the files of macOS',
      {
        NSFilenamesPboardType:
          '<plist><array><string>/a &amp; b.png</string><string>/c.png</string></array></plist>',
      },
      { items: [path('/a & b.png'), path('/c.png')], pictures: [] },
    ],
    ['a PNG before a JPEG', { 'image/jpeg': 'j', 'image/png': 'p' }, { items: [], pictures: [bytes('p')] }],
    ['macOS’ TIFF', { 'public.tiff': 't' }, { items: [], pictures: [bytes('t')] }],
    ['nothing but text', { 'text/plain': 'hello https://x.test/a.png' }, { items: [], pictures: [] }],
    // A page may name any file of this computer; only users may.
    [
      'no file that a page names',
      { 'text/html': '<img src="file:///home/me/secret.png">' },
      { items: [], pictures: [] },
    ],
  ])('%s', async (_, held, expected) => {
    expect(await readContent(holding(held))).toEqual(expected);
  });

  test('bare pixels are drawn, unless that would take too long', async () => {
    expect(await readContent(holding({}, 2_000_000))).toEqual({ items: [], pictures: [bytes('drawn')] });
    expect(await readContent(holding({}, 80_000_000))).toEqual({
      items: [],
      pictures: [],
      tooLarge: 80_000_000,
    });
  });

  test('names with anything in them come through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        fc.pre(name.isWellFormed() && !/[/\0]/.test(name) && name !== '.' && name !== '..');
        expect(parseUriList(`file:///x/${encodeURIComponent(name)}`)).toEqual([
          { kind: 'path', path: `/x/${name}` },
        ]);
      }),
    );
  });

  test('what is no path of this computer is left out', () => {
    expect(parseUriList('file://elsewhere/x\nfile:///a%2Fb\nftp://x/y\nnonsense')).toEqual([]);
  });

  test.runIf(process.platform !== 'win32')(
    'keeps the place of bytes that are no text, for the engine to find them',
    () => {
      expect(parseUriList('file:///x/caf%E9/a%20b%FF.png\nfile:///a%2Fb%FF')).toEqual([
        { kind: 'path', path: '/x/caf\ufffd/a b\ufffd.png' },
      ]);
    },
  );

  test.each([
    ['<img src=a.png>', ['a.png']],
    ['<IMG alt="a > b" SRC = \'x&amp;y\'/>', ['x&y']],
    ['<img data-src="no" src="yes&#33;&#x21;&bogus;">', ['yes!!&bogus;']],
    ['<imgx src="no"><img><p src="no">', []],
  ])('pictures of %s', (html, expected) => {
    expect(imageSourcesIn(html)).toEqual(expected);
  });

  test('any text is read as HTML without harm', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(imageSourcesIn(`<img ${text}`))));
  });

  test('addresses only where there is nothing else', () => {
    expect(urlsIn(' https://a.test/1 \r\n\r\nhttp://b.test\n')).toEqual([
      'https://a.test/1',
      'http://b.test',
    ]);
    expect(urlsIn('see https://a.test/1')).toEqual([]);
    expect(urlsIn('https://a.test/1\nand')).toEqual([]);
  });

  test.each([
    ['data:image/png;base64,aGk=', 'hi'],
    ['data:image/svg+xml;charset=utf-8,%3Csvg%3E', '<svg>'],
    ['data:image/png;base64,', null],
    ['data:image/png;base64,%', null],
    ['data:text/html,hi', null],
  ])('%s', (address, expected) => {
    const found = dataBytes(address);
    expect(found && new TextDecoder().decode(found)).toBe(expected);
  });
});

describe('what a program calls secret', () => {
  const number = (value: number) => String.fromCharCode(value, 0, 0, 0);
  test.each<[Record<string, string>, boolean]>([
    [{ 'x-kde-passwordManagerHint': 'secret' }, true],
    [{ 'x-kde-passwordManagerHint': 'public' }, false],
    [{ 'org.nspasteboard.ConcealedType': 'x' }, true],
    [{ 'org.nspasteboard.TransientType': 'x' }, true],
    [{ 'org.nspasteboard.AutoGeneratedType': 'x' }, true],
    [{ ExcludeClipboardContentFromMonitorProcessing: 'x' }, true],
    [{ CanIncludeInClipboardHistory: number(0) }, true],
    [{ CanIncludeInClipboardHistory: number(1) }, false],
    [{ CanUploadToCloudClipboard: number(0), CanIncludeInClipboardHistory: number(1) }, true],
    [{ 'image/png': 'x' }, false],
  ])('%j: %s', async (held, expected) => {
    expect(await isConcealed(holding(held))).toBe(expected);
  });
});

/** Creates a watched clipboard; the test advances the time. */
function watching() {
  let look = holding({});
  let now = 0;
  let readMs = 0;
  let due: { at: number; callback: () => void } | null = null;
  const taken: string[] = [];
  const watch = new ClipboardWatch({
    clipboard: {
      async snapshot() {
        now += readMs;
        return look;
      },
    },
    clock: {
      now: () => now,
      after(ms, callback) {
        const timer = { at: now + ms, callback };
        due = timer;
        return () => {
          if (due === timer) due = null;
        };
      },
    },
    take: async (picture) => void taken.push(new TextDecoder().decode(picture)),
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    watch,
    taken,
    async set(isWanted: boolean) {
      watch.set(isWanted);
      await settle();
    },
    async hold(held: Record<string, string>) {
      look = holding(held);
      const next = due;
      if (!next) return;
      due = null;
      now = next.at;
      next.callback();
      await settle();
    },
    slow(ms: number) {
      readMs = ms;
    },
    get nextIn() {
      return due ? due.at - now : null;
    },
  };
}

describe('the watched clipboard', () => {
  const png = (content: string) => ({ 'image/png': content });

  test('takes each picture once, and none that was there before', async () => {
    const clipboard = watching();
    await clipboard.hold(png('before'));
    await clipboard.set(true);
    for (const held of ['before', 'one', 'one', 'two', 'one']) await clipboard.hold(png(held));
    expect(clipboard.taken).toEqual(['one', 'two', 'one']);
  });

  test('the same picture again after a text is not repeated', async () => {
    const clipboard = watching();
    await clipboard.set(true);
    for (const held of [png('one'), { 'text/plain': 'text' }, png('one')]) await clipboard.hold(held);
    expect(clipboard.taken).toEqual(['one']);
  });

  test('nothing of a pause is taken, nor what is left of it', async () => {
    const clipboard = watching();
    await clipboard.set(true);
    await clipboard.hold({});
    await clipboard.set(false);
    expect(clipboard.nextIn).toBeNull();
    await clipboard.hold(png('paused'));
    await clipboard.set(true);
    for (const held of ['paused', 'after']) await clipboard.hold(png(held));
    expect(clipboard.taken).toEqual(['after']);
  });

  test('text, files and secrets are left alone, though a picture comes with them', async () => {
    const clipboard = watching();
    await clipboard.set(true);
    for (const format of ['text/plain', 'text/uri-list', 'org.nspasteboard.ConcealedType'])
      await clipboard.hold({ ...png(format), [format]: 'x' });
    expect(clipboard.taken).toEqual([]);
  });

  test('our own picture is not taken', async () => {
    const clipboard = watching();
    await clipboard.set(true);
    clipboard.watch.ignoreNextChange();
    for (const held of ['ours', 'theirs']) await clipboard.hold(png(held));
    expect(clipboard.taken).toEqual(['theirs']);
  });

  test('rests longer after reading what takes long', async () => {
    const clipboard = watching();
    await clipboard.set(true);
    expect(clipboard.nextIn).toBe(1_000);
    clipboard.slow(60);
    await clipboard.hold(png('large'));
    expect(clipboard.nextIn).toBe(3_000);
    clipboard.slow(900);
    await clipboard.hold(png('larger'));
    expect(clipboard.nextIn).toBe(5_000);
  });

  test('knows whether a picture is still there', async () => {
    const clipboard = watching();
    await clipboard.hold(png('one'));
    await clipboard.set(true);
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    await clipboard.hold(png('two'));
    expect(await clipboard.watch.stillHolds(hash('two'))).toBe(true);
    expect(await clipboard.watch.stillHolds(hash('one'))).toBe(false);
  });
});

describe('one face for both of Electron’s clipboards', () => {
  test('the newer one names what has no MIME type', async () => {
    const types: Record<string, string> = {
      'text/plain': 'text',
      'electron application/osclipboard;format="x-special/gnome-copied-files"': 'copy\nfile:///a',
    };
    const item = {
      types: Object.keys(types),
      getType: async (type: string) => new Blob([types[type] ?? '']),
    };
    const newer = { read: async () => [item as unknown as Electron.ClipboardItem] };
    const look = await openClipboard(newer).snapshot();
    expect(look.has('x-special/gnome-copied-files')).toBe(true);
    expect(await look.bytes('x-special/gnome-copied-files')).toEqual(bytes('copy\nfile:///a'));
    expect(await look.text('text/plain')).toBe('text');
    expect(look.has('image/png')).toBe(false);
    expect(await look.drawn(1)).toBeNull();
  });

  test('the older one draws only what is not too large', async () => {
    const older: LegacyClipboard = {
      availableFormats: () => ['image/png'],
      has: () => false,
      readBuffer: () => new Uint8Array(),
      readText: () => '',
      readHTML: () => '',
      readImage: () => ({
        isEmpty: () => false,
        getSize: () => ({ width: 10, height: 10 }),
        toPNG: () => Buffer.from('png'),
      }),
    };
    const look = await openClipboard(older).snapshot();
    expect(await look.drawn(100)).toEqual({ png: bytes('png') });
    expect(await look.drawn(99)).toEqual({ pixels: 100 });
  });
});

describe('the files of Windows', () => {
  /** Builds DROPFILES as Explorer writes it. */
  function dropFiles(names: readonly string[], isWide = true, offset = 20): Bytes {
    const list = names.map((name) => `${name}\0`).join('');
    const text = Buffer.from(`${list}\0`, isWide ? 'utf16le' : 'latin1');
    const whole = Buffer.alloc(offset + text.length);
    whole.writeUInt32LE(offset, 0);
    whole.writeUInt32LE(isWide ? 1 : 0, 16);
    text.copy(whole, offset);
    return new Uint8Array(whole);
  }
  /** Creates a clipboard of bytes. */
  const look = (held: Readonly<Record<string, Bytes>>): ClipboardSnapshot => ({
    has: (format) => format in held,
    bytes: async (format) => held[format] ?? null,
    text: async () => '',
    drawn: async () => null,
  });
  const first = new Uint8Array(Buffer.from('C:\\a.png\0', 'utf16le'));

  test('all of a list, in every script, with what stands before it left out', () => {
    const names = ['C:\\Снимки\\один.png', 'D:\\🎉 two.gif', '\\\\server\\share\\3.jpg'];
    expect(parseDropFiles(dropFiles(names))).toEqual(names);
    expect(parseDropFiles(dropFiles(names, true, 32))).toEqual(names);
    expect(parseDropFiles(dropFiles(['C:\\a.png', 'C:\\b.png'], false))).toEqual(['C:\\a.png', 'C:\\b.png']);
  });

  test('no bytes make it throw, and what is no such list names nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (raw) => parseDropFiles(new Uint8Array(raw)).length >= 0),
    );
    expect(parseDropFiles(dropFiles([]))).toEqual([]);
    expect(parseDropFiles(null)).toEqual([]);
    expect(parseDropFiles(dropFiles(['C:\\a.png']).subarray(0, 10) as Bytes)).toEqual([]);
  });

  test('the list goes before the name of the first; where it is missing, it is counted what was not named', async () => {
    const list = dropFiles(['C:\\a.png', 'C:\\b.png']);
    const shell = new Uint8Array([2, 0, 0, 0]);
    const both = { CF_HDROP: list, FileNameW: first, 'Shell IDList Array': shell };
    expect((await readContent(look(both))).items).toHaveLength(2);
    expect(await readContent(look(both))).not.toHaveProperty('missed');
    const alone = await readContent(look({ FileNameW: first, 'Shell IDList Array': shell }));
    expect(alone).toMatchObject({ items: [{ kind: 'path' }], missed: 1 });
    expect(await readContent(look({ FileNameW: first }))).not.toHaveProperty('missed');
  });
});

test('texts that are copied at the same moment are each in the clipboard, and the last one stays', async () => {
  for (const isSynchronous of [true, false]) {
    let held = '';
    const turn = () => (isSynchronous ? undefined : Promise.resolve());
    const clipboard = {
      async writeText(text: string) {
        await turn();
        held = text;
      },
      async readText() {
        await turn();
        return held;
      },
    };
    const texts = ['one', 'two', 'three'];
    expect(await Promise.all(texts.map((text) => copyText(clipboard, text)))).toEqual([true, true, true]);
    expect(held).toBe('three');
  }
});

test('a clipboard that refuses a text takes the next one', async () => {
  let held = '';
  let isLocked = true;
  const clipboard = {
    writeText(text: string) {
      if (isLocked) throw new Error('Another program has it');
      held = text;
    },
    readText: () => held,
  };
  const refused = copyText(clipboard, 'one');
  await expect(refused).rejects.toThrow('Another program');
  isLocked = false;
  expect(await copyText(clipboard, 'two')).toBe(true);
});
