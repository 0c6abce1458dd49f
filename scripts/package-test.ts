import { bootstrap } from './bootstrap.ts';
import { pack } from './packaging/pack.ts';
import { runPackageTests } from './packaging/run-tests.ts';
import { runMain } from './setup/run-main.ts';

/**
 * Implements `npm run test:package`: packages the app of this system, copies it to a folder without any of ours above
 * it, and uses it there. Further arguments are the test runner's. With SNAPFERRY_PACKAGED the content of `dist` is
 * tested as it is.
 */
await runMain(async () => {
  const runtime = await bootstrap(console.log, { tests: true });
  if (!process.env.SNAPFERRY_PACKAGED) await pack({ runtime, dirOnly: true, say: console.log });
  const args = ['app.spec', 'contents.spec', 'updates.spec', ...process.argv.slice(2)];
  return runPackageTests('Package', 'package.json', args, { SNAPFERRY_PACKED_OF: runtime.kind });
});
