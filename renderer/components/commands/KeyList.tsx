import { hotkeyActions } from '../../../contract/names.ts';
import { allWindowCommands, commandMenus, keysOfCommand } from '../../../contract/window-commands.ts';
import { commandMenuNames, commandWords } from '../../../i18n/commands.ts';
import { useTranslator } from '../../i18n-context.tsx';
import { isMac } from '../../platform.ts';
import { keyLabel } from '../../text/accelerator.ts';
import {
  useAbility,
  useActions,
  useCommands,
  useSetWindowState,
  useWindowState,
} from '../../window-context.tsx';
import { Button } from '../Button.tsx';
import { Kbd } from '../Kbd.tsx';
import { ReadingDialog } from '../ReadingDialog.tsx';
import { hotkeyOf } from './command-entries.ts';

interface KeyGroup {
  readonly name: string;
  readonly rows: readonly { readonly words: string; readonly keys: string }[];
}

/** Lists every command that has keys, and the hotkeys that work in every program. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const i18n = useTranslator();
  const { showScreen } = useActions();
  const change = useSetWindowState();
  const { isOffered } = useCommands();
  const hasHotkeys = useAbility('hotkeys');
  const hotkeys = useWindowState((state) => state.mirror?.settings.hotkeys);
  const groups: KeyGroup[] = [
    ...commandMenus.map((menu) => ({
      name: i18n.t(commandMenuNames[menu]),
      rows: allWindowCommands.flatMap((command) => {
        const isHere = command.menu === menu && isOffered(command.id);
        const keys = isHere ? keysOfCommand(command, isMac) : null;
        return keys === null ? [] : [{ words: i18n.t(commandWords[command.id]), keys }];
      }),
    })),
    {
      name: i18n.t('command.keys.global'),
      rows: (hasHotkeys ? hotkeyActions : []).flatMap((action) => {
        const keys = hotkeyOf(action, hotkeys);
        return keys === null ? [] : [{ words: i18n.t(`hotkey.${action}`), keys }];
      }),
    },
  ];
  return (
    <ReadingDialog
      title={i18n.t('command.keys')}
      onClose={onClose}
      actions={
        hasHotkeys && (
          <Button
            onPress={() => {
              onClose();
              change({ settingsSection: 'keys' });
              showScreen('settings');
            }}
          >
            {i18n.t('command.keys.change')}
          </Button>
        )
      }
    >
      <div className="columns-2 gap-8 max-sm:columns-1">
        {groups
          .filter(({ rows }) => rows.length > 0)
          .map(({ name, rows }) => (
            <section key={name} className="mb-5 break-inside-avoid">
              <h3 className="mb-1 text-12 text-ink-faint">{name}</h3>
              <dl className="flex flex-col">
                {rows.map(({ words, keys }) => (
                  <div key={words} className="flex min-h-8 items-center justify-between gap-4">
                    <dt className="min-w-0">{words}</dt>
                    <dd className="shrink-0">
                      <Kbd>{keyLabel(keys, isMac, i18n)}</Kbd>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </ReadingDialog>
  );
}
