import { packCommand } from './packaging/command-package.ts';
import { runMain } from './setup/run-main.ts';

/**
 * Implements `npm run package:command`: builds the npm package of the command in `dist/command`, without publishing it.
 */
await runMain(async () => {
  console.log(await packCommand());
  return 0;
});
