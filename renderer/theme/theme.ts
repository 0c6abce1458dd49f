import type { Settings } from '../../contract/records.ts';

const systemDark = matchMedia('(prefers-color-scheme: dark)');
let themeSetting: Settings['theme'] = 'system';

function updateTheme() {
  const dark = themeSetting === 'dark' || (themeSetting === 'system' && systemDark.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

/** Shows the theme chosen; `system` follows the system from now on. */
export function applyTheme(theme: Settings['theme']): void {
  themeSetting = theme;
  updateTheme();
}

systemDark.addEventListener('change', updateTheme);
