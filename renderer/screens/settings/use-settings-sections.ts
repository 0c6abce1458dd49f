import { type RefObject, useEffect, useState } from 'react';
import type { SettingsSectionName } from '../../state/window-store.ts';
import { useSetWindowState, useWindowState } from '../../window-context.tsx';

/** How far below the upper edge a section may begin and be the one that is read, in pixels. */
const readingLine = 80;

interface SettingsSections {
  /** The section that is read; null before the first scrolling. */
  readonly here: SettingsSectionName | null;
  go(name: SettingsSectionName): void;
  /** Looks which section is read: called when the page was scrolled. */
  look(): void;
}

/** Goes to sections of the settings, also where a command or another screen wants it, and follows the scrolling. */
export function useSettingsSections(page: RefObject<HTMLElement | null>): SettingsSections {
  const [here, setHere] = useState<SettingsSectionName | null>(null);
  const wanted = useWindowState((state) => state.settingsSection);
  const isLoaded = useWindowState((state) => state.mirror !== null);
  const change = useSetWindowState();
  useEffect(() => {
    if (wanted === null || !isLoaded) return;
    sectionOf(page.current, wanted)?.scrollIntoView();
    setHere(wanted);
    change({ settingsSection: null });
  }, [page, wanted, isLoaded, change]);
  return {
    here,
    go(name) {
      const section = sectionOf(page.current, name);
      section?.scrollIntoView();
      section?.querySelector<HTMLElement>('h2')?.focus();
      setHere(name);
    },
    look() {
      const element = page.current;
      if (!element) return;
      const isAtEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
      const shown = [...element.querySelectorAll<HTMLElement>('[data-section]:not([hidden])')];
      // The last ones never come up to the line: there the choice of the user stands.
      if (isAtEnd && shown.some((section) => section.dataset.section === here && isSeen(section, element)))
        return;
      const above = shown.findLast((section) => section.offsetTop <= element.scrollTop + readingLine);
      setHere((above?.dataset.section as SettingsSectionName | undefined) ?? null);
    },
  };
}

const sectionOf = (page: HTMLElement | null, name: SettingsSectionName) =>
  page?.querySelector<HTMLElement>(`[data-section="${name}"]`) ?? null;

const isSeen = (section: HTMLElement, page: HTMLElement) =>
  section.offsetTop + section.offsetHeight > page.scrollTop &&
  section.offsetTop < page.scrollTop + page.clientHeight;
