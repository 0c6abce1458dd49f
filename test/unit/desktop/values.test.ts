import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { Origin } from '../../../contract/origin.ts';
import { settingsSchema } from '../../../contract/settings.ts';
import { parseArguments } from '../../../main/desktop/app/arguments.ts';
import { copyText } from '../../../main/desktop/clipboard/copy-text.ts';
import { Inbox } from '../../../main/desktop/inbox/inbox.ts';
import { chooseLinksToCopy } from '../../../main/desktop/links/links-to-copy.ts';
import { webAddress } from '../../../main/desktop/links/web-address.ts';
import { frameOffset, restoreBounds } from '../../../main/desktop/windows/window-bounds.ts';

describe('what the app is started with', () => {
  const path = (...parts: string[]) => ({ kind: 'path', path: resolve(...parts) });
  test('a packaged app takes every argument that is no flag, from the folder where it was called', () => {
    expect(parseArguments(['snapferry', '--flag', 'a b.png', '/x/c.gif'], '/pictures', null)).toEqual({
      items: [path('/pictures/a b.png'), path('/x/c.gif')],
      hidden: false,
      capture: null,
    });
  });
  test('a development Electron leaves its own folder out, once', () => {
    const argv = ['electron', '--no-sandbox', '/work/app', '/work/app', 'a.png'];
    expect(parseArguments(argv, '/work', '/work/app').items).toEqual([
      path('/work/app'),
      path('/work/a.png'),
    ]);
  });
  test('a sign-in that comes back by our scheme is no file; tokens in sight of every program are not taken', () => {
    const start = (address: string) => parseArguments(['snapferry', address], '/', null);
    const code = 'snapferry://signed-in?state=a&code=b';
    expect(start(code)).toMatchObject({ items: [], signIn: code });
    expect(start('snapferry://signed-in?state=a#access_token=b')).toEqual({
      items: [],
      hidden: false,
      capture: null,
    });
    expect(start('snapferry://app/index.html')).toEqual({ items: [], hidden: false, capture: null });
  });
  test('files as desktops hand them over, and addresses', () => {
    const name = 'снимок\n猫 %.png';
    const argv = ['snapferry', `file://${encodeURI(`/x/${name}`)}`, 'https://x.test/a.png'];
    expect(parseArguments(argv, '/', null).items).toEqual([
      path('/x', name),
      { kind: 'url', url: 'https://x.test/a.png' },
    ]);
  });
  test('a start at sign-in stays out of sight', () => {
    expect(parseArguments(['snapferry', '--hidden'], '/', null)).toEqual({
      items: [],
      hidden: true,
      capture: null,
    });
  });
  test('a start for the clipboard brings no window, and is no file', () => {
    expect(parseArguments(['snapferry', '--upload-clipboard'], '/', null)).toEqual({
      items: [],
      hidden: true,
      capture: null,
      clipboard: true,
    });
  });
  test('a start for a capture brings no window and no file called “capture”', () => {
    const ticket = '0b0e7b2c-6f0e-4a55-9a3b-0f6d2f4a8c11';
    const argv = [
      'electron',
      '--no-sandbox',
      '/app',
      'capture',
      '--screen',
      '--delay',
      '3',
      '--ticket',
      ticket,
    ];
    expect(parseArguments(argv, '/', '/app')).toEqual({
      items: [],
      hidden: true,
      capture: { what: 'screen', delay: 3, ticket },
    });
    const plain = (...rest: string[]) => parseArguments(['snapferry', 'capture', ...rest], '/', null).capture;
    expect(plain()).toEqual({ what: 'region', delay: 0, ticket: null });
    expect(plain('--all', '--delay=10')).toEqual({ what: 'all', delay: 10, ticket: null });
    // What makes no sense is left out, and a ticket can lead nowhere else.
    expect(plain('--window', '--delay', 'soon')).toEqual({ what: 'window', delay: 0, ticket: null });
    expect(plain('--ticket', '../../etc/passwd')).toEqual({ what: 'region', delay: 0, ticket: null });
    expect(parseArguments(['snapferry', 'picture.png', 'capture'], '/', null).capture).toBeNull();
  });
});

