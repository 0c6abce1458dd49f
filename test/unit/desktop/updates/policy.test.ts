import { describe, expect, test } from 'vitest';
import { feedProxy } from '../../../../main/desktop/updates/feed-proxy.ts';
import {
  type InstallationFacts,
  installationOf,
  isDeveloperSigned,
} from '../../../../main/desktop/updates/installation.ts';
import {
  decideStart,
  isVersionsFault,
  type VersionChange,
  withdrawStart,
} from '../../../../main/desktop/updates/start-journal.ts';
import { mayInstall, nextCheckAt } from '../../../../main/desktop/updates/update-policy.ts';

const hour = 3_600_000;

describe('when the feed is asked', () => {
  const at = (change: Partial<Parameters<typeof nextCheckAt>[0]>) =>
    nextCheckAt({
      choice: 'ask',
      startedAt: 1_000 * hour,
      checkedAt: null,
      failures: 0,
      failedAt: 0,
      now: 1_000 * hour,
      ...change,
    });

  test('never before the user has chosen, and never when switched off', () => {
    expect(at({ choice: null })).toBeNull();
    expect(at({ choice: 'off' })).toBeNull();
  });

  test('a minute after the start, and then once a day', () => {
    expect(at({})).toBe(1_000 * hour + 60_000);
    expect(at({ checkedAt: 990 * hour })).toBe(1_014 * hour);
    expect(at({ checkedAt: 900 * hour })).toBe(1_000 * hour + 60_000);
  });

  test('after a failure in an hour, then later and later, but once a day at least', () => {
    const failedAt = 1_001 * hour;
    const waits = [1, 2, 3, 4, 5, 6, 60].map(
      (failures) => ((at({ failures, failedAt }) ?? 0) - failedAt) / hour,
    );
    expect(waits).toEqual([1, 2, 4, 8, 16, 24, 24]);
  });

  test('a clock that was set back does not put it off', () => {
    expect(at({ checkedAt: 9_000 * hour })).toBe(1_000 * hour + 60_000);
  });
});

describe('when a version is installed', () => {
  const calm = {
    isWanted: false,
    choice: 'silent',
    uploading: 0,
    isCapturing: false,
    isWindowVisible: false,
    busyAt: 0,
    now: 10 * 60_000,
  } as const;

  test('never while something is uploaded or captured, whoever wants it', () => {
    for (const isWanted of [true, false]) {
      expect(mayInstall({ ...calm, isWanted, uploading: 1 })).toBe(false);
      expect(mayInstall({ ...calm, isWanted, uploading: null })).toBe(false);
      expect(mayInstall({ ...calm, isWanted, isCapturing: true })).toBe(false);
    }
  });

  test('at once when the user says so', () => {
    expect(
      mayInstall({ ...calm, isWanted: true, choice: 'ask', isWindowVisible: true, busyAt: calm.now }),
    ).toBe(true);
  });

  test('by itself only behind a closed window and after ten quiet minutes', () => {
    expect(mayInstall(calm)).toBe(true);
    expect(mayInstall({ ...calm, busyAt: 1 })).toBe(false);
    expect(mayInstall({ ...calm, isWindowVisible: true })).toBe(false);
    expect(mayInstall({ ...calm, choice: 'ask' })).toBe(false);
  });
});

