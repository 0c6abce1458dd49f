import { useSetWindowState, useWindowState } from '../../window-context.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { KeyList } from './KeyList.tsx';

/** Shows the command palette or the list of keys while one of them is open. */
export function CommandPanels() {
  const panel = useWindowState((state) => state.panel);
  const change = useSetWindowState();
  const close = () => change({ panel: null });
  if (panel === 'palette') return <CommandPalette onClose={close} />;
  return panel === 'keys' ? <KeyList onClose={close} /> : null;
}
