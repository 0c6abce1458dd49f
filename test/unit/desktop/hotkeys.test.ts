import { expect, test } from 'vitest';
import { acceleratorSchema, type HotkeyAction } from '../../../contract/hotkeys.ts';
import { defaultHotkeys, hotkeyActions } from '../../../contract/names.ts';
import { Hotkeys } from '../../../main/desktop/hotkeys/hotkeys.ts';
import { detectSessionKind, isPressConclusive } from '../../../main/desktop/hotkeys/session-kind.ts';

/** A system that gives each key to one program only; `others` have some already. */
function createSystem(...others: string[]) {
  const held = new Map<string, () => void>();
  return {
    held,
    register(keys: string, callback: () => void) {
      if (keys === 'Super+Space') throw new TypeError('Error processing argument at index 0');
      if (others.includes(keys) || held.has(keys)) return false;
      held.set(keys, callback);
      return true;
    },
    unregister: (keys: string) => void held.delete(keys),
    press: (keys: string) => held.get(keys)?.(),
  };
}

function createHotkeys(system = createSystem(), isProof = true) {
  const pressed: HotkeyAction[] = [];
  const seen: string[][] = [];
  let changes = 0;
  const hotkeys = new Hotkeys({
    system,
    session: 'x11',
    isProof: () => isProof,
    commandFor: (action) => `do ${action}`,
    onPress: (action) => pressed.push(action),
    onChange: () => {
      changes += 1;
    },
    onSeen: (all) => seen.push(all),
  });
  const stateOf = (action: HotkeyAction) => hotkeys.view.hotkeys.find((one) => one.action === action)?.state;
  return { hotkeys, system, pressed, seen, stateOf, changes: () => changes };
}

const nothing = { hotkeys: {}, hotkeysSeen: [] };
const region = defaultHotkeys['capture-region'];

test('the default keys are taken, and count as working only after a press', () => {
  const { hotkeys, system, pressed, seen, stateOf } = createHotkeys();
  expect(stateOf('capture-region')).toBe('off');
  hotkeys.applySettings(nothing);
  expect([...system.held.keys()].sort()).toEqual(Object.values(defaultHotkeys).sort());
  expect(stateOf('capture-region')).toBe('unseen');
  system.press(region);
  expect(pressed).toEqual(['capture-region']);
  expect(stateOf('capture-region')).toBe('seen');
  expect(stateOf('capture-screen')).toBe('unseen');
  expect(seen).toEqual([[`x11:${region}`]]);
  system.press(region);
  expect(seen).toHaveLength(1);
});

test('what was seen in an earlier run is not forgotten, and other keys are not seen by it', () => {
  const { hotkeys, stateOf } = createHotkeys();
  hotkeys.applySettings({ hotkeys: {}, hotkeysSeen: [`x11:${region}`, 'wayland:CommandOrControl+Shift+2'] });
  expect(stateOf('capture-region')).toBe('seen');
  expect(stateOf('capture-screen')).toBe('unseen');
  hotkeys.applySettings({ hotkeys: { 'capture-region': 'Alt+F9' }, hotkeysSeen: [`x11:${region}`] });
  expect(stateOf('capture-region')).toBe('unseen');
});

test('keys that others have are told as taken, and so are keys that the system does not know', () => {
  const { hotkeys, stateOf } = createHotkeys(createSystem(region));
  hotkeys.applySettings({
    hotkeys: { 'capture-all': 'Super+Space', 'capture-window': null },
    hotkeysSeen: [],
  });
  expect(stateOf('capture-region')).toBe('taken');
  expect(stateOf('capture-all')).toBe('taken');
  expect(stateOf('capture-window')).toBe('off');
  expect(stateOf('capture-screen')).toBe('unseen');
});

test('two actions may change keys with each other', () => {
  const { hotkeys, system, pressed } = createHotkeys();
  hotkeys.applySettings(nothing);
  const screen = defaultHotkeys['capture-screen'];
  hotkeys.applySettings({ hotkeys: { 'capture-region': screen, 'capture-screen': region }, hotkeysSeen: [] });
  system.press(screen);
  system.press(region);
  expect(pressed).toEqual(['capture-region', 'capture-screen']);
  hotkeys.applySettings({ hotkeys: { 'capture-region': screen, 'capture-screen': screen }, hotkeysSeen: [] });
  expect(hotkeys.view.hotkeys.slice(0, 2).map((one) => one.state)).toEqual(['seen', 'taken']);
});

