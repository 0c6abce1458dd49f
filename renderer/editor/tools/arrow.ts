import { snappedEnd } from '../model/geometry.ts';
import { lineWidth } from '../model/shapes.ts';
import { spanTool } from './span-tool.ts';

export const arrow = spanTool(
  (from, to, { id, style, picture }) => ({
    kind: 'arrow',
    id,
    from,
    to,
    colour: style.colour,
    width: lineWidth(picture, style.weight),
  }),
  snappedEnd,
);