describe('links of a batch', () => {
  const ended = (origin: Origin, links: string[]): EngineEvent => ({
    kind: 'batch-ended',
    seq: 1,
    batchId: 'b',
    origin,
    links,
    jobIds: links.map((link) => `job of ${link}`),
    failed: 0,
    failedIds: [],
  });
  const settings = settingsSchema.parse({});
  const uploads = ['b', 'a'].map((id) => ({
    title: null,
    description: null,
    name: `${id}.png`,
    media: null,
    remote: { id, link: `https://host/${id}`, page: `https://host/page/${id}`, width: null, height: null },
  }));
  const uploadsOf = async (jobIds: readonly string[]) => (jobIds[0] === 'job of one' ? uploads : []);
  test('are copied in the order given, one a line', async () => {
    expect(await chooseLinksToCopy(ended('drop', ['one', 'two']), settings, uploadsOf)).toBe('one\ntwo');
    const post = { kind: 'post-ended', seq: 1, postId: 'p', page: 'its page', origin: 'drop' } as const;
    expect(await chooseLinksToCopy(post, settings, uploadsOf)).toBe('its page');
    expect(await chooseLinksToCopy({ ...post, origin: 'command-line' }, settings, uploadsOf)).toBeNull();
    expect(await chooseLinksToCopy(post, { ...settings, copyLinks: false }, uploadsOf)).toBeNull();
  });
  test('are written as people chose', async () => {
    const chosen = { ...settings, linkForm: 'page', linkSeparator: ' ' };
    expect(await chooseLinksToCopy(ended('drop', ['one', 'two']), chosen, uploadsOf)).toBe(
      'https://host/page/b https://host/page/a',
    );
  });
  test('are written and copied as chosen for their way in, before what is chosen for all', async () => {
    const linksByOrigin = {
      capture: { form: 'markdown', copy: null },
      paste: { form: null, copy: false },
      'open-with': { form: 'page', copy: true },
    };
    const of = (origin: Origin, copyLinks: boolean) =>
      chooseLinksToCopy(ended(origin, ['one']), { ...settings, copyLinks, linksByOrigin }, uploadsOf);
    expect(await of('capture', true)).toBe('![](https://host/b)\n![](https://host/a)');
    expect(await of('capture', false)).toBeNull();
    expect(await of('paste', true)).toBeNull();
    expect(await of('open-with', false)).toBe('https://host/page/b\nhttps://host/page/a');
    expect(await of('drop', true)).toBe('one');
    expect(await of('folder', true)).toBeNull();
  });
  test('are not copied when a template comes out empty', async () => {
    const linkTemplates = [{ id: 'own', name: 'Titles', text: '{title}' }];
    const chosen = { ...settings, linkForm: 'own', linkTemplates };
    expect(await chooseLinksToCopy(ended('drop', ['one', 'two']), chosen, uploadsOf)).toBeNull();
  });
  test.each<[string, EngineEvent, boolean]>([
    ['from the command line', ended('command-line', ['one']), true],
    ['when people do not want it', ended('drop', ['one']), false],
    ['when there are none', ended('drop', []), true],
    ['of another event', { kind: 'recovered', seq: 1, resumed: [], uncertain: [] }, true],
  ])('are not copied %s', async (_, event, copyLinks) => {
    expect(await chooseLinksToCopy(event, { ...settings, copyLinks }, uploadsOf)).toBeNull();
  });
});

describe('copying text', () => {
  const clipboard = (readBack: (written: string) => string) => {
    let held = '';
    return {
      writeText: (text: string) => {
        held = text;
      },
      readText: async () => readBack(held),
    };
  };
  test.each([
    ['it is there', (text: string) => text, true],
    ['the system changed the line ends', (text: string) => text.replaceAll('\n', '\r\n'), true],
    ['another program was faster', () => 'something else', false],
  ])('%s', async (_, readBack, expected) => {
    expect(await copyText(clipboard(readBack), 'one\ntwo')).toBe(expected);
  });
});

