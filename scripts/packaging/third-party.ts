import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';

/** Describes a third-party package that a build contains, bundled or beside the bundle. */
export interface Component {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as its author gives it. */
  readonly licence: string;
  readonly homepage: string | null;
  /** Complete, as in its package. */
  readonly texts: readonly string[];
}

/** Files written beside the build: the notices for people, and the same facts for tools. */
export const noticesName = 'THIRD-PARTY-NOTICES.txt';
export const componentsName = 'third-party.json';

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  /** How older packages name it. */
  licenses: z.array(z.object({ type: z.string() })).optional(),
  homepage: z.string().optional(),
  repository: z.union([z.string(), z.object({ url: z.string() })]).optional(),
});

const licenceFile = /^(licen[cs]e|copying|notice|third-party-notices)/i;

/**
 * Returns the package that a module belongs to, or null for one of ours. Bundlers mark some modules with a prefix or a
 * query.
 * @throws {Error} when a package says nothing about its licence
 */
export function componentOf(module: string): Component | null {
  const path = module.replace(/^\0+/, '').replace(/[?].*$/, '');
  const [, inside] = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path) ?? [];
  return inside === undefined ? null : readComponent(inside);
}

/**
 * Reads a package.
 * @param folder of a package.
 * @throws {Error} as above
 */
export function readComponent(folder: string): Component {
  const described = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const { name, version, homepage, repository } = described;
  const license = described.license ?? described.licenses?.map(({ type }) => type).join(' OR ');
  if (!license) throw new Error(`${name} ${version} names no licence.`);
  const source = typeof repository === 'string' ? repository : repository?.url;
  return { name, version, licence: license, homepage: homepage ?? source ?? null, texts: textsIn(folder) };
}

/** Returns the licence files of a package; where it has none, what its README says about the licence. */
function textsIn(folder: string): string[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const read = (name: string) => readFileSync(join(folder, name), 'utf8').trim();
  const named = files.filter(({ name }) => licenceFile.test(name)).map(({ name }) => read(name));
  if (named.length > 0) return named;
  const readme = files.find(({ name }) => /^readme/i.test(name));
  const [section] = readme ? (/^#+\s*licen[cs](e|ing)[\s\S]*/im.exec(read(readme.name)) ?? []) : [];
  return section === undefined ? [] : [section.trim()];
}

/** Formats the notices: who made what, under which licence, and each licence's text once. */
export function noticesOf(components: readonly Component[]): string {
  const groups = new Map<string, Component[]>();
  for (const component of components) {
    const text = component.texts.join('\n\n');
    groups.set(text, [...(groups.get(text) ?? []), component]);
  }
  const rule = '-'.repeat(80);
  const parts = [...groups].map(([text, members]) => {
    const heads = members.map(({ name, version, licence, homepage }) =>
      [`${name} ${version}`, licence, homepage].filter(Boolean).join(' · '),
    );
    return [rule, ...heads, '', text || 'Its package holds no text beside the name of its licence.'].join(
      '\n',
    );
  });
  return `Snapferry contains the following work of others.\n\n${parts.join('\n\n')}\n`;
}

/**
 * Records which packages a build really contains (what was tree-shaken is not named), and writes their notices. The
 * plugin is given to each of several builds that make one product: the files hold what all so far have recorded.
 * @param folder of the files; `carried` folders of packages that go along without being bundled; `only` the one file
 * that is wanted
 */
export function thirdParty({
  folder,
  carried,
  only,
}: {
  folder: string;
  carried: () => readonly string[];
  only?: string;
}): Plugin {
  const components = new Map<string, Component>();
  const note = (component: Component | null) => {
    if (component) components.set(`${component.name}@${component.version}`, component);
  };
  return {
    name: 'third-party',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        for (const module of Object.keys(output.modules)) note(componentOf(module));
      }
      for (const path of carried()) note(readComponent(path));
    },
    writeBundle() {
      const all = [...components.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
      mkdirSync(folder, { recursive: true });
      const write = (name: string, text: string) => {
        if (only === undefined || only === name) writeFileSync(join(folder, name), text);
      };
      write(noticesName, noticesOf(all));
      write(componentsName, `${JSON.stringify(all, null, 2)}\n`);
    },
  };
}

/**
 * Returns the folders of the packages with native code or WebAssembly, and of what those load, that a package contains beside the
 * bundle.
 */
export function carriedPackages(nodeModules: string): string[] {
  const scoped = readdirSync(join(nodeModules, '@img')).map((name) => join('@img', name));
  return [...nativePackages, ...webAssembly, ...scoped].map((name) => join(nodeModules, name));
}

/** What reads pictures, which the app carries and the command does not. */
const webAssembly = ['tesseract.js-core', 'zxing-wasm'];

/** As electron-builder.yml has them. */
export const nativePackages = ['better-sqlite3', 'keytar', 'sharp', 'detect-libc', 'semver'] as const;
