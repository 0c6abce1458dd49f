import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Locator } from '@playwright/test';
import sharp from 'sharp';
import { loadTranslator } from '../../i18n/load-translator.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.ts';
import { bootstrap } from '../../scripts/bootstrap.ts';
import { type Display, openDisplay } from '../../scripts/setup/display.ts';
import { launchApp, type RealApp } from '../../scripts/setup/real-app.ts';
import type { ElectronRuntime } from '../../scripts/setup/runtime.ts';
import { giveConsents } from './support/consents.ts';
import { OtherPrograms } from './support/other-programs.ts';
import { openSharedApp, type Residence, type SharedApp } from './support/shared-app.ts';

interface Machine {
  readonly runtime: ElectronRuntime;
  readonly display: Display;
}

interface AppOptions {
  /** Added to the app's environment; undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly args?: readonly string[];
}

interface Fixtures {
  /**
   * True: the test takes the app that the tests of its worker share (see SharedApp), with its sandbox. For tests of
   * what an app does that runs; those of how it starts, ends, or is set up from outside have an app of their own.
   */
  isShared: boolean;
  sandboxOptions: SandboxOptions;
  /** `given`: the user has consented to all automatic uploads before, and there is no undo window. */
  consents: 'given' | 'open';
  sandbox: Sandbox;
  /** A separate folder for this test, removed after it. */
  folder: string;
  /** Environment of the app: a separate profile for this test, uploading to the sandbox. */
  env: Record<string, string>;
  /** Starts the app, which is ended after the test. */
  start: (options?: AppOptions) => Promise<RealApp>;
  app: RealApp;
  /** Arguments of `app`, where it is not shared. */
  args: readonly string[];
  /** Other programs on the screen of the app. */
  others: OtherPrograms;
  /** Creates a picture of about this many bytes and returns its path. */
  picture: (name: string, bytes?: number) => Promise<string>;
}

/** Translator of the window: the tests look for what people read, not for how it is marked up. */
export const i18n = loadTranslator(['en']);

interface WorkerFixtures {
  machine: Machine;
  /** Where and how the shared app starts. */
  residence: Residence;
  sharedApp: {
    /** Starts the shared app, unless it runs. */
    open(): Promise<SharedApp>;
    close(): Promise<void>;
  };
}

/** Entry of the command: the bundle that `npm test` made for the engine's tests; without that its sources. */
export const commandEntry =
  process.env.SNAPFERRY_TEST_COMMAND ?? join(import.meta.dirname, '..', '..', 'main', 'cli', 'index.ts');

