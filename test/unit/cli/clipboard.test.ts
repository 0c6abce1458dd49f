import { expect, test } from 'vitest';
import { clipboardPrograms } from '../../../main/cli/clipboard.ts';

const names = (platform: NodeJS.Platform, environment: NodeJS.ProcessEnv) =>
  clipboardPrograms(platform, environment).map(({ command }) => command);

test('each system’s own way, and on Linux that of the session', () => {
  expect(names('darwin', {})).toEqual(['pbcopy']);
  expect(names('win32', {})).toEqual(['clip.exe']);
  expect(names('linux', { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' })).toEqual([
    'wl-copy',
    'xclip',
    'xsel',
  ]);
  expect(names('linux', { DISPLAY: ':0' })).toEqual(['xclip', 'xsel']);
  expect(names('linux', {})).toEqual([]);
});
