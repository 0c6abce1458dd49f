import { squareCorner } from '../model/geometry.ts';
import { areaTool } from './span-tool.ts';

export const spotlight = areaTool(
  (from, to, { id, style }) => ({ kind: 'spotlight', id, from, to, strength: style.strength }),
  squareCorner,
);
