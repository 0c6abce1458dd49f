import { lineWidth } from '../model/shapes.ts';
import { strokeTool } from './stroke-tool.ts';

export const pen = strokeTool((points, { id, style, picture }) => ({
  kind: 'pen',
  id,
  points,
  colour: style.colour,
  width: lineWidth(picture, style.weight),
}));