export const test = base.extend<Fixtures, WorkerFixtures>({
  machine: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs
    async ({}, use) => {
      const runtime = await bootstrap(() => {});
      const display = await openDisplay();
      await use({ runtime, display });
      display.stop();
    },
    { scope: 'worker' },
  ],
  residence: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      // Beside an app of a test there would be two icons in its panel, and two that want the same keys.
      const display = await openDisplay();
      await use({ display, env: () => ({}), args: [] });
      display.stop();
    },
    { scope: 'worker' },
  ],
  sharedApp: [
    async ({ machine, residence }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'snapferry-desktop-'));
      let running: Promise<SharedApp> | null = null;
      const close = async () => {
        const app = await running;
        running = null;
        await app?.close();
      };
      const open = async () => {
        const own = await mkdtemp(join(folder, 'app-'));
        return openSharedApp({ runtime: machine.runtime, folder: own, ...residence });
      };
      await use({
        open() {
          running ??= open();
          return running;
        },
        close,
      });
      await close();
      await removeFolder(folder);
    },
    { scope: 'worker' },
  ],
  isShared: [false, { option: true }],
  sandboxOptions: [{}, { option: true }],
  consents: ['given', { option: true }],
  sandbox: async ({ isShared, sharedApp, sandboxOptions }, use) => {
    if (isShared) return use((await sharedApp.open()).sandbox);
    const sandbox = await createSandbox(sandboxOptions);
    await use(sandbox);
    await sandbox.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'snapferry-desktop-'));
    await use(folder);
    await removeFolder(folder);
  },
  env: async ({ isShared, sharedApp, folder, sandbox, consents }, use) => {
    if (isShared) return use((await sharedApp.open()).env);
    const profile = join(folder, 'profile');
    if (consents === 'given') giveConsents(profile);
    await use({
      SNAPFERRY_HOME: profile,
      SNAPFERRY_API_URL: sandbox.origin,
      SNAPFERRY_CLIENT_ID: sandbox.clientId,
      LANGUAGE: 'en',
    });
  },
  start: async ({ isShared, sharedApp, machine, residence, env }, use, info) => {
    // A real screen is one for both.
    if (!isShared && machine.display.env.DISPLAY === residence.display.env.DISPLAY) await sharedApp.close();
    const started: RealApp[] = [];
    await use(async (options = {}) => {
      if (isShared) throw new Error('A second app cannot have the profile of the shared one');
      const app = await launchApp({
        runtime: machine.runtime,
        display: machine.display,
        env: { ...env, ...options.env },
        args: options.args ?? [],
      });
      started.push(app);
      return app;
    });
    for (const app of started) {
      if (info.status !== info.expectedStatus) await attachState(app, info);
      await app.electron.close();
    }
  },
  args: [[], { option: true }],
  app: async ({ isShared, sharedApp, start, args }, use, info) => {
    if (!isShared) return use(await start({ args }));
    const shared = await sharedApp.open();
    await shared.renew();
    await use(shared.app);
    if (info.status !== info.expectedStatus) await attachState(shared.app, info);
  },
  others: async ({ isShared, machine, residence }, use) => {
    const others = new OtherPrograms(isShared ? residence.display : machine.display);
    await use(others);
    others.close();
  },
  picture: async ({ folder }, use) => {
    await use(async (name, bytes = 3_000) => {
      const path = join(folder, name);
      await writeFile(path, await noise(path, bytes));
      return path;
    });
  },
});

async function attachState(app: RealApp, info: ReturnType<typeof test.info>): Promise<void> {
  await info.attach('stderr', { body: app.errors(), contentType: 'text/plain' });
  // A hidden window draws no frame.
  const picture = await app.page.screenshot({ timeout: 5_000 }).catch(() => null);
  if (picture) await info.attach('window', { body: picture, contentType: 'image/png' });
}

function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Creates a PNG of noise, which does not compress: three bytes a pixel. No two paths give the same picture. */
async function noise(path: string, bytes: number): Promise<Buffer> {
  const width = Math.max(4, Math.ceil(Math.sqrt(bytes / 3)));
  const height = Math.max(4, Math.ceil(bytes / 3 / width));
  const pixels = Buffer.alloc(width * height * 3);
  let state = createHash('sha256').update(path).digest().readUInt32LE(0) || 1;
  for (let at = 0; at < pixels.length; at += 1) {
    // xorshift32: small, and random enough not to compress.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    pixels[at] = state & 0xff;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
}

/** Finds the row of the queue for this file. */
export function row(app: RealApp, name: string): Locator {
  return app.page.getByRole('row', { name, exact: true });
}

export function clipboardText(app: RealApp): Promise<string> {
  return app.electron.evaluate(({ clipboard }) => clipboard.readText());
}

export async function sha256Of(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

/** Copies an image. Electron's clipboard took images by one function until 44 and takes items as the web does since. */
export async function copyImage(app: RealApp, path: string): Promise<void> {
  const base64 = (await readFile(path)).toString('base64');
  await app.electron.evaluate(async (electron, png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const older = electron.clipboard as unknown as { writeImage?: (image: Electron.NativeImage) => void };
    if (older.writeImage) {
      older.writeImage(electron.nativeImage.createFromDataURL(`data:image/png;base64,${png}`));
    } else {
      const blob = new Blob([bytes], { type: 'image/png' });
      await electron.clipboard.write([new electron.ClipboardItem({ 'image/png': blob })]);
    }
  }, base64);
}
