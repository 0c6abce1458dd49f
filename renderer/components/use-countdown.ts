import { useEffect, useState } from 'react';

/** Returns the whole seconds left until then, 0 when it is over; null without a time. */
export function useCountdown(time: number | null): number | null {
  const left = () => (time === null ? null : Math.max(Math.ceil((time - Date.now()) / 1000), 0));
  const [seconds, setSeconds] = useState(left);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `left` depends on the time alone
  useEffect(() => {
    setSeconds(left);
    if (time === null) return;
    const timer = setInterval(() => setSeconds(left), 250);
    return () => clearInterval(timer);
  }, [time]);
  return seconds;
}
