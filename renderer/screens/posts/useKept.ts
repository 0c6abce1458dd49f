import { useEffect, useState } from 'react';

/** A text that is saved at each keystroke: what was typed stands until the engine has said it back. */
export function useKept(kept: string, save: (typed: string) => void): [string, (typed: string) => void] {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    if (typed === kept) setTyped(null);
  }, [typed, kept]);
  return [
    typed ?? kept,
    (text) => {
      setTyped(text);
      save(text);
    },
  ];
}
