import { squareCorner } from '../model/geometry.ts';
import { coverTool } from './span-tool.ts';

export const pixelate = coverTool(
  (from, to, { id, style }) => ({ kind: 'pixelate', id, from, to, strength: style.strength }),
  squareCorner,
);
