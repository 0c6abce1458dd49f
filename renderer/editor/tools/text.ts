import { letterSize, lineHeight } from '../model/shapes.ts';
import { labelTool } from './label-tool.ts';

/** Creates texts; the first line is at the pointer, not below it. */
export const text = labelTool(
  (at, { id, style, picture }) => ({
    kind: 'text',
    id,
    at,
    text: '',
    colour: style.colour,
    size: letterSize(picture, style.weight),
    rotation: 0,
  }),
  (at, { size }) => ({ x: at.x, y: at.y - (size * lineHeight) / 2 }),
);
