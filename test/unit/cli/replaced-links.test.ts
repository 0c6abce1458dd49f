import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diffOf, planRewrite, replaceLinks, rewriteNotes } from '../../../main/cli/replaced-links.ts';

const old = 'https://i.imgur.com/aBc12.png';
const now = 'https://pics.example/2026/11/x.png';
const table = new Map([[old, now]]);

describe('links in a text', () => {
  test.each([
    [`![a](${old})`, `![a](${now})`],
    [`![a](${old} "title")`, `![a](${now} "title")`],
    [`<img src="${old}">`, `<img src="${now}">`],
    [`<${old}>`, `<${now}>`],
    [`[id]: ${old}`, `[id]: ${now}`],
    [`See ${old}.`, `See ${now}.`],
    [`| ${old} | ${old}|`, `| ${now} | ${now}|`],
    [`**${old}**`, `**${now}**`],
  ])('%s', (before, after) => {
    expect(replaceLinks(before, table).text).toBe(after);
  });

  test('an address that goes on behind is another one', () => {
    for (const text of [
      `${old}.bak`,
      `${old}?1`,
      `${old}/more`,
      old.replace('aBc12', 'aBc123'),
      `x${old}`.slice(1, -1),
    ])
      expect(replaceLinks(text, table)).toEqual({ text, count: 0 });
  });

  test('nothing else of any text changes', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (parts) => {
        const text = parts.join(` ${old} `);
        const { text: after, count } = replaceLinks(text, table);
        expect(count).toBe(Math.max(0, parts.length - 1));
        expect(after).toBe(parts.join(` ${now} `));
      }),
    );
  });
});

describe('notes of a folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'snapferry-notes-'));
  });
  afterEach(() => {
    for (const path of [folder, `${folder}-kept`]) rmSync(path, { recursive: true, force: true });
  });

  test('are replaced in one step each, and what they were is kept beside', async () => {
    mkdirSync(join(folder, 'sub'));
    mkdirSync(join(folder, '.obsidian'));
    const texts = {
      'one.md': `a\r\n![x](${old})\r\n`,
      'sub/two.markdown': old,
      'none.md': 'nothing',
      'other.txt': old,
    };
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, '.obsidian', 'three.md'), old);
    const latin = Buffer.from([0xe4, ...Buffer.from(old)]);
    writeFileSync(join(folder, 'latin.md'), latin);

    const { changes, left } = await planRewrite(folder, table);
    expect(left).toEqual([{ path: join(folder, 'latin.md'), why: 'encoding' }]);
    expect(changes.map(({ path, links }) => [path.slice(folder.length + 1), links])).toEqual([
      ['one.md', 1],
      ['sub/two.markdown', 1],
    ]);
    expect(diffOf(changes[0] ?? expect.fail(), folder)).toEqual([
      '--- one.md',
      '+++ one.md',
      '@@ -2 +2 @@',
      `-![x](${old})`,
      `+![x](${now})`,
    ]);
    expect(readFileSync(join(folder, 'one.md'), 'utf8')).toBe(texts['one.md']);

    await rewriteNotes(folder, changes, `${folder}-kept`);
    expect(readFileSync(join(folder, 'one.md'), 'utf8')).toBe(`a\r\n![x](${now})\r\n`);
    expect(readFileSync(join(`${folder}-kept`, 'one.md'), 'utf8')).toBe(texts['one.md']);
    expect(readFileSync(join(`${folder}-kept`, 'sub', 'two.markdown'), 'utf8')).toBe(old);
    expect(readFileSync(join(folder, 'latin.md'))).toEqual(latin);
    expect(readFileSync(join(folder, '.obsidian', 'three.md'), 'utf8')).toBe(old);
    expect(readdirSync(folder).filter((name) => name.includes('snapferry'))).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('stay readable for whom they were', async () => {
    const path = join(folder, 'shared.md');
    writeFileSync(path, old);
    // More than the usual mask lets through.
    chmodSync(path, 0o664);
    const { changes } = await planRewrite(folder, table);
    await rewriteNotes(folder, changes, `${folder}-kept`);
    expect(readFileSync(path, 'utf8')).toBe(now);
    expect(statSync(path).mode & 0o777).toBe(0o664);
  });

  test.skipIf(process.platform === 'win32')(
    'that lie elsewhere are named, and not written through a link',
    async () => {
      const kept = `${folder}-kept`;
      mkdirSync(kept);
      writeFileSync(join(kept, 'elsewhere.md'), old);
      writeFileSync(join(folder, 'own.md'), old);
      symlinkSync(join(kept, 'elsewhere.md'), join(folder, 'far.md'));
      symlinkSync('own.md', join(folder, 'near.md'));
      symlinkSync('nowhere.md', join(folder, 'broken.md'));
      const { changes, left } = await planRewrite(folder, table);
      expect(changes.map(({ path }) => path)).toEqual([join(folder, 'own.md')]);
      expect(left).toEqual([{ path: join(folder, 'far.md'), why: 'symlink' }]);
    },
  );
});
