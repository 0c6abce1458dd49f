import { expect, test } from 'vitest';
import type { HotkeysView } from '../../../contract/hotkeys.ts';
import type { Job } from '../../../contract/job.ts';
import { settingsSchema } from '../../../contract/settings.ts';
import { createHotkeyOffer, isScreenshotByHand } from '../../../renderer/state/hotkey-offer.ts';
import { createWindowStore } from '../../../renderer/state/window-store.ts';
import { jobWith } from '../../support/records.ts';

const picture = {
  kind: 'image',
  mime: 'image/png',
  bytes: 10,
  width: 1,
  height: 1,
  animated: false,
  sha256: '',
} as const;
const pasted = jobWith({
  id: 'job-1',
  state: 'uploaded',
  origin: 'paste',
  name: 'Pasted.png',
  source: { kind: 'spool', path: '/x' },
  media: picture,
});

test('a screenshot by hand is a pasted picture, or a file that is named like one', () => {
  const is = (change: Partial<Job>) => isScreenshotByHand({ ...pasted, ...change });
  expect(is({})).toBe(true);
  expect(is({ state: 'waiting' })).toBe(false);
  expect(is({ media: { ...picture, kind: 'video' } })).toBe(false);
  const file = { source: { kind: 'file', path: '/x' } } as const;
  expect(is({ ...file, name: 'holiday.jpg' })).toBe(false);
  expect(is({ ...file, origin: 'drop', name: 'Screenshot 2026-03-02.png' })).toBe(true);
  expect(is({ ...file, origin: 'drop', name: 'Bildschirmfoto 2026.png' })).toBe(true);
  expect(is({ ...file, origin: 'drop', name: 'holiday.jpg' })).toBe(false);
  expect(is({ origin: 'capture' })).toBe(false);
});

function stage({ state = 'unseen', session = 'x11' }: { state?: string; session?: string } = {}) {
  const store = createWindowStore();
  const settings = settingsSchema.parse({});
  store.setState({ mirror: { settings } as never });
  const changed: object[] = [];
  const notices: string[] = [];
  const view = {
    session,
    hotkeys: [{ action: 'capture-region', keys: 'F9', isDefault: false, state, command: '' }],
  } as HotkeysView;
  const offer = createHotkeyOffer(
    store,
    {
      notify: (_tone, render) => {
        notices.push(render({ t: (id: string) => id } as never, null).title);
        return notices.length;
      },
    },
    {
      changeSettings: async (patch) => {
        changed.push(patch);
        return null as never;
      },
    },
    {
      capture: async () => null,
      readHotkeys: async () => store.setState({ hotkeys: view }),
    },
  );
  return { store, offer, changed, notices };
}

test('the hotkey is offered once, with the first one that arrived', async () => {
  const { offer, changed, notices } = stage();
  await offer.onJobs([{ ...pasted, state: 'waiting' }]);
  expect(notices).toEqual([]);
  await offer.onJobs([pasted]);
  await offer.onJobs([pasted]);
  expect(notices).toEqual(['hotkey.offer']);
  expect(changed).toEqual([{ toldOfHotkeys: true }]);
});

test('it is not offered where it would not work, was told, or is used already', async () => {
  for (const where of [{ state: 'taken' }, { session: 'wayland' }]) {
    const { offer, notices } = stage(where);
    await offer.onJobs([pasted]);
    expect(notices).toEqual([]);
  }
  for (const known of [{ toldOfHotkeys: true }, { hotkeysSeen: ['x11:F9'] }]) {
    const { store, offer, notices } = stage();
    store.setState({ mirror: { settings: settingsSchema.parse(known) } as never });
    await offer.onJobs([pasted]);
    expect(notices).toEqual([]);
  }
});
