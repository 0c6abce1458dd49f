import { squareCorner } from '../model/geometry.ts';
import { coverTool } from './span-tool.ts';

export const blur = coverTool(
  (from, to, { id, style }) => ({ kind: 'blur', id, from, to, strength: style.strength }),
  squareCorner,
);
