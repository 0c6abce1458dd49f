import { describe, expect, it } from 'vitest';
import { allWindowCommands, keysOfCommand } from '../../../contract/window-commands.ts';
import { commandOfKeys, type KeyDown } from '../../../renderer/commands/key-match.ts';
import { metNeeds } from '../../../renderer/commands/needs.ts';
import { shortcutLetter } from '../../../renderer/shortcut-letter.ts';
import { emptySelection } from '../../../renderer/state/list/selection.ts';
import { createWindowStore, type WindowState } from '../../../renderer/state/window-store.ts';
import { jobWith } from '../../support/records.ts';

/** A press of the key at that place, which types that, with Ctrl or without. */
const press = (code: string, key: string, ctrlKey = false) => ({
  code,
  key,
  ctrlKey,
  metaKey: false,
  altKey: false,
  shiftKey: false,
});

describe('the letter of a shortcut', () => {
  it('is the one that is typed, whatever the order of the keys', () => {
    // German: Z where English has Y. French: A where English has Q.
    expect(shortcutLetter({ code: 'KeyY', key: 'z' })).toBe('Z');
    expect(shortcutLetter({ code: 'KeyQ', key: 'A' })).toBe('A');
  });

  it('is the one of the place where another script is typed', () => {
    expect(shortcutLetter({ code: 'KeyC', key: 'с' })).toBe('C');
    expect(shortcutLetter({ code: 'KeyV', key: 'μ' })).toBe('V');
    expect(shortcutLetter({ code: 'Semicolon', key: 'ж' })).toBeNull();
    expect(shortcutLetter({ code: 'Enter', key: 'Enter' })).toBeNull();
  });
});

describe('keys of commands', () => {
  const given = (event: Partial<KeyDown>, heard: 'list' | 'window', isMac = false) =>
    commandOfKeys({ ...press('', ''), ...event }, heard, isMac);
  const isMac = true;

  it.each([
    ['Latin', 'c', 'r', 'e', 'f'],
    ['Cyrillic', 'с', 'к', 'у', 'а'],
    ['Greek', 'ψ', 'ρ', 'ε', 'φ'],
  ])('are found by their place on a %s layout', (_, c, r, e, f) => {
    expect(given(press('KeyC', c, true), 'list')).toBe('copy-links');
    expect(given(press('KeyR', r), 'list')).toBe('retry');
    expect(given(press('KeyE', e), 'list')).toBe('edit-picture');
    expect(given(press('KeyF', f, true), 'window')).toBe('find');
  });

  it('are the digits of the upper row, which French types only with Shift, and those of the numeric pad', () => {
    expect(given(press('Digit2', 'é', true), 'window')).toBe('show-library');
    expect(given(press('Numpad2', '2', true), 'window')).toBe('show-library');
  });

  it('are signs wherever a layout has them, and their place where it has none', () => {
    // German has the question mark on Shift and ß, Russian on Shift and 7.
    expect(given({ key: '?', code: 'Minus', shiftKey: true }, 'window')).toBe('keys');
    expect(given({ key: '?', code: 'Digit7', shiftKey: true }, 'window')).toBe('keys');
    expect(given(press('Comma', 'б', true), 'window')).toBe('show-settings');
    // German types + without Shift where American has the bracket.
    expect(given(press('BracketRight', '+', true), 'window')).toBe('zoom-in');
    expect(given({ ...press('Equal', '+', true), shiftKey: true }, 'window')).toBe('zoom-in');
    expect(given(press('NumpadSubtract', '-', true), 'window')).toBe('zoom-out');
  });

  it('are other ones with a modifier too many, and where they are not heard', () => {
    expect(given({ ...press('KeyC', 'c', true), shiftKey: true }, 'list')).toBeNull();
    expect(given({ ...press('KeyK', 'k', true), altKey: true }, 'window')).toBeNull();
    expect(given(press('KeyC', 'c', true), 'window')).toBeNull();
    expect(given(press('KeyV', 'v', true), 'window')).toBeNull();
  });

  it('remove with Delete, and with Backspace on macOS only', () => {
    expect(given(press('Delete', 'Delete'), 'list')).toBe('remove');
    expect(given(press('Backspace', 'Backspace'), 'list')).toBeNull();
    expect(given(press('Backspace', 'Backspace'), 'list', isMac)).toBe('remove');
    expect(given({ ...press('KeyK', 'k'), metaKey: true }, 'window', isMac)).toBe('palette');
    expect(given(press('KeyK', 'k', true), 'window', isMac)).toBeNull();
  });

  it('show large with Space as with Enter', () => {
    expect(given(press('Space', ' '), 'list')).toBe('preview');
    expect(given(press('Enter', 'Enter'), 'list')).toBe('preview');
    expect(given(press('Enter', 'Enter', true), 'list')).toBe('open-link');
  });

  it('are each given to one command only', () => {
    for (const mac of [false, isMac]) {
      const taken = allWindowCommands.flatMap((command) => keysOfCommand(command, mac) ?? []);
      expect(taken).toEqual([...new Set(taken)]);
    }
  });
});

describe('what commands need', () => {
  const state = (over: Partial<WindowState>): WindowState => ({ ...createWindowStore().getState(), ...over });
  const nothing = { selection: emptySelection };
  const failed = jobWith({ id: 'j1', state: 'failed', error: { code: 'timeout', message: '', params: {} } });
  const mirror = {
    jobs: new Map([[failed.id, failed]]),
    summary: { open: 2, uploading: 0, failed: 1, paused: false },
  } as unknown as NonNullable<WindowState['mirror']>;

  it('is nothing before the engine is there, and while a picture is edited', () => {
    expect([...metNeeds(state({}), nothing)]).toEqual([]);
    expect([...metNeeds(state({ mirror, editedJobId: 'j1' }), nothing)]).toEqual([]);
  });

  it('follows the queue and what is selected on the screen', () => {
    const queue = state({ mirror, queueSelection: new Set(['j1']) });
    expect([...metNeeds(queue, nothing)].toSorted()).toEqual(
      ['engine', 'failed', 'no-trial', 'open', 'queued', 'selection'].toSorted(),
    );
    const picked = { selection: { ...emptySelection, ids: new Set(['i1']) } };
    expect([...metNeeds({ ...queue, screen: 'library' }, picked)].toSorted()).toEqual(
      ['engine', 'failed', 'linked', 'no-trial', 'open', 'selection'].toSorted(),
    );
    const tried = { ...queue, shell: { mode: 'sandbox' } as WindowState['shell'] };
    expect([...metNeeds(tried, nothing)]).toContain('trial');
    expect([...metNeeds(tried, nothing)]).not.toContain('no-trial');
  });
});
