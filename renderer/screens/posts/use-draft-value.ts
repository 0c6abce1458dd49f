import { useEffect, useState } from 'react';

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * A value that is saved at each keystroke: what was typed stands until the engine has said it back, so that what is
 * typed next goes on from there and not from what the engine said last.
 */
export function useDraftValue<T>(kept: T, save: (typed: T) => void): [T, (typed: T) => void] {
  const [typed, setTyped] = useState<{ readonly value: T } | null>(null);
  const isSaid = typed !== null && isEqual(typed.value, kept);
  useEffect(() => {
    if (isSaid) setTyped(null);
  }, [isSaid]);
  return [
    typed ? typed.value : kept,
    (value) => {
      setTyped({ value });
      save(value);
    },
  ];
}
