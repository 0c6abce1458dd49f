import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { OverlayChoice, OverlayScene } from '../../contract/capture.ts';
import type { Translator } from '../../i18n/index.ts';
import { IconButton } from '../components/Button.tsx';

interface Props {
  readonly scene: Extract<OverlayScene, { kind: 'countdown' }>;
  readonly i18n: Translator;
  readonly onDrawn: () => void;
  readonly onChoose: (choice: OverlayChoice) => void;
}

/** Shows the countdown of a capture, out of the way of what is captured. */
export function Countdown({ scene, i18n, onDrawn, onChoose }: Props) {
  const left = () => Math.max(Math.ceil((scene.until - Date.now()) / 1000), 0);
  const [seconds, setSeconds] = useState(left);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn once; `left` depends on the scene, which stays
  useEffect(() => {
    onDrawn();
    const timer = setInterval(() => setSeconds(left), 100);
    return () => clearInterval(timer);
  }, []);
  return (
    <main className="flex h-full items-center gap-3 border border-line-strong bg-raised pr-3 pl-4">
      <p role="timer" className="w-10 text-center text-24 font-semibold text-accent">
        {i18n.formatNumber(seconds)}
      </p>
      <p className="min-w-0 flex-1 text-12 text-pretty text-ink-soft">{i18n.t('capture.countdown')}</p>
      <IconButton icon={X} label={i18n.t('capture.leave')} onPress={() => onChoose({ kind: 'left' })} />
    </main>
  );
}
