import type { Marks } from '../../../contract/reading.ts';
import type { Size } from '../../editor/model/geometry.ts';
import type { CanvasView } from '../../editor/viewport.ts';

/** Free room around a word, in pixels of the window. */
const margin = 3;

/** Marks words of a picture where they stand; as thick at every zoom. */
export function MarkLayer({ marks, size, view }: { marks: Marks; size: Size; view: CanvasView }) {
  // The picture shown may be a smaller one of the same.
  const factor = marks.width > 0 ? (size.width / marks.width) * view.zoom : 0;
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      {marks.boxes.map(({ x, y, width, height }) => (
        <span
          key={`${x} ${y}`}
          data-mark
          className="absolute rounded-sm bg-accent/20 outline-2 outline-accent"
          style={{
            left: view.x + x * factor - margin,
            top: view.y + y * factor - margin,
            width: width * factor + 2 * margin,
            height: height * factor + 2 * margin,
          }}
        />
      ))}
    </div>
  );
}
