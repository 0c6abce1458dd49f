import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { isPictureName } from '../../../main/engine/media/picture-name.ts';
import { flatpakManifest } from '../../../scripts/packaging/flatpak.ts';
import {
  fillDesktopEntry,
  installerMacros,
  localizeConfiguration,
} from '../../../scripts/packaging/languages.ts';
import { cataloguesFolder, readCatalogueFiles } from '../../../scripts/texts/catalogue-file.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const builder = read('electron-builder.yml');
const texts = readCatalogueFiles(cataloguesFolder(root));

/** The types of the one list in a file, by the name that its format has for it. */
function typesIn(text: string): string[] {
  const [, list = ''] = /^\s*Mime[tT]ypes?[=:]\s*(\S+)$/m.exec(text) ?? [];
  return list.split(';').filter((type) => type !== '');
}

const types = typesIn(builder);

test.each([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/heic',
  'image/avif',
  'image/svg+xml',
  'video/mp4',
  'video/webm',
  'video/quicktime',
])('“Open with” of Linux has %s', (type) => {
  expect(types).toContain(type);
});

test.each(['kde-service-menu.desktop', 'send-to.desktop', 'snapferry.nemo_action'])(
  '%s offers the app for the same files, is installed, and starts what the package installs',
  (name) => {
    const template = read(join('build', 'linux', name));
    const text = fillDesktopEntry(template, texts);
    expect(typesIn(text)).toEqual(types);
    // What has texts is taken from where these were filled in.
    expect(builder).toContain(`- ${text === template ? 'build' : 'out'}/linux/${name}=/usr/share/`);
    expect(text).not.toMatch(/[{}]/);
    expect(text).toMatch(/^Exec=\/opt\/Snapferry\/snapferry %U$/m);
    expect(text).toMatch(/^Name=.+$/m);
    // What is no more than the app's name is the same in each language.
    if (/^Name=Snapferry$/m.test(text)) return;
    for (const { tag } of texts)
      if (tag !== 'en') expect(text).toMatch(new RegExp(`^Name\\[${tag}\\]=.+$`, 'm'));
  },
);

test('a package has all languages that there are catalogues of', () => {
  const [english] = texts;
  if (!english) throw new Error('There is no English catalogue');
  const canadian = { ...english, tag: 'fr-CA' };
  const { electronLanguages, linux, mac } = localizeConfiguration(parse(builder), [...texts, canadian]);
  expect(electronLanguages).toEqual(['en-US', 'de', 'es', 'id', 'it', 'pt-BR', 'pt-PT', 'ru', 'fr-CA']);
  expect(mac?.electronLanguages).toEqual(['en', 'de', 'es', 'id', 'it', 'pt_BR', 'pt_PT', 'ru', 'fr_CA']);
  expect(linux?.desktop?.entry).toMatchObject({
    Name: 'Snapferry',
    GenericName: 'Picture uploader',
    'GenericName[de]': 'Bilder hochladen',
    'GenericName[fr_CA]': 'Picture uploader',
  });
  expect(() => fillDesktopEntry('Name={package.nothing}', texts)).toThrow('package.nothing');
});

test('“Open with” of macOS has what the app takes by its name', () => {
  const endings = [...builder.matchAll(/ext: \[([^\]]+)\]/g)].flatMap(([, list = '']) => list.split(', '));
  const others = endings.filter((ending) => !isPictureName(`a.${ending}`));
  expect(others).toEqual([]);
  for (const ending of ['png', 'jpg', 'heic', 'webp', 'mp4', 'mov']) expect(endings).toContain(ending);
});

test('the installer of Windows adds “Send to” and the menu’s entry, and takes both away', () => {
  const text = read(join('build', 'installer.nsh'));
  expect(builder).toContain('include: build/installer.nsh');
  const [, added = '', removed = ''] =
    /customInstall\n(.*?)!macroend.*?customUnInstall\n(.*?)!macroend/s.exec(text) ?? [];
  expect(added).toContain('CreateShortCut "$SENDTO\\Snapferry.lnk"');
  expect(removed).toContain('Delete "$SENDTO\\Snapferry.lnk"');
  for (const [, verb = ''] of added.matchAll(/addVerb "(\$\{\w+\})"/g))
    expect(removed).toContain(`DeleteRegKey HKCU "Software\\Classes\\${verb}"`);
  expect([...added.matchAll(/addVerb "/g)]).toHaveLength(2);
});

test.each(['after-install.sh', 'after-remove.sh'])(
  '%s has nothing that the packager would fill in',
  (name) => {
    expect(builder).toContain(`build/linux/${name}`);
    expect(read(join('build', 'linux', name))).not.toContain('${');
  },
);

test('the Flatpak takes what was released, shows what the package carries, and asks for nothing more than it needs', () => {
  const archive = (arch: string) => ({ url: `https://example.org/${arch}.tar.xz`, sha256: arch });
  const manifest = parse(flatpakManifest({ x64: archive('x64'), arm64: archive('arm64') }));
  const { appId, linux } = parse(builder);
  expect(manifest['app-id']).toBe(appId);
  const [{ sources, 'build-commands': commands }] = manifest.modules;
  expect(sources.slice(0, 2)).toMatchObject([
    { 'only-arches': ['x86_64'], sha256: 'x64' },
    { 'only-arches': ['aarch64'], sha256: 'arm64' },
  ]);
  const carried = linux.extraResources.map(({ to }: { to: string }) => to);
  const taken = [...commands.join('\n').matchAll(/app\/resources\/(linux\/\S+)/g)].map(([, path]) => path);
  expect(taken).toHaveLength(3);
  for (const path of taken) expect(carried).toContain(path);
  expect(manifest['finish-args'].join(' ')).not.toMatch(/filesystem=(home|host)/);
  const entry = fillDesktopEntry(read('build/linux/io.github.snapferry.desktop'), texts);
  expect(typesIn(entry)).toEqual([...types, 'x-scheme-handler/snapferry']);
  for (const { tag } of texts) if (tag !== 'en') expect(entry).toContain(`GenericName[${tag}]=`);
});

test("Windows' installer speaks all languages, and nothing in a text is taken for its own syntax", () => {
  const [english, ...others] = texts;
  if (!english) throw new Error('There is no English catalogue');
  const odd = { ...english, messages: { ...english.messages, 'package.path': 'For $5 "only"' } };
  const macros = installerMacros([odd, ...others]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: syntax of NSIS
  expect(macros).toContain('StrCpy ${VAR} "For $$5 $\\"only$\\""');
  expect(macros.match(/^!macro /gm)).toHaveLength(2);
  for (const { messages } of others) expect(macros).toContain(`"${messages['package.upload']}"`);
});
