import { squareCorner } from '../model/geometry.ts';
import { areaTool } from './span-tool.ts';

export const pixelate = areaTool(
  (from, to, { id, style }) => ({ kind: 'pixelate', id, from, to, strength: style.strength }),
  squareCorner,
);