test.each([
  ['https://i.imgur.com/a.png', 'https://i.imgur.com/a.png'],
  ['http://127.0.0.1:80/x', 'http://127.0.0.1/x'],
  ['file:///etc/passwd', null],
  ['javascript:alert(1)', null],
  ['smb://host/share', null],
  ['not an address', null],
])('only web addresses go to the browser: %s', (text, expected) => {
  expect(webAddress(text)).toBe(expected);
});

describe('the place of the window', () => {
  const screens = [
    { x: 0, y: 0, width: 1920, height: 1040 },
    { x: 1920, y: 0, width: 1280, height: 720 },
  ];
  test('is where it was', () => {
    const before = { x: 2000, y: 50, width: 900, height: 600 };
    expect(restoreBounds(before, screens)).toEqual(before);
  });
  test('shrinks to its screen and not below the smallest size', () => {
    expect(restoreBounds({ x: 1930, y: 0, width: 5000, height: 100 }, screens)).toEqual({
      x: 1930,
      y: 0,
      width: 1280,
      height: 480,
    });
  });
  test.each([
    ['never opened', null],
    ['on a screen that is gone', { x: 4000, y: 0, width: 900, height: 600 }],
    ['with its title above the screen', { x: 100, y: -500, width: 900, height: 600 }],
  ])('is left to the system when it was %s', (_, remembered) => {
    expect(restoreBounds(remembered, screens)).toEqual({ width: 1120, height: 720 });
  });
});

test('what is handed over is told together, the clipboard at once, and each is taken once', () => {
  let told = 0;
  let isOpen = true;
  const due: (() => void)[] = [];
  const handedOver = new Inbox({
    isOpen: () => isOpen,
    tell: () => {
      told += 1;
    },
    after: (_, callback) => {
      due.push(callback);
      return () => due.splice(due.indexOf(callback), 1);
    },
  });
  const item = (path: string) => ({ kind: 'path', path }) as const;
  handedOver.put([item('/a.png')], 'open-with');
  handedOver.put([item('/b.png')], 'open-with');
  expect([told, due.length]).toEqual([0, 1]);
  handedOver.putClipboard();
  expect(told).toBe(1);
  expect(handedOver.take()).toEqual({
    handedOver: [{ items: [item('/a.png'), item('/b.png')], origin: 'open-with' }],
    clipboard: true,
  });
  expect(handedOver.take()).toEqual({ handedOver: [], clipboard: false });

  // While no engine runs it stays, and is told of once more when one does.
  isOpen = false;
  handedOver.put([item('/c.png')], 'open-with');
  due.pop()?.();
  expect(handedOver.take().handedOver).toEqual([]);
  isOpen = true;
  const before = told;
  handedOver.opened();
  expect(told).toBe(before + 1);
  expect(handedOver.take().handedOver).toEqual([{ items: [item('/c.png')], origin: 'open-with' }]);
  handedOver.opened();
  expect(told).toBe(before + 1);
});

describe('the frame of a window manager', () => {
  const asked = { x: 200, y: 150, width: 800, height: 600 };

  test('is told by how far it moved the window', () => {
    expect(frameOffset(asked, { ...asked, x: 201, y: 170 })).toEqual({ x: 1, y: 20 });
    expect(frameOffset(asked, asked)).toEqual({ x: 0, y: 0 });
  });

  test('is not what moved it elsewhere, or made it larger', () => {
    expect(frameOffset(asked, { ...asked, x: 190 })).toBeNull();
    expect(frameOffset(asked, { ...asked, y: 400 })).toBeNull();
    expect(frameOffset(asked, { x: 200, y: 150, width: 1440, height: 1000 })).toBeNull();
  });
});