describe('which installation replaces itself', () => {
  const facts: InstallationFacts = {
    platform: 'linux',
    isPackaged: true,
    appImage: null,
    portableFile: null,
    isOfStore: false,
    packageType: null,
    hasUninstaller: false,
    isSigned: false,
    isWritable: false,
  };
  const found = (change: Partial<InstallationFacts>) => {
    const { format, cannotInstall } = installationOf({ ...facts, ...change });
    return `${format} ${cannotInstall}`;
  };

  test('an AppImage that may be written, an installed program of Windows, a signed app of macOS', () => {
    expect(found({ appImage: '/a.AppImage', isWritable: true })).toBe('appimage null');
    expect(found({ platform: 'win32', hasUninstaller: true })).toBe('nsis null');
    expect(found({ platform: 'darwin', isSigned: true })).toBe('mac null');
  });

  test('all others only tell', () => {
    expect(found({ isPackaged: false, appImage: '/a.AppImage' })).toBe('other development');
    expect(found({ appImage: '/a.AppImage' })).toBe('appimage unwritable');
    expect(found({ packageType: 'deb' })).toBe('other package-manager');
    expect(found({ packageType: 'rpm' })).toBe('other package-manager');
    expect(found({ isOfStore: true })).toBe('other store');
    expect(found({})).toBe('other folder');
    expect(found({ platform: 'win32' })).toBe('other folder');
    expect(found({ platform: 'win32', hasUninstaller: true, portableFile: 'p.exe' })).toBe('other folder');
    expect(found({ platform: 'darwin' })).toBe('mac unsigned');
  });

  test('an ad-hoc signature is none', () => {
    expect(isDeveloperSigned('Identifier=x\nSignature=adhoc\nTeamIdentifier=not set\n')).toBe(false);
    expect(isDeveloperSigned('Authority=Developer ID Application: X\nTeamIdentifier=ABCDE12345\n')).toBe(
      true,
    );
    expect(isDeveloperSigned('')).toBe(false);
  });
});

describe('the start of a new version', () => {
  const change: VersionChange = {
    from: '1.0.0',
    to: '2.0.0',
    program: '/home/a/app.AppImage',
    kept: '/profile/updates/previous.AppImage',
    backup: '/profile/backups/update-1.db',
    failedStarts: 0,
    state: 'unproven',
  };
  const start = (of: VersionChange | null, version = '2.0.0') => decideStart(of, version);

  test('two may fail, then the version before comes back', () => {
    const first = start(change);
    expect(first).toEqual({ act: 'go', change: { ...change, failedStarts: 1 } });
    const second = start(first.change);
    expect(second).toMatchObject({ act: 'go', change: { failedStarts: 2 } });
    expect(start(second.change).act).toBe('roll-back');
  });

  test('where nothing was kept, it is said', () => {
    expect(start({ ...change, kept: null, failedStarts: 2 }).act).toBe('give-up');
  });

  test('one that the user ended does not count', () => {
    const first = start(change).change ?? change;
    expect(withdrawStart(first)).toEqual(change);
  });

  test('the version before knows that it is back, another one knows nothing', () => {
    expect(start({ ...change, failedStarts: 2 }, '1.0.0').change?.state).toBe('rolled-back');
    expect(start(change, '3.0.0')).toEqual({ act: 'go', change: null });
    expect(start(null)).toEqual({ act: 'go', change: null });
  });

  test('a full disk or a profile in use tells nothing against the version', () => {
    expect(['engine-stopped', 'internal', 'profile-damaged'].every(isVersionsFault)).toBe(true);
    expect(['disk-full', 'profile-locked', 'profile-newer'].some(isVersionsFault)).toBe(false);
  });
});

describe('the way to the feed', () => {
  const settings = { source: 'system', server: null, user: null, except: '' } as const;

  test('follows the settings of uploads', () => {
    expect(feedProxy(settings, {})).toEqual({ mode: 'system' });
    expect(feedProxy({ ...settings, source: 'environment' }, {})).toEqual({ mode: 'direct' });
    expect(feedProxy({ ...settings, source: 'none' }, { https_proxy: 'http://p:1' })).toEqual({
      mode: 'direct',
    });
    const manual = {
      ...settings,
      source: 'manual',
      server: 'socks5://p:1',
      except: 'a.b, 10.0.0.0/8',
    } as const;
    expect(feedProxy(manual, {})).toEqual({
      mode: 'fixed_servers',
      proxyRules: 'socks5://p:1',
      proxyBypassRules: '<local>;a.b;10.0.0.0/8',
    });
  });

  test('names no password', () => {
    const { proxyRules } = feedProxy(settings, { HTTPS_PROXY: 'http://me:secret@proxy:8080' });
    expect(proxyRules).toBe('http://proxy:8080');
  });
});
