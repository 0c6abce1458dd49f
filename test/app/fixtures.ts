import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Locator } from '@playwright/test';
import sharp from 'sharp';
import { consentKindSchema } from '../../contract/consent.ts';
import { loadTranslator } from '../../i18n/load-translator.ts';
import { openStore } from '../../main/engine/store/store.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.ts';
import { bootstrap } from '../../scripts/bootstrap.ts';
import { type Display, openDisplay } from '../../scripts/setup/display.ts';
import { launchApp, type RealApp } from '../../scripts/setup/real-app.ts';
import type { ElectronRuntime } from '../../scripts/setup/runtime.ts';
import { OtherPrograms } from './support/other-programs.ts';

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
  /** Other programs on the screen of the app. */
  others: OtherPrograms;
  /** Creates a picture of about this many bytes and returns its path. */
  picture: (name: string, bytes?: number) => Promise<string>;
}

/** Translator of the window: the tests look for what people read, not for how it is marked up. */
export const i18n = loadTranslator(['en']);

export const test = base.extend<Fixtures, { machine: Machine }>({
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
  sandboxOptions: [{}, { option: true }],
  consents: ['given', { option: true }],
  sandbox: async ({ sandboxOptions }, use) => {
    const sandbox = await createSandbox(sandboxOptions);
    await use(sandbox);
    await sandbox.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'snapferry-desktop-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  },
  env: async ({ folder, sandbox, consents }, use) => {
    const profile = join(folder, 'profile');
    if (consents === 'given') giveConsents(profile);
    await use({
      SNAPFERRY_HOME: profile,
      SNAPFERRY_API_URL: sandbox.origin,
      SNAPFERRY_CLIENT_ID: sandbox.clientId,
      LANGUAGE: 'en',
    });
  },
  start: async ({ machine, env }, use, info) => {
    const started: RealApp[] = [];
    await use(async (options = {}) => {
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
  app: async ({ start }, use) => use(await start()),
  others: async ({ machine }, use) => {
    const others = new OtherPrograms(machine.display);
    await use(others);
    others.close();
  },
  picture: async ({ folder }, use) => {
    await use(async (name, bytes = 3_000) => {
      const path = join(folder, name);
      await writeFile(path, await noise(name, bytes));
      return path;
    });
  },
});

function giveConsents(profile: string): void {
  const store = openStore({ profile, now: Date.now });
  store.settings.write({
    clipboardWatchGraceMs: 0,
    consents: consentKindSchema.options.map((kind) => ({
      kind,
      host: 'imgur',
      account: null,
      privacy: 'hidden',
    })),
  });
  store.close();
}

async function attachState(app: RealApp, info: ReturnType<typeof test.info>): Promise<void> {
  await info.attach('stderr', { body: app.errors(), contentType: 'text/plain' });
  // A hidden window draws no frame.
  const picture = await app.page.screenshot({ timeout: 5_000 }).catch(() => null);
  if (picture) await info.attach('window', { body: picture, contentType: 'image/png' });
}

/** Creates a PNG of noise, which does not compress: three bytes a pixel. No two names give the same picture. */
async function noise(name: string, bytes: number): Promise<Buffer> {
  const width = Math.max(4, Math.ceil(Math.sqrt(bytes / 3)));
  const height = Math.max(4, Math.ceil(bytes / 3 / width));
  const pixels = Buffer.alloc(width * height * 3);
  let state = createHash('sha256').update(name).digest().readUInt32LE(0) || 1;
  for (let at = 0; at < pixels.length; at += 1) {
    // xorshift32: small, and random enough not to compress.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    pixels[at] = state & 0xff;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
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
