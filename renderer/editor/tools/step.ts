import { letterSize } from '../model/shapes.ts';
import { labelTool } from './label-tool.ts';

export const step = labelTool((at, { id, style, picture }) => ({
  kind: 'step',
  id,
  at,
  colour: style.colour,
  size: letterSize(picture, style.weight),
  rotation: 0,
}));
