import { Square, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Bridge } from '../../contract/bridge.ts';
import type { RecordingScene } from '../../contract/recording.ts';
import type { Translator } from '../../i18n/index.ts';
import { Button, IconButton } from '../components/Button.tsx';
import { type RecordingProgress, recordScreen, type ScreenRecording } from './record-screen.ts';

interface Props {
  readonly bridge: Bridge;
  readonly token: string;
  readonly scene: RecordingScene;
  readonly i18n: Translator;
}

/** Records, and shows for how long and how much it is. */
export function RecordingBar({ bridge, token, scene, i18n }: Props) {
  const [progress, setProgress] = useState<RecordingProgress | null>(null);
  const [isWriting, setIsWriting] = useState(false);
  const recording = useRef<ScreenRecording | null>(null);
  const stop = () => {
    setIsWriting(true);
    recording.current?.stop();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is begun once
  useEffect(() => {
    const begun = recordScreen(scene, setProgress, (outcome) => {
      void bridge.shell.finishRecording({ token, outcome });
    });
    recording.current = begun;
    bridge.onShellEvent((event) => {
      if (event.kind === 'stop-recording') stop();
    });
    void bridge.shell.recordingDrawn({ token });
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') begun.cancel();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <main
      aria-label={i18n.t('recording.label')}
      className="drag-region flex h-full items-center gap-2 border border-line-strong bg-raised pr-2 pl-3"
    >
      <span
        aria-hidden
        className={`size-2.5 shrink-0 rounded-full bg-bad ${progress && !isWriting ? 'animate-pulse-soft' : 'opacity-40'}`}
      />
      <p role="timer" className="min-w-0 flex-1 truncate text-12 whitespace-nowrap">
        {isWriting
          ? i18n.t('recording.writing')
          : progress
            ? [
                i18n.t('recording.time', {
                  time: clock(progress.elapsed),
                  limit: clock(scene.seconds * 1000),
                }),
                i18n.formatSize(progress.bytes),
              ].join(' · ')
            : i18n.t('recording.starting')}
      </p>
      <span className="rounded-md border border-line px-1.5 text-11 text-ink-soft uppercase">
        {scene.format}
      </span>
      <IconButton
        icon={Trash2}
        label={i18n.t('recording.discard')}
        onPress={() => recording.current?.cancel()}
      />
      <Button icon={Square} variant="primary" isDisabled={isWriting} onPress={stop}>
        {i18n.t('recording.stop')}
      </Button>
    </main>
  );
}

/** Formats a duration as minutes and seconds: "1:05". */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
