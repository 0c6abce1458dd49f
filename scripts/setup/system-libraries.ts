import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command.ts';

/** Describes a requirement, and the Debian packages that provide it: any one, newest name first. */
interface Requirement {
  readonly test: (system: System) => boolean;
  readonly packages: readonly string[];
  /** Restricts it to machines without a screen, or to tests. Default: always. */
  readonly only?: keyof Purpose;
}

interface Purpose {
  readonly headless: boolean;
  readonly tests: boolean;
  /** Whether the window's gallery is tested, which needs a Chromium. */
  readonly gallery: boolean;
}

interface System {
  hasLibrary(soname: string): boolean;
  hasCommand(name: string): boolean;
  hasFonts(): boolean;
}

const library = (soname: string, ...packages: string[]): Requirement => ({
  test: (system) => system.hasLibrary(soname),
  packages,
});
const command = (name: string, only: keyof Purpose, ...packages: string[]): Requirement => ({
  test: (system) => system.hasCommand(name),
  packages,
  only,
});
const font = (name: string): Requirement => ({
  test: (system) => system.hasFonts(),
  packages: [name],
  only: 'headless',
});

/**
 * Lists what Electron links to or opens, keytar's libsecret, and for machines without a screen what stands in for a
 * desktop.
 */
const requirements: readonly Requirement[] = [
  library('libgtk-3.so.0', 'libgtk-3-0t64', 'libgtk-3-0'),
  library('libnss3.so', 'libnss3'),
  library('libasound.so.2', 'libasound2t64', 'libasound2'),
  library('libgbm.so.1', 'libgbm1'),
  library('libXss.so.1', 'libxss1'),
  library('libnotify.so.4', 'libnotify4'),
  library('libsecret-1.so.0', 'libsecret-1-0'),
  command('Xvfb', 'headless', 'xvfb'),
  command('xauth', 'headless', 'xauth'),
  command('dbus-run-session', 'headless', 'dbus'),
  command('gnome-keyring-daemon', 'headless', 'gnome-keyring'),
  command('chromium-headless-shell', 'gallery', 'chromium-headless-shell'),
  // Programs that simulate a desktop: copying, pressing keys, showing the tray and notifications.
  command('xclip', 'tests', 'xclip'),
  command('xdotool', 'tests', 'xdotool'),
  command('trayer', 'tests', 'trayer'),
  command('dunst', 'tests', 'dunst'),
  // Tools that write metadata into pictures and videos, and check that it was removed.
  command('exiftool', 'tests', 'libimage-exiftool-perl'),
  command('ffmpeg', 'tests', 'ffmpeg'),
  // Tools that encode pictures which our libraries cannot write.
  command('heif-enc', 'tests', 'libheif-examples'),
  // Servers that hosts of a user's own are tested against.
  command('sshd', 'tests', 'openssh-server'),
  command('apache2', 'tests', 'apache2'),
  // The store that several machines keep one ledger in.
  command('redis-server', 'tests', 'redis-server'),
  font('fonts-dejavu-core'),
  font('fonts-wqy-microhei'),
  font('fonts-noto-color-emoji'),
];

/** Returns the requirements that this system does not meet. Pure: the state of the system is asked of `system`. */
export function missingRequirements(system: System, purpose: Purpose): readonly Requirement[] {
  return requirements.filter((need) => (need.only === undefined || purpose[need.only]) && !need.test(system));
}

/** True where windows need a virtual screen. */
export function isHeadless(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  return platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY;
}

/**
 * Installs missing system libraries where that may be done without asking (Debian's apt, as root); elsewhere names them
 * in one line to paste, and goes on: Electron itself says what it really cannot do without.
 */
export async function ensureSystemLibraries(say: (line: string) => void, tests: boolean): Promise<void> {
  if (process.platform !== 'linux') return;
  const purpose = {
    headless: isHeadless(process.env, process.platform),
    tests,
    // The user may name another one.
    gallery: tests && !process.env.SNAPFERRY_CHROMIUM,
  };
  const missing = missingRequirements(await inspectSystem(), purpose);
  if (missing.length === 0) return;
  const hasApt = findCommand('apt-get') !== null;
  if (!hasApt || process.getuid?.() !== 0) {
    const names = missing.map((need) => need.packages.at(-1)).join(' ');
    say(
      hasApt
        ? `These system libraries are missing. Install them with:  sudo apt-get install ${names}`
        : `These system libraries are missing (by their Debian names; your system has the same): ${names}`,
    );
    return;
  }
  say(`Installing ${missing.length} system libraries with apt-get (once).`);
  await aptInstall(missing, say);
}

async function aptInstall(missing: readonly Requirement[], say: (line: string) => void): Promise<void> {
  // Another apt may run (a second set-up, a machine's own updates): wait for its lock rather than fail.
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    runCommand('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], { env });
  await apt('update');
  const names: string[] = [];
  for (const { packages } of missing) names.push(await firstAvailablePackage(packages));
  const installed = await apt('install', '-y', '--no-install-recommends', ...names);
  if (installed.code === 0) return;
  say(
    `apt-get could not install: ${names.join(' ')}\n${installed.output.trim().split('\n').slice(-5).join('\n')}`,
  );
}

/** Returns the first name that apt knows as a real package: Debian and Ubuntu renamed some libraries (t64). */
async function firstAvailablePackage(packages: readonly string[]): Promise<string> {
  for (const name of packages.slice(0, -1)) {
    const policy = await runCommand('apt-cache', ['policy', name]);
    if (/Candidate: (?!\(none\))/.test(policy.output)) return name;
  }
  return packages.at(-1) ?? '';
}

async function inspectSystem(): Promise<System> {
  const linker = existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig';
  const libraries = (await runCommand(linker, ['-p'])).output;
  return {
    hasLibrary: (soname) => libraries.includes(`\t${soname} `),
    hasCommand: (name) => findCommand(name) !== null,
    hasFonts: () => {
      try {
        return readdirSync('/usr/share/fonts').length > 0;
      } catch {
        return false;
      }
    },
  };
}

function findCommand(name: string): string | null {
  // Servers lie where only the PATH of administrators leads.
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}
