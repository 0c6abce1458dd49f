import { app } from 'electron';
import { profileFolder } from '../engine/profile.ts';
import { chromiumDataFolder } from './app/chromium-profile.ts';
import { commandArguments, runCommand } from './app/command.ts';
import { keepCrashDumps, noteEnds } from './app/crash-dumps.ts';
import { claimSingleInstance } from './app/single-instance.ts';
import { openJournal } from './updates/journal-file.ts';
import { guardStart } from './updates/start-guard.ts';

const command = commandArguments(process.argv);
// An AppImage that takes the place of another is started once so, to show that it runs at all.
if (process.env.APPIMAGE_EXIT_AFTER_INSTALL === 'true') app.exit(0);
else if (command) runCommand(command);
else startApp();

/** Runs the app, whose code is loaded after the guard: should it be broken, the version before comes back. */
function startApp(): void {
  const profile = profileFolder(process.env);
  const ownFolder = chromiumDataFolder(profile);
  app.setPath('userData', ownFolder);
  keepCrashDumps(profile);
  const requests = claimSingleInstance(ownFolder, app.getAppPath());
  if (!requests) {
    app.quit();
    return;
  }
  noteEnds(profile);
  const guard = guardStart(openJournal(profile));
  if (!guard) return;
  import('./app/app.ts')
    .then(({ runApp }) => runApp({ profile, requests, guard }))
    .catch((thrown) => {
      console.error(thrown);
      guard.failed('internal');
      app.exit(1);
    });
}
