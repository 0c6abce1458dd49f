import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Name of the built-in host, which is no business of what works at every host. */
const builtIn = /imgur/i;

/** Beginnings of the ids of texts that are about the built-in host: its accounts, its limits, its gallery. */
const ownTexts: readonly string[] = [
  'accounts.',
  'posts.',
  'rights.',
  'favorites.',
  'copyright.',
  'credit.',
  'budget.',
  'day.',
  // Only it processes what it has; other hosts give their links at once.
  'processing.',
  'local-api.waiting.processing',
  'error.not-ready',
  'first.client-id',
  'first.sandbox',
  'settings.host',
  'settings.client-id',
  'settings.api-url',
  'settings.mode',
  'folders.form.privacy',
  'wait.client-id',
  'wait.sign-in',
  'wait.strikes',
  'consent.sentence',
  'cli.help.login',
  'cli.help.credits',
  'cli.help.proxy',
  'cli.post.',
  'cli.advice.no-client-id',
  'cli.doctor.client-id',
  'cli.usage.host-',
  'error.sign-in-',
  'error.wrong-pin',
  'error.no-client-secret',
  'error.bad-client-id',
  'error.app-blocked',
  'error.post-',
  'error.title-too-long',
  'error.account-needed',
  'error.consent-needed',
  'error.album-locked',
  'error.change-rejected',
  // These have other words where they are told of a service.
  'error.unreachable.advice',
  'error.forbidden.advice',
];

/** Files and folders that may know it, each for a reason of its own. */
const ownCode: readonly string[] = [
  'main/engine/hosts/imgur/',
  // Chooses it, and tells of it without opening it.
  'main/engine/app/create-host.ts',
  'main/engine/hosts/built-in.ts',
  'contract/names.ts',
  'i18n/errors.ts',
  'i18n/consent.ts',
  'i18n/copyright-notice.ts',
  // What is stored, and what other programs call it.
  'main/engine/store/migrations/',
  'main/engine/library/import/',
  // Its own mode, pages and words.
  'contract/shell.ts',
  'main/desktop/engine-process/trial-mode.ts',
  'links/format-link.ts',
  'renderer/state/desktop-actions.ts',
  'renderer/web/page-shell.ts',
  'renderer/screens/accounts/',
  'renderer/screens/library/CopyrightNoticeDialog.tsx',
  'renderer/screens/settings/LinkStyleSettings.tsx',
];

/** Rooms of the product. */
const rooms = ['contract', 'i18n', 'links', 'main', 'preload', 'renderer'];

/** Finds texts that speak of the built-in host although they are about every one. */
export function textsThatNameIt(messages: Readonly<Record<string, string>>): string[] {
  return Object.entries(messages)
    .filter(([id, text]) => builtIn.test(text) && !ownTexts.some((start) => id.startsWith(start)))
    .map(([id]) => `${id}: speaks of one host, and is about every one`);
}

/** Finds code outside of its own that names the built-in host, comments aside; and permissions that are not needed. */
export function codeThatNamesIt(root: string): string[] {
  const naming = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .map((file) => `${room}/${file.replaceAll('\\', '/')}`)
      .filter((file) => /\.tsx?$/.test(file) && namesIt(readFileSync(join(root, file), 'utf8'))),
  );
  const isIn = (file: string) => (place: string) => file.startsWith(place);
  return [
    ...naming
      .filter((file) => !ownCode.some(isIn(file)))
      .map((file) => `${file}: names a host outside of that host’s folder`),
    ...ownCode
      .filter((place) => !naming.some((file) => file.startsWith(place)))
      .map((place) => `${place}: may name the built-in host, and does not`),
  ];
}

const isComment = (line: string) => /^\s*(\/\/|\/\*|\*)/.test(line);
const namesIt = (code: string) => code.split('\n').some((line) => builtIn.test(line) && !isComment(line));
