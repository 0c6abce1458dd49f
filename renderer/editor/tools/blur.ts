import { squareCorner } from '../model/geometry.ts';
import { areaTool } from './span-tool.ts';

export const blur = areaTool(
  (from, to, { id, style }) => ({ kind: 'blur', id, from, to, strength: style.strength }),
  squareCorner,
);
