import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Bridge } from '../../contract/bridge.ts';
import type { Translator } from '../../i18n/index.ts';
import type { LinkFormName } from '../text/link-form-names.ts';
import { CaptureCardView } from './CaptureCard.tsx';
import type { CardFeed } from './card-feed.ts';

interface Props {
  readonly bridge: Bridge;
  readonly i18n: Translator;
  readonly forms: readonly LinkFormName[];
  readonly feed: CardFeed;
}

/** Renders the cards, newest below, where the eye is. The window is resized to fit them. */
export function CaptureCardStack({ bridge, i18n, forms, feed }: Props) {
  const cards = useSyncExternalStore(feed.subscribe, feed.current);
  const [isWatched, setIsWatched] = useState(false);
  const stack = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = stack.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      void bridge.shell.fitCards({ height: Math.ceil(element.getBoundingClientRect().height) });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [bridge]);
  return (
    <section
      ref={stack}
      aria-label={i18n.t('capture.cards')}
      onPointerEnter={() => setIsWatched(true)}
      onPointerLeave={() => setIsWatched(false)}
      onFocus={() => setIsWatched(true)}
      onBlur={() => setIsWatched(false)}
      className="flex flex-col divide-y divide-line border border-line-strong bg-raised"
    >
      {cards.map((card) => (
        <CaptureCardView
          key={card.id}
          card={card}
          i18n={i18n}
          forms={forms}
          isWatched={isWatched}
          onAct={(act) => void bridge.shell.actOnCapture({ id: card.id, act })}
        />
      ))}
    </section>
  );
}
