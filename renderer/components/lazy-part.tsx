import { type ComponentType, useEffect, useState } from 'react';

/** Describes a part of the page whose code is not needed for the first picture of the window. */
export interface LazyPart<Props extends object> {
  /** Renders the part once its code is there, until then nothing. */
  readonly Part: ComponentType<Props>;
  /** Fetches the code ahead of its first use. */
  load(): Promise<void>;
}

/**
 * Splits a part off the page's first script. Not React's `lazy`: that one suspends even where the code is there, and
 * then shows the part up to 300 ms late.
 */
export function lazyPart<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
): LazyPart<Props> {
  let Loaded: ComponentType<Props> | null = null;
  let loading: Promise<void> | undefined;
  const load = () => {
    loading ??= fetchPart().then((part) => {
      Loaded = part;
    });
    return loading;
  };
  function Part(props: Props) {
    const [isLoaded, setLoaded] = useState(Loaded !== null);
    useEffect(() => {
      let isShown = true;
      void load().then(() => {
        if (isShown) setLoaded(true);
      });
      return () => {
        isShown = false;
      };
    }, []);
    return isLoaded && Loaded ? <Loaded {...props} /> : null;
  }
  return { Part, load };
}
