import { type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Marks } from '../../../contract/reading.ts';
import type { Size } from '../../editor/model/geometry.ts';
import { useTranslator } from '../../i18n-context.tsx';
import { thumbnailUrl } from '../thumbnail-url.ts';
import { useWheelZoom } from '../use-wheel-zoom.ts';
import { MarkLayer } from './MarkLayer.tsx';
import { pictureUrl } from './picture-url.ts';
import { isVideo, type PreviewSubject } from './preview-subject.ts';
import type { PictureView } from './use-picture-view.ts';

const isMotionReduced = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

interface StageProps {
  readonly subject: PreviewSubject;
  readonly size: Size;
  readonly picture: PictureView;
  /** Where words stand that were searched for. */
  readonly marks: Marks | null;
  /** Tells the picture's own size, once it is known better. */
  onSize(size: Size): void;
}

/** Renders the picture or the video; until it is there, and where it cannot be shown, its thumbnail. */
export function PreviewStage(props: StageProps) {
  const { subject, size, picture, marks } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>(
    subject.hasPicture ? 'loading' : 'failed',
  );
  const { setRoom, view } = picture;
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const look = () => setRoom({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    look();
    return () => observer.disconnect();
  }, [setRoom]);
  useWheelZoom(frame, picture);
  const place = {
    width: size.width,
    height: size.height,
    transform: `translate(${view.x}px, ${view.y}px) scale(${view.zoom})`,
  };
  const isPlayed = isVideo(subject);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what the pointer does here, keys and buttons do, too
    <div
      ref={frame}
      className={`relative min-h-0 flex-1 touch-none overflow-hidden ${picture.isFitted ? '' : 'cursor-grab active:cursor-grabbing'}`}
      onDoubleClick={(event) => {
        if (isPlayed) return;
        const box = event.currentTarget.getBoundingClientRect();
        if (picture.isFitted) picture.actual({ x: event.clientX - box.left, y: event.clientY - box.top });
        else picture.fit();
      }}
      {...useDragPan(picture, !isPlayed)}
    >
      {state !== 'shown' && subject.thumbnail !== null && (
        <img
          src={thumbnailUrl(subject.thumbnail)}
          alt=""
          draggable={false}
          className="absolute top-0 left-0 max-w-none origin-top-left"
          style={place}
        />
      )}
      {state !== 'failed' &&
        (isPlayed ? (
          <Video subject={subject} onShown={() => setState('shown')} onFailed={() => setState('failed')} />
        ) : (
          <img
            src={pictureUrl(subject.kind, subject.id)}
            alt={subject.name}
            draggable={false}
            decoding="async"
            onLoad={({ currentTarget }) => {
              setState('shown');
              props.onSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight });
            }}
            onError={() => setState('failed')}
            className={`checker absolute top-0 left-0 max-w-none origin-top-left ${state === 'shown' ? '' : 'opacity-0'} ${view.zoom >= 3 ? '[image-rendering:pixelated]' : ''}`}
            style={place}
          />
        ))}
      {marks && !isPlayed && <MarkLayer marks={marks} size={size} view={view} />}
      <StageNote state={state} hasThumbnail={subject.thumbnail !== null} />
    </div>
  );
}

function Video({
  subject,
  onShown,
  onFailed,
}: {
  subject: PreviewSubject;
  onShown: () => void;
  onFailed: () => void;
}) {
  return (
    // biome-ignore lint/a11y/useMediaCaption: a video of the user, for which nobody has written captions
    <video
      src={pictureUrl(subject.kind, subject.id)}
      aria-label={subject.name}
      controls
      loop
      autoPlay={!isMotionReduced()}
      onLoadedData={onShown}
      onError={onFailed}
      className="absolute inset-0 size-full p-6"
    />
  );
}

/** Says why there is less to see than there should be. */
function StageNote({
  state,
  hasThumbnail,
}: {
  state: 'loading' | 'shown' | 'failed';
  hasThumbnail: boolean;
}) {
  const i18n = useTranslator();
  const text =
    state === 'failed'
      ? i18n.t(hasThumbnail ? 'preview.small' : 'preview.nothing')
      : i18n.t('preview.loading');
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 bottom-4 flex justify-center px-16">
      {state !== 'shown' && (
        <p
          className={`rounded-md border border-line-strong bg-raised px-3 py-1.5 text-pretty text-ink-soft shadow-raised ${state === 'loading' ? 'animate-late' : ''}`}
        >
          {text}
        </p>
      )}
    </div>
  );
}

/** Moves the picture with the pointer. */
function useDragPan({ pan }: PictureView, isWanted: boolean) {
  const last = useRef<{ readonly x: number; readonly y: number } | null>(null);
  useEffect(() => {
    if (!isWanted) last.current = null;
  }, [isWanted]);
  if (!isWanted) return {};
  const end = () => {
    last.current = null;
  };
  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      last.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove({ clientX: x, clientY: y }: PointerEvent) {
      if (!last.current) return;
      pan({ x: x - last.current.x, y: y - last.current.y });
      last.current = { x, y };
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
