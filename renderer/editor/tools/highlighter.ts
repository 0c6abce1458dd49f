import { highlighterWidth } from '../model/shapes.ts';
import { strokeTool } from './stroke-tool.ts';

export const highlighter = strokeTool((points, { id, style, picture }) => ({
  kind: 'highlighter',
  id,
  points,
  colour: style.highlighter,
  width: highlighterWidth(picture, style.weight),
}));
