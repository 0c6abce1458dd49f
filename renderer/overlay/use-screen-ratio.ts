import { useLayoutEffect, useState } from 'react';

/**
 * Returns the number of screen pixels in one DIP of this window.
 * @param width of the screen, in pixels
 */
export function useScreenRatio(width: number): number {
  const [ratio, setRatio] = useState(width / innerWidth);
  useLayoutEffect(() => {
    const measure = () => setRatio(width / innerWidth);
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, [width]);
  return ratio;
}
