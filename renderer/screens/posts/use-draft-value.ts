import { useEffect, useState } from 'react';

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Holds a value that is saved at each keystroke: the typed text stays until the engine has confirmed it, so that typing
 * continues from there and not from an older answer.
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