test('a press that is tried out is seen and does nothing; others go on', () => {
  const { hotkeys, system, pressed, stateOf } = createHotkeys();
  hotkeys.applySettings(nothing);
  hotkeys.try('capture-region');
  system.press(region);
  system.press(defaultHotkeys['capture-screen']);
  expect(pressed).toEqual(['capture-screen']);
  expect(stateOf('capture-region')).toBe('seen');
  hotkeys.try(null);
  system.press(region);
  expect(pressed).toEqual(['capture-screen', 'capture-region']);
});

test('while keys are chosen none are held, and each can be asked about', () => {
  const { hotkeys, system, stateOf, changes } = createHotkeys(createSystem('Alt+F9'));
  hotkeys.applySettings(nothing);
  const before = changes();
  hotkeys.suspend(true);
  expect(system.held.size).toBe(0);
  expect(stateOf('capture-region')).toBe('off');
  expect(hotkeys.check('capture-region', 'Alt+F9')).toEqual({ state: 'taken' });
  expect(hotkeys.check('capture-region', 'Alt+F10')).toEqual({ state: 'free' });
  expect(hotkeys.check('capture-region', region)).toEqual({ state: 'free' });
  expect(hotkeys.check('capture-screen', region)).toEqual({ state: 'ours', action: 'capture-region' });
  expect(hotkeys.check('capture-screen', 'Shift+A')).toEqual({ state: 'unfit' });
  expect(system.held.size).toBe(0);
  hotkeys.suspend(false);
  expect(system.held.size).toBe(hotkeyActions.length);
  expect(changes()).toBeGreaterThan(before);
  hotkeys.close();
  expect(system.held.size).toBe(0);
});

test('only keys that take nothing from typing are hotkeys', () => {
  for (const good of [
    ...Object.values(defaultHotkeys),
    'PrintScreen',
    'Shift+PrintScreen',
    'F9',
    'Alt+Space',
  ])
    expect(acceleratorSchema.safeParse(good).success, good).toBe(true);
  for (const bad of [
    '',
    'A',
    'Shift+A',
    'Shift+1',
    'Control+',
    'Control',
    'Ctrl+A',
    'Control+F25',
    'Control+é',
  ])
    expect(acceleratorSchema.safeParse(bad).success, bad).toBe(false);
});

test('a press that came by X into a Wayland session is no proof, and is not taken for one later', () => {
  const { hotkeys, system, pressed, seen, stateOf } = createHotkeys(createSystem(), false);
  hotkeys.applySettings(nothing);
  system.press(region);
  expect(pressed).toEqual(['capture-region']);
  expect(stateOf('capture-region')).toBe('partly');
  const later = createHotkeys(createSystem(), true);
  later.hotkeys.applySettings({ hotkeys: {}, hotkeysSeen: seen.at(-1) ?? [] });
  expect(later.stateOf('capture-region')).toBe('partly');
  later.system.press(region);
  expect(later.stateOf('capture-region')).toBe('seen');
  expect(isPressConclusive('wayland', 'x11')).toBe(false);
  expect(isPressConclusive('wayland', 'wayland')).toBe(true);
  expect(isPressConclusive('x11', 'x11')).toBe(true);
  expect(isPressConclusive('windows', '')).toBe(true);
});

test('keys that another program has let go of are had at the next look', () => {
  const { hotkeys, system, pressed, stateOf } = createHotkeys();
  system.register(region, () => {});
  hotkeys.applySettings(nothing);
  expect(stateOf('capture-region')).toBe('taken');
  system.unregister(region);
  expect(stateOf('capture-region')).toBe('taken');
  expect(hotkeys.retryRefused().hotkeys[0]?.state).toBe('unseen');
  system.press(region);
  expect(pressed).toEqual(['capture-region']);
});

test('a Wayland session is one for programs that use X in it, too', () => {
  expect(detectSessionKind('linux', { DISPLAY: ':0' })).toBe('x11');
  expect(detectSessionKind('linux', { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' })).toBe('wayland');
  expect(detectSessionKind('linux', { DISPLAY: ':0', XDG_SESSION_TYPE: 'wayland' })).toBe('wayland');
  expect(detectSessionKind('darwin', { WAYLAND_DISPLAY: 'wayland-0' })).toBe('macos');
  expect(detectSessionKind('win32', {})).toBe('windows');
});
