import { commandNodes, findNode } from './packaging/command-nodes.ts';
import { packCommand } from './packaging/command-package.ts';
import { runPackageTests } from './packaging/run-tests.ts';
import { runMain } from './setup/run-main.ts';

/**
 * Implements `npm run test:command`: builds the npm package of the command, installs it into an empty prefix with each
 * Node that is maintained, and uses it there. Needs the npm registry, as any installation does.
 */
await runMain(async () => {
  const tarball = await packCommand();
  const args = ['command.spec', ...process.argv.slice(2)];
  let code = 0;
  for (const major of commandNodes) {
    const node = await findNode(major);
    if (node === null) {
      console.log(
        `Command on Node ${major}: not tried, it cannot be had for ${process.platform}-${process.arch} here.`,
      );
      continue;
    }
    const env = { SNAPFERRY_COMMAND_PACKAGE: tarball, SNAPFERRY_COMMAND_NODE: node };
    const done = await runPackageTests(`Command on Node ${major}`, `command-${major}.json`, args, env);
    code ||= done;
  }
  return code;
});
