import { type RefObject, useEffect, useRef } from 'react';
import { useSetWindowState, useWindowState } from '../window-context.tsx';

/** Returns a ref for a screen's search field, which takes the focus whenever the user wants to find something. */
export function useFindFocus(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  const isAsked = useWindowState((state) => state.isFindAsked);
  const change = useSetWindowState();
  useEffect(() => {
    if (!isAsked) return;
    field.current?.focus();
    field.current?.select();
    change({ isFindAsked: false });
  }, [isAsked, change]);
  return field;
}
