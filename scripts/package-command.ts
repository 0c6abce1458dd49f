import { packCommand } from './packaging/command-package.ts';
import { runMain } from './setup/run-main.ts';

/** `npm run package:command`: the npm package of the command, in `dist/command`. It is not published by this. */
await runMain(async () => {
  console.log(await packCommand());
  return 0;
});
