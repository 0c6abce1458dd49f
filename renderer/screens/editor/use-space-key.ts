import { useEffect, useState } from 'react';

/** Tracks whether the space bar is held, from `press` until it is released or the window loses the focus. */
export function useSpaceKey(): { readonly isHeld: boolean; press(): void } {
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    const release = (event: KeyboardEvent) => {
      if (event.code === 'Space') setIsHeld(false);
    };
    const lose = () => setIsHeld(false);
    window.addEventListener('keyup', release);
    window.addEventListener('blur', lose);
    return () => {
      window.removeEventListener('keyup', release);
      window.removeEventListener('blur', lose);
    };
  }, []);
  return { isHeld, press: () => setIsHeld(true) };
}
