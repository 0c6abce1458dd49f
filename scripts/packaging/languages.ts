import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import type { CatalogueFile } from '../texts/catalogue-file.ts';

/** Menu entries of file managers whose texts are ids of the catalogues. */
const menuEntries = ['kde-service-menu.desktop', 'snapferry.nemo_action'] as const;

/** Chromium's names of languages that it has by country only. */
const chromiumNames: Readonly<Record<string, readonly string[]>> = {
  en: ['en-US'],
  pt: ['pt-BR', 'pt-PT'],
};

/**
 * Fills the texts of the catalogues into a desktop entry, once for each language.
 * @param text in which a line such as `Name={id}` stands for the lines `Name=…`, `Name[de]=…` and so on
 * @param files English first
 * @throws {Error} where English has no such text
 */
export function fillDesktopEntry(text: string, files: readonly CatalogueFile[]): string {
  return text.replaceAll(/^(\w+)=\{([\w.-]+)\}$/gm, (_, key: string, id: string) =>
    Object.entries(inEachLanguage(key, id, files))
      .map(([name, message]) => `${name}=${message}`)
      .join('\n'),
  );
}

/** Returns a text by the keys of a desktop entry; English is the one without a language. */
function inEachLanguage(key: string, id: string, files: readonly CatalogueFile[]): Record<string, string> {
  const entries = files.flatMap(({ tag, messages }) => {
    const message = messages[id];
    if (!message) return [];
    return [[tag === 'en' ? key : `${key}[${tag.replace('-', '_')}]`, message] as const];
  });
  if (entries[0]?.[0] !== key) throw new Error(`The English catalogue has no text "${id}"`);
  return Object.fromEntries(entries);
}

/** Localizes the configuration: Chromium's own texts, the system's lists of apps and of languages. */
export function localizeConfiguration(config: Configuration, files: readonly CatalogueFile[]): Configuration {
  const tags = files.map(({ tag }) => tag);
  const chromium = tags.flatMap((tag) => chromiumNames[tag] ?? [tag]);
  const entry = Object.entries(config.linux?.desktop?.entry ?? {}).flatMap(([key, value]) => {
    const id = /^\{([\w.-]+)\}$/.exec(String(value))?.[1];
    return id ? Object.entries(inEachLanguage(key, id, files)) : [[key, value] as const];
  });
  return {
    ...config,
    electronLanguages: chromium,
    linux: { ...config.linux, desktop: { ...config.linux?.desktop, entry: Object.fromEntries(entry) } },
    mac: {
      ...config.mac,
      electronLanguages: chromium.map((name) => (name === 'en-US' ? 'en' : name.replace('-', '_'))),
      extendInfo: { ...config.mac?.extendInfo, CFBundleLocalizations: tags },
    },
  };
}

/** Writes the menu entries of file managers to where electron-builder.yml takes them from. */
export async function writeMenuEntries(root: string, files: readonly CatalogueFile[]): Promise<void> {
  const folder = join(root, 'out', 'linux');
  await mkdir(folder, { recursive: true });
  for (const name of menuEntries) {
    const template = await readFile(join(root, 'build', 'linux', name), 'utf8');
    await writeFile(join(folder, name), fillDesktopEntry(template, files));
  }
}
