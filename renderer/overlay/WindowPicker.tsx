import { useEffect, useRef, useState } from 'react';
import { GridList, GridListItem, type Key } from 'react-aria-components';
import type { OverlayChoice, OverlayScene } from '../../contract/capture.ts';
import type { Translator } from '../../i18n/index.ts';
import { Button } from '../components/Button.tsx';
import { measureWindow } from './window-size.ts';

interface Props {
  readonly scene: Extract<OverlayScene, { kind: 'window' }>;
  readonly i18n: Translator;
  readonly onDrawn: () => void;
  readonly onChoose: (choice: OverlayChoice) => void;
}

/** Lists the system's windows with their current previews. */
export function WindowPicker({ scene, i18n, onDrawn, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn once
  useEffect(() => {
    onDrawn();
    // The rows are rendered after the list, and it must be visible before it is focused.
    const frame = requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('[role=row]')?.focus(),
    );
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onChoose({ kind: 'left' });
    };
    addEventListener('keydown', leave, true);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('keydown', leave, true);
    };
  }, []);
  const choose = async (key: Key) => {
    if (isBusy) return;
    setIsBusy(true);
    const id = String(key);
    onChoose({ kind: 'window', id, size: await measureWindow(id) });
  };
  return (
    <main className="flex h-full flex-col bg-ground">
      <header className="flex items-center justify-between gap-6 px-8 pt-8 pb-4">
        <div>
          <h1 className="text-18 font-semibold">{i18n.t('capture.window.title')}</h1>
          <p className="text-13 text-ink-soft">{i18n.t('capture.window.hint')}</p>
        </div>
        <Button onPress={() => onChoose({ kind: 'left' })}>{i18n.t('capture.leave')}</Button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-8 pb-8">
        <GridList
          ref={list}
          aria-label={i18n.t('capture.window.title')}
          items={scene.windows}
          layout="grid"
          selectionMode="none"
          onAction={choose}
          className={`grid grid-cols-[repeat(auto-fill,minmax(220px,1fr))] gap-4 outline-none ${isBusy ? 'opacity-60' : ''}`}
        >
          {(window) => (
            <GridListItem
              id={window.id}
              textValue={window.name}
              className="group flex flex-col gap-2 rounded-lg border border-line bg-raised p-2 transition-colors data-focus-visible:border-accent data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:border-control-line"
            >
              <span className="flex h-36 items-center justify-center overflow-hidden rounded-md bg-sunken">
                <img src={window.preview} alt="" draggable={false} className="max-h-full max-w-full" />
              </span>
              <span className="truncate px-1 text-13">
                {window.name || i18n.t('capture.window.nameless')}
              </span>
            </GridListItem>
          )}
        </GridList>
      </div>
    </main>
  );
}
