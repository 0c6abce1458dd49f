import type { Settings } from '../../contract/settings.ts';

const systemDark = matchMedia('(prefers-color-scheme: dark)');
let themeSetting: Settings['theme'] = 'system';

function updateTheme() {
  const dark = themeSetting === 'dark' || (themeSetting === 'system' && systemDark.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

/** Applies a theme; `system` follows the system from now on. */
export function applyTheme(theme: Settings['theme']): void {
  themeSetting = theme;
  updateTheme();
}

systemDark.addEventListener('change', updateTheme);
