import { useEffect, useState } from 'react';

/** Whether the space bar is held, from when it is told to be until it is let go or the window loses the keys. */
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
