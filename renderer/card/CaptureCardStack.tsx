import { useEffect, useRef, useState } from 'react';
import type { Bridge } from '../../contract/bridge.ts';
import type { CaptureCard } from '../../contract/capture.ts';
import type { Translator } from '../../i18n/index.ts';
import type { LinkFormName } from '../text/link-form-names.ts';
import { CaptureCardView } from './CaptureCard.tsx';

interface Props {
  readonly bridge: Bridge;
  readonly i18n: Translator;
  readonly forms: readonly LinkFormName[];
  readonly first: readonly CaptureCard[];
}

/** Renders the cards, newest below, where the eye is. The window is resized to fit them. */
export function CaptureCardStack({ bridge, i18n, forms, first }: Props) {
  const [cards, setCards] = useState(first);
  const [isWatched, setIsWatched] = useState(false);
  const stack = useRef<HTMLElement>(null);
  useEffect(
    () =>
      bridge.onShellEvent((event) => {
        if (event.kind === 'capture-cards') setCards(event.cards);
      }),
    [bridge],
  );
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
