import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import type { CatalogueFile } from '../texts/catalogue-file.ts';

/** Menu entries of file managers whose texts are ids of the catalogues. */
const menuEntries = [
  'kde-service-menu.desktop',
  'snapferry.nemo_action',
  'io.github.snapferry.desktop',
] as const;

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

/** Windows' numbers of languages. https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-lcid */
const windowsLanguages: Readonly<Record<string, readonly number[]>> = {
  de: [1031, 2055, 3079],
  es: [1034, 3082, 2058],
  id: [1057],
  it: [1040, 2064],
  pt: [1046, 2070],
  ru: [1049],
};

/** Texts of Windows' installer, by the variable that gets them. */
const installerTexts = { uploadText: 'package.upload', pathText: 'package.path' } as const;

/**
 * Writes the texts of Windows' installer as a macro for each: it puts the one of the installer's language into a
 * variable.
 */
export function installerMacros(files: readonly CatalogueFile[]): string {
  const literal = (text: string) => `"${text.replaceAll('$', () => '$$').replaceAll('"', '$\\"')}"`;
  // NSIS's own variables and macros begin with a dollar, like our placeholders.
  const variable = `\${VAR}`;
  const macros = Object.entries(installerTexts).map(([name, id]) => {
    const lines = files.flatMap(({ tag, messages }) => {
      const message = messages[id];
      if (!message) return [];
      const set = `StrCpy ${variable} ${literal(message)}`;
      if (tag === 'en') return [`  ${set}`];
      return (windowsLanguages[tag] ?? []).flatMap((language) => [
        `  \${If} $LANGUAGE == ${language}`,
        `    ${set}`,
        `  \${EndIf}`,
      ]);
    });
    return [`!macro ${name} VAR`, ...lines, '!macroend', ''].join('\n');
  });
  return macros.join('\n');
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

/** Writes the menu entries of file managers, and the texts of Windows' installer, to where electron-builder.yml takes them from. */
export async function writeMenuEntries(root: string, files: readonly CatalogueFile[]): Promise<void> {
  const folder = join(root, 'out', 'linux');
  await mkdir(folder, { recursive: true });
  for (const name of menuEntries) {
    const template = await readFile(join(root, 'build', 'linux', name), 'utf8');
    await writeFile(join(folder, name), fillDesktopEntry(template, files));
  }
  await copyFile(join(root, 'build', 'icon.png'), join(folder, 'io.github.snapferry.png'));
  await mkdir(join(root, 'out', 'win'), { recursive: true });
  await writeFile(join(root, 'out', 'win', 'texts.nsh'), installerMacros(files));
}
