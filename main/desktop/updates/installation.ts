import type { UpdatesView } from '../../../contract/updates.ts';

/** What can be seen of how the app was installed. */
export interface InstallationFacts {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  /** Set by the formats that are one file: its path. */
  readonly appImage: string | null;
  readonly portableFile: string | null;
  /** Whether it runs inside a Flatpak or a snap. */
  readonly isOfStore: boolean;
  /** Written by electron-builder into packages: `deb`, `rpm`; null elsewhere. */
  readonly packageType: string | null;
  /** Windows: whether its installer's counterpart lies beside the program. */
  readonly hasUninstaller: boolean;
  /** macOS: whether a developer's certificate signed it. */
  readonly isSigned: boolean;
  /** Whether this user may replace the app's file. */
  readonly isWritable: boolean;
}

export interface Installation {
  /** What electron-updater calls it; `other` can only look for newer versions. */
  readonly format: 'appimage' | 'nsis' | 'mac' | 'other';
  readonly cannotInstall: UpdatesView['cannotInstall'];
}

const other = (cannotInstall: Installation['cannotInstall']): Installation => ({
  format: 'other',
  cannotInstall,
});

/** Decides how an installation gets newer versions. */
export function installationOf(facts: InstallationFacts): Installation {
  if (!facts.isPackaged) return other('development');
  if (facts.isOfStore) return other('store');
  if (facts.appImage !== null)
    return { format: 'appimage', cannotInstall: facts.isWritable ? null : 'unwritable' };
  if (facts.packageType !== null) return other('package-manager');
  if (facts.platform === 'darwin')
    return { format: 'mac', cannotInstall: facts.isSigned ? null : 'unsigned' };
  const isInstalled = facts.platform === 'win32' && facts.portableFile === null && facts.hasUninstaller;
  return isInstalled ? { format: 'nsis', cannotInstall: null } : other('folder');
}

/** Whether `codesign --display --verbose` tells of a developer's certificate; an ad-hoc signature has no team. */
export const isDeveloperSigned = (output: string): boolean => /^TeamIdentifier=(?!not set)\S+/m.test(output);
