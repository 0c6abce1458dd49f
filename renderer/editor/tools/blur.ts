import { squareCorner } from '../model/geometry.ts';
import { redactionTool } from './span-tool.ts';

export const blur = redactionTool(
  (from, to, { id, style }) => ({ kind: 'blur', id, from, to, strength: style.strength }),
  squareCorner,
);
