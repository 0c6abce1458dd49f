import { app } from 'electron';
import { hiddenFlag } from '../app/arguments.ts';
import { callAfter } from '../app/timers.ts';
import type { Captures } from '../capture/captures.ts';
import type { EngineMirror } from '../engine-process/engine-mirror.ts';
import type { EngineSupervisor } from '../engine-process/engine-supervisor.ts';
import type { TrialMode } from '../engine-process/trial-mode.ts';
import type { MainWindow } from '../windows/main-window.ts';
import { openJournal } from './journal-file.ts';
import { keepProgram, putBack } from './previous-version.ts';
import { readInstallation } from './read-installation.ts';
import { type StartGuard, startProgram } from './start-guard.ts';
import { openUpdateSource, troubleOf } from './update-source.ts';
import { Updates } from './updates.ts';

/** Web page of all versions. */
export const releasesPage = 'https://github.com/snapferry/snapferry/releases';

interface RunningParts {
  readonly profile: string;
  readonly guard: StartGuard;
  readonly engine: EngineSupervisor;
  readonly mirror: EngineMirror;
  readonly trialMode: TrialMode;
  readonly window: MainWindow;
  readonly captures: Captures;
}

/** Creates the updates of the running app. */
export function createUpdates(parts: RunningParts): Updates {
  const { profile, guard, engine, mirror, trialMode, window, captures } = parts;
  const installation = readInstallation(process.env);
  const appImage = installation.format === 'appimage' ? (process.env.APPIMAGE ?? null) : null;
  return new Updates({
    version: app.getVersion(),
    installation,
    clock: { now: Date.now, after: callAfter },
    journal: openJournal(profile),
    rolledBackFrom: guard.change?.state === 'rolled-back' ? guard.change.to : null,
    openSource: () => openUpdateSource({ format: installation.format, proxy: () => mirror.settings.proxy }),
    troubleOf,
    settings: () => mirror.settings,
    uploading: () => (engine.state.state === 'running' ? (mirror.summary?.uploading ?? null) : null),
    isCapturing: () => captures.isBusy,
    isWindowVisible: () => window.isVisible,
    async backUp() {
      // The trial has a database of its own, which nobody misses.
      await trialMode.leave();
      return (await engine.call('backUp', {})).path;
    },
    keepProgram: () =>
      appImage === null
        ? { program: null, kept: null }
        : { program: appImage, kept: keepProgram(profile, appImage) },
    putBack: (change) => {
      if (change.kept !== null) putBack(change, null);
    },
    startProgram(program) {
      // Else the new version would hand over to this one, which is about to end.
      app.releaseSingleInstanceLock();
      startProgram(program, window.isVisible ? [] : [hiddenFlag]);
    },
    quit: () => app.quit(),
  });
}
