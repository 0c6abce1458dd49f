import type { Pixel } from './region.ts';

/** Rectangle in DIP of the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Draws lines through the cursor, from edge to edge. */
export function Crosshair({ at, ratio }: { at: Pixel; ratio: number }) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 mix-blend-difference">
      <span className="absolute inset-x-0 h-px bg-[rgb(255_255_255/0.6)]" style={{ top: at.y / ratio }} />
      <span className="absolute inset-y-0 w-px bg-[rgb(255_255_255/0.6)]" style={{ left: at.x / ratio }} />
    </div>
  );
}

/** Frames the selection and dims everything else. */
export function SelectionFrame({ box }: { box: Box | null }) {
  if (!box) return <div className="pointer-events-none absolute inset-0 bg-[rgb(0_0_0/0.28)]" />;
  return (
    <div
      className="pointer-events-none absolute outline-1 outline-[white] shadow-[0_0_0_200vmax_rgb(0_0_0/0.5),0_0_0_2px_rgb(0_0_0/0.55)]"
      style={{ ...box }}
    >
      <Handles />
    </div>
  );
}

const corners = ['-top-1 -left-1', '-top-1 -right-1', '-bottom-1 -left-1', '-right-1 -bottom-1'];

function Handles() {
  return corners.map((place) => (
    <span
      key={place}
      aria-hidden
      className={`absolute size-2 rounded-full border border-[rgb(0_0_0/0.6)] bg-[white] ${place}`}
    />
  ));
}
