import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { afterAll, expect, it } from 'vitest';
import { root } from '../../../scripts/setup/paths.ts';
import {
  type CatalogueFile,
  cataloguesFolder,
  formatCatalogueFile,
  readCatalogueFiles,
} from '../../../scripts/texts/catalogue-file.ts';
import { checkCatalogues } from '../../../scripts/texts/check.ts';
import { catalogues } from '../../../scripts/texts/vite-plugin.ts';

const folder = mkdtempSync(join(tmpdir(), 'snapferry-language-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** All that a translator makes: a file. Its texts are the English ones but for a few. */
const esperanto = (): CatalogueFile => {
  const [english] = readCatalogueFiles(cataloguesFolder(root));
  if (!english) throw new Error('There is no English catalogue');
  const own = { 'language.name': 'Esperanto', 'action.close': 'Fermi' };
  return {
    tag: 'eo',
    header: { '@@locale': 'eo' },
    messages: { ...english.messages, ...own },
    descriptions: {},
  };
};
const withEsperanto = () => [...readCatalogueFiles(cataloguesFolder(root)), esperanto()];

const filesBelow = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

/** Runs a script that says something in Esperanto and lists the languages. */
function runNode(script: string): unknown {
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
  );
}

it('a language is one file more, for the sources as they lie there', () => {
  const checkout = join(folder, 'checkout');
  cpSync(join(root, 'i18n'), join(checkout, 'i18n'), { recursive: true });
  cpSync(join(root, 'package.json'), join(checkout, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'), 'junction');
  const before = filesBelow(join(checkout, 'i18n'));
  writeFileSync(join(checkout, 'i18n', 'locales', 'eo.json'), formatCatalogueFile(esperanto()));
  expect(filesBelow(join(checkout, 'i18n'))).toBe(before + 1);
  expect(checkCatalogues(readCatalogueFiles(join(checkout, 'i18n', 'locales')), [])).toEqual([]);

  const said = runNode(`
    import { loadTranslator } from ${JSON.stringify(join(checkout, 'i18n', 'load-translator.ts'))};
    import { listLanguages } from ${JSON.stringify(join(checkout, 'i18n', 'catalogue-files.ts'))};
    const { language, t } = loadTranslator(['eo', 'de']);
    console.log(JSON.stringify([language, t('action.close'), t('action.copy-links', { count: 2 }), listLanguages()]));
  `);
  const tags = ['en', 'de', 'eo', 'es', 'id', 'it', 'pt', 'ru'];
  expect(said).toEqual(['eo', 'Fermi', 'Copy 2 links', tags]);
});

it('a bundle for Node takes it from the folder, parsed, and leaves the parser out', async () => {
  const outDir = join(folder, 'node');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [catalogues(root, withEsperanto)],
    ssr: { noExternal: true },
    build: {
      outDir,
      ssr: true,
      rollupOptions: {
        input: join(root, 'i18n', 'load-translator.ts'),
        output: { format: 'cjs', entryFileNames: 'deep/[name].cjs' },
      },
    },
  });
  expect(readdirSync(join(outDir, 'texts'))).toContain('eo.json');
  const entry = join(outDir, 'deep', 'load-translator.cjs');
  expect(readFileSync(entry, 'utf8')).not.toMatch(/octothorpe['"]?:|pluralOffset/);
  const said = runNode(`
    import bundle from ${JSON.stringify(entry)};
    const { language, t } = bundle.loadTranslator(['eo']);
    console.log(JSON.stringify([language, t('action.close'), t('action.copy-links', { count: 2 })]));
  `);
  expect(said).toEqual(['eo', 'Fermi', 'Copy 2 links']);
});

it('the page lists it by its own name and loads it as a chunk of its own; gaps are English', async () => {
  const incomplete = () =>
    withEsperanto().map((file) => {
      if (file.tag !== 'eo') return file;
      const { 'action.more': _, ...messages } = file.messages;
      return { ...file, messages };
    });
  const built = (await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [catalogues(root, incomplete)],
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rollupOptions: { input: join(root, 'renderer', 'catalogues.ts'), preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = built.output.filter((each) => each.type === 'chunk');
  const list = chunks.find((chunk) => chunk.isEntry)?.code ?? '';
  expect(list).toMatch(/"tag": "eo",\s+"name": "Esperanto"/);
  const own = chunks.filter((chunk) => chunk.code.includes('Fermi'));
  expect(own).toHaveLength(1);
  expect(own[0]?.code).toContain('More actions');
  expect(own[0]?.isDynamicEntry).toBe(true);
});
