import { squareCorner } from '../model/geometry.ts';
import { lineWidth } from '../model/shapes.ts';
import { spanTool } from './span-tool.ts';

export const ellipse = spanTool(
  (from, to, { id, style, picture }) => ({
    kind: 'ellipse',
    id,
    from,
    to,
    colour: style.colour,
    width: lineWidth(picture, style.weight),
  }),
  squareCorner,
);
