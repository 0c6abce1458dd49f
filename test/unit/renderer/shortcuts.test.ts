import { describe, expect, it, vi } from 'vitest';
import { isDeleteKey } from '../../../renderer/platform.ts';
import { handleJobShortcut } from '../../../renderer/screens/queue/job-shortcuts.ts';
import { shortcutLetter } from '../../../renderer/shortcut-letter.ts';
import type { CoreActions } from '../../../renderer/state/actions.ts';
import type { EditorActions } from '../../../renderer/state/editor-actions.ts';
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

describe('keys in the queue', () => {
  const failed = jobWith({ id: 'j1', state: 'failed', error: { code: 'timeout', message: '', params: {} } });
  const actions = () => {
    const core = { copyLinks: vi.fn(), cancel: vi.fn(), dismiss: vi.fn(), retry: vi.fn() };
    const editor = { edit: vi.fn() };
    const on = (event: ReturnType<typeof press>, job = failed) =>
      handleJobShortcut(event, [job], core as unknown as CoreActions, editor as unknown as EditorActions);
    return { ...core, ...editor, on };
  };

  it.each([
    ['Latin', 'c', 'r', 'e'],
    ['Cyrillic', 'с', 'к', 'у'],
    ['Greek', 'ψ', 'ρ', 'ε'],
  ])('copy, retry and edit on a %s layout', (_, c, r, e) => {
    const { copyLinks, retry, edit, on } = actions();
    expect(on(press('KeyC', c, true))).toBe(true);
    expect(copyLinks).toHaveBeenCalledTimes(1);
    expect(on(press('KeyR', r))).toBe(true);
    expect(retry).toHaveBeenCalledWith(['j1']);
    expect(on(press('KeyE', e), jobWith({ id: 'j2' }))).toBe(true);
    expect(edit).toHaveBeenCalledTimes(1);
  });

  it('remove with Delete, and with Backspace on macOS only, as in the library', () => {
    const { dismiss, on } = actions();
    expect(isDeleteKey({ key: 'Delete' })).toBe(true);
    expect(isDeleteKey({ key: 'Backspace' })).toBe(process.platform === 'darwin');
    expect(on(press('Backspace', 'Backspace'))).toBe(process.platform === 'darwin');
    dismiss.mockClear();
    expect(on(press('Delete', 'Delete'))).toBe(true);
    expect(dismiss).toHaveBeenCalledWith(['j1']);
  });
});
