import { Ellipsis, X } from 'lucide-react';
import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Bridge } from '../../contract/bridge.ts';
import type { PinView } from '../../contract/capture.ts';
import type { ShellInput } from '../../contract/shell.ts';
import type { Translator } from '../../i18n/index.ts';
import { IconButton } from '../components/Button.tsx';
import { isMac } from '../platform.ts';
import { pinKeyAction, wheelAction } from './pin-input.ts';
import { createMover } from './pin-mover.ts';

export type PinAct = ShellInput<'actOnPin'>['act'];

interface Props {
  readonly bridge: Bridge;
  readonly token: string;
  readonly first: PinView;
  readonly i18n: Translator;
}

/** Milliseconds for which zoom or opacity is shown after a change. */
const shownMs = 1_200;

/** Shows one pinned picture: moved by dragging, zoomed by the wheel, and everything by the keys and the menu. */
export function PinnedPicture({ bridge, token, first, i18n }: Props) {
  const [view, setView] = useState(first);
  const [change, setChange] = useState<string | null>(null);
  const surface = useRef<HTMLDivElement>(null);
  const act = useCallback((act: PinAct) => bridge.shell.actOnPin({ token, act }), [bridge, token]);
  const [mover] = useState(() => createMover((dx, dy) => act({ kind: 'move', dx, dy })));

  const latest = useRef(first);
  useEffect(() => {
    bridge.onShellEvent((event) => {
      if (event.kind !== 'pin') return;
      const before = latest.current;
      latest.current = event.view;
      const { zoom, opacity } = event.view;
      const changed = zoom !== before.zoom ? zoom : opacity !== before.opacity ? opacity : null;
      if (changed !== null)
        setChange(i18n.t('editor.zoom.value', { percent: i18n.formatNumber(Math.round(changed * 100)) }));
      setView(event.view);
    });
    surface.current?.focus();
  }, [bridge, i18n]);
  useEffect(() => {
    if (change === null) return;
    const timer = setTimeout(() => setChange(null), shownMs);
    return () => clearTimeout(timer);
  }, [change]);
  useWheel(surface, latest, act);

  const drawn = useCallback(
    (element: HTMLImageElement | null) => {
      element?.decode().then(
        () => void bridge.shell.pinDrawn({ token }),
        () => void act({ kind: 'close' }),
      );
    },
    [bridge, token, act],
  );

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    mover.begin({ x: event.screenX, y: event.screenY });
  };
  return (
    <div
      ref={surface}
      role="application"
      aria-label={i18n.t('pin.label', { width: String(view.width), height: String(view.height) })}
      aria-describedby="pin-about"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: all of it is one control, driven by keys
      tabIndex={0}
      className="group relative h-full cursor-move touch-none overflow-hidden outline-none select-none"
      onPointerDown={onPointerDown}
      onPointerMove={(event) => mover.move({ x: event.screenX, y: event.screenY })}
      onPointerUp={mover.end}
      onPointerCancel={mover.end}
      onContextMenu={(event) => {
        event.preventDefault();
        void act({ kind: 'menu' });
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget && event.key !== 'Escape') return;
        const wanted = pinKeyAction(event, isMac, latest.current.opacity);
        if (!wanted) return;
        event.preventDefault();
        void act(wanted);
      }}
    >
      <img
        ref={drawn}
        src={first.still}
        alt=""
        draggable={false}
        className={`pointer-events-none absolute inset-0 size-full object-contain ${view.zoom >= 3 ? '[image-rendering:pixelated]' : ''}`}
        style={{ opacity: view.opacity }}
      />
      <span className="pointer-events-none absolute inset-0 border border-line-strong group-focus-visible:border-accent" />
      <PinButtons i18n={i18n} act={act} />
      {change !== null && (
        <p className="pointer-events-none absolute bottom-1 left-1 rounded-md border border-line-strong bg-raised px-1.5 text-12 text-ink">
          {change}
        </p>
      )}
      <p role="status" className="sr-only">
        {change}
      </p>
      <p id="pin-about" className="sr-only">
        {i18n.t('pin.about')}
      </p>
    </div>
  );
}

/** Shows menu and close while the pointer or the focus is on a pin that has room for them. */
function PinButtons({ i18n, act }: { i18n: Translator; act: (act: PinAct) => unknown }) {
  const stop = (event: PointerEvent) => event.stopPropagation();
  return (
    <div
      className="absolute top-1 right-1 flex cursor-default rounded-md border border-line-strong bg-raised opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 [@media(max-height:47px)]:hidden [@media(max-width:95px)]:hidden"
      onPointerDown={stop}
    >
      <IconButton icon={Ellipsis} label={i18n.t('pin.menu')} onPress={() => act({ kind: 'menu' })} />
      <IconButton icon={X} label={i18n.t('pin.close')} onPress={() => act({ kind: 'close' })} />
    </div>
  );
}

/** Listens to the wheel by hand: React's listener could not keep the page from zooming. */
function useWheel(
  surface: { readonly current: HTMLDivElement | null },
  latest: { readonly current: PinView },
  act: (act: PinAct) => unknown,
) {
  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const box = { width: element.clientWidth, height: element.clientHeight };
      const wanted = wheelAction(event, box, latest.current.opacity);
      if (wanted) void act(wanted);
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [surface, latest, act]);
}
