import { packCommand } from './packaging/command-package.ts';
import { runPackageTests } from './packaging/run-tests.ts';
import { runMain } from './setup/run-main.ts';

/**
 * Implements `npm run test:command`: builds the npm package of the command, installs it into an empty prefix with this
 * Node and uses it there. Needs the npm registry, as any installation does.
 */
await runMain(async () => {
  const tarball = await packCommand();
  const args = ['command.spec', ...process.argv.slice(2)];
  return runPackageTests('Command', 'command.json', args, { SNAPFERRY_COMMAND_PACKAGE: tarball });
});
