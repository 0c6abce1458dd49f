import type { WindowStore } from '../state/window-store.ts';
import { applyTheme } from './theme.ts';

/** Applies the theme of the settings, from now on. */
export function followTheme(store: WindowStore): void {
  store.subscribe((state, before) => {
    const theme = state.mirror?.settings.theme;
    if (theme && theme !== before.mirror?.settings.theme) applyTheme(theme);
  });
}
