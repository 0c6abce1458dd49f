import { type RefObject, useLayoutEffect, useState } from 'react';
import { useFilter } from 'react-aria-components';
import { useTranslator } from '../../i18n-context.tsx';
import { type SettingsSectionName, settingsSections } from '../../state/window-store.ts';

const all: ReadonlySet<SettingsSectionName> = new Set(settingsSections);

/**
 * Returns the sections in whose words all that is typed is found, in any order and whatever its case and accents. It
 * reads what the page says, so that no second list of words has to be kept.
 */
export function useSettingsSearch(
  page: RefObject<HTMLElement | null>,
  typed: string,
): ReadonlySet<SettingsSectionName> {
  const i18n = useTranslator();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [found, setFound] = useState(all);
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another language other words are found
  useLayoutEffect(() => {
    const words = typed.split(/\s+/).filter(Boolean);
    if (words.length === 0) return setFound(all);
    const said = (name: SettingsSectionName) =>
      page.current?.querySelector(`[data-section="${name}"]`)?.textContent ?? '';
    const isFound = (name: SettingsSectionName) => words.every((word) => contains(said(name), word));
    setFound(new Set(settingsSections.filter(isFound)));
  }, [page, typed, contains, i18n]);
  return found;
}
