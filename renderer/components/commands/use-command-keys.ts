import { useEffect } from 'react';
import { commandOfKeys } from '../../commands/key-match.ts';
import { isMac } from '../../platform.ts';
import { useCommands } from '../../window-context.tsx';

const layers = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** Whether keys without Ctrl or ⌘ are typed there. */
const isTyped = (target: Element) =>
  target.matches('input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable="true"]');

/** Runs commands by their keys, wherever the focus is; in dialogs and menus keys belong to these. */
export function useCommandKeys(): void {
  const { run, isAvailable } = useCommands();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest(layers)) return;
      if (!event.ctrlKey && !event.metaKey && isTyped(target)) return;
      const id = commandOfKeys(event, 'window', isMac);
      if (id === null || !isAvailable(id)) return;
      event.preventDefault();
      run(id);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [run, isAvailable]);
}
