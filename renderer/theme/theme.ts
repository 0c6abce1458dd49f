import type { Settings } from '../../contract/records.ts';

const systemDark = matchMedia('(prefers-color-scheme: dark)');
let chosen: Settings['theme'] = 'system';

function show() {
  const dark = chosen === 'dark' || (chosen === 'system' && systemDark.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

/** Shows the theme chosen; `system` follows the system from now on. */
export function applyTheme(theme: Settings['theme']): void {
  chosen = theme;
  show();
}

systemDark.addEventListener('change', show);
