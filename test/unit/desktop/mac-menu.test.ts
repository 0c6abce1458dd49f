import type { MenuItemConstructorOptions } from 'electron';
import { expect, it, vi } from 'vitest';
import { allWindowCommands } from '../../../contract/window-commands.ts';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import { macMenuTemplate } from '../../../main/desktop/windows/mac-menu.ts';

const itemsOf = ({ submenu }: MenuItemConstructorOptions) => submenu as MenuItemConstructorOptions[];
const menu = (run = vi.fn(), language = 'en') => macMenuTemplate(loadTranslator([language], null), run);

it('has every command of the window once, and the system’s own Undo', () => {
  const ids = menu()
    .flatMap((one) => (Array.isArray(one.submenu) ? itemsOf(one) : []))
    .flatMap(({ id }) => id ?? []);
  const own = allWindowCommands.map(({ id }) => id).filter((id) => id !== 'undo');
  expect(ids.toSorted()).toEqual(own.toSorted());
  const edit = itemsOf(menu().find(({ id }) => id === 'edit') ?? {});
  expect(edit.filter(({ role }) => role === 'undo')).toHaveLength(1);
});

it('speaks the language, runs what is chosen, and leaves the keys of a selection to it', () => {
  const run = vi.fn();
  const file = menu(run, 'de').find(({ id }) => id === 'file');
  expect(file?.label).toBe('Datei');
  const [upload] = itemsOf(file ?? {});
  expect(upload).toMatchObject({ id: 'upload-files', accelerator: 'CommandOrControl+O' });
  upload?.click?.(undefined as never, undefined, undefined as never);
  expect(run).toHaveBeenCalledWith('upload-files');
  const edit = itemsOf(menu().find(({ id }) => id === 'edit') ?? {});
  expect(edit.find(({ id }) => id === 'copy-links')).not.toHaveProperty('accelerator');
  expect(edit.map(({ role }) => role)).toContain('copy');
});
