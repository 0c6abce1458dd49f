import { squareCorner } from '../model/geometry.ts';
import { lineWidth } from '../model/shapes.ts';
import { spanTool } from './span-tool.ts';

export const box = spanTool(
  (from, to, { id, style, picture }) => ({
    kind: 'box',
    id,
    from,
    to,
    colour: style.colour,
    width: lineWidth(picture, style.weight),
  }),
  squareCorner,
);
