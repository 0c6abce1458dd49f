import { Search } from 'lucide-react';
import { useMemo } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { useTranslator } from '../../i18n-context.tsx';
import { isMac } from '../../platform.ts';
import { shortcutLetter } from '../../shortcut-letter.ts';
import { useCommands, useWindowState } from '../../window-context.tsx';
import { Kbd } from '../Kbd.tsx';
import { ModalDialog } from '../ModalDialog.tsx';
import type { MenuEntry } from '../menu.tsx';
import { applicationMenu } from './command-entries.ts';

/** Renders the command palette: every command that is available now, found by its words, run by Enter. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const i18n = useTranslator();
  const commands = useCommands();
  const hotkeys = useWindowState((state) => state.mirror?.settings.hotkeys);
  const { contains } = useFilter({ sensitivity: 'base' });
  const menus = useMemo(
    () =>
      applicationMenu({ i18n, commands, hotkeys }).map((menu) => ({
        ...menu,
        entries: (menu.entries ?? []).filter(({ id, isDisabled }) => !isDisabled && id !== 'palette'),
      })),
    [i18n, commands, hotkeys],
  );
  const run = (entry: MenuEntry) => {
    onClose();
    // The dialog gives the focus back first: what a command focuses keeps it.
    requestAnimationFrame(() => entry.onAction?.());
  };
  return (
    <ModalDialog isHigh className="max-w-140" onClose={onClose}>
      <Dialog
        aria-label={i18n.t('command.palette.label')}
        className="flex max-h-[min(28rem,70vh)] flex-col outline-none"
      >
        <Autocomplete filter={(text, typed) => isFound(text, typed, contains)}>
          <SearchField
            aria-label={i18n.t('command.palette.label')}
            autoFocus
            onKeyDown={(event) => {
              const isCommand = isMac ? event.metaKey : event.ctrlKey;
              if (isCommand && shortcutLetter(event) === 'K') onClose();
              else event.continuePropagation();
            }}
            className="relative shrink-0 border-b border-line"
          >
            <Search size={16} aria-hidden className="absolute top-4 left-4 text-ink-faint" />
            <Input
              placeholder={i18n.t('command.palette.hint')}
              className="h-12 w-full rounded-t-lg bg-transparent pr-4 pl-11 text-15 outline-none select-text placeholder:text-ink-faint [&::-webkit-search-cancel-button]:hidden"
            />
          </SearchField>
          <Menu
            aria-label={i18n.t('command.palette.label')}
            className="min-h-0 overflow-y-auto p-1 outline-none"
            renderEmptyState={() => (
              <p className="px-3 py-6 text-center text-ink-soft">{i18n.t('command.palette.nothing')}</p>
            )}
          >
            {menus.map((menu) => (
              <MenuSection key={menu.id} aria-label={menu.text}>
                <Header className="px-3 pt-2 pb-1 text-12 text-ink-faint">{menu.text}</Header>
                {menu.entries.map((entry) => (
                  <MenuItem
                    key={entry.id}
                    id={entry.id}
                    textValue={`${entry.text} ${menu.text}`}
                    onAction={() => run(entry)}
                    className="flex h-9 items-center gap-3 rounded-md px-3 text-13 outline-none data-focused:bg-picked"
                  >
                    <span className="min-w-0 flex-1 truncate">{entry.text}</span>
                    {entry.keys !== undefined && <Kbd>{entry.keys}</Kbd>}
                  </MenuItem>
                ))}
              </MenuSection>
            ))}
          </Menu>
        </Autocomplete>
      </Dialog>
    </ModalDialog>
  );
}

/** Whether each of the typed words is in the text, in any order. */
function isFound(text: string, typed: string, contains: (text: string, part: string) => boolean): boolean {
  return typed
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => contains(text, word));
}
