import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addRelease, releaseChanges } from './packaging/changelog.ts';
import { root } from './setup/paths.ts';
import { runCommand, SetupError } from './setup/run-command.ts';
import { runMain } from './setup/run-main.ts';

const metainfo = 'build/linux/io.github.snapferry.metainfo.xml';

/**
 * Implements `npm run release -- 1.2.3`: writes the version into everything that names it. Look at it, commit it, tag
 * it `v1.2.3` and push the tag: the workflow does the rest, up to a draft.
 */
await runMain(async () => {
  const [version = ''] = process.argv.slice(2);
  if (!/^\d+\.\d+\.\d+(-[0-9a-z.]+)?$/.test(version))
    throw new SetupError('usage: npm run release -- <version>');
  const date = new Date().toISOString().slice(0, 10);
  const edit = (path: string, change: (text: string) => string) => {
    const file = join(root, path);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };
  const args = ['version', version, '--no-git-tag-version', '--allow-same-version'];
  const set = await runCommand('npm', args, { cwd: root });
  if (set.code !== 0) throw new SetupError(set.output.trim());
  edit('CHANGELOG.md', (text) => releaseChanges(text, version, date));
  edit(metainfo, (text) => addRelease(text, version, date));
  console.log(`Now: git commit -am "release: ${version}" && git tag v${version} && git push --follow-tags`);
  return 0;
});
