import { squareCorner } from '../model/geometry.ts';
import { redactionTool } from './span-tool.ts';

export const pixelate = redactionTool(
  (from, to, { id, style }) => ({ kind: 'pixelate', id, from, to, strength: style.strength }),
  squareCorner,
);
