import type { ShapeKind } from '../model/shapes.ts';
import { arrow } from './arrow.ts';
import { blur } from './blur.ts';
import { box } from './box.ts';
import type { DrawingTool } from './drawing-tool.ts';
import { ellipse } from './ellipse.ts';
import { highlighter } from './highlighter.ts';
import { line } from './line.ts';
import { pen } from './pen.ts';
import { pixelate } from './pixelate.ts';
import { spotlight } from './spotlight.ts';
import { step } from './step.ts';
import { text } from './text.ts';

export const drawingTools: Readonly<Record<ShapeKind, DrawingTool>> = {
  arrow,
  line,
  box,
  ellipse,
  pen,
  highlighter,
  text,
  step,
  pixelate,
  blur,
  spotlight,
};

export type ToolName = 'select' | 'crop' | 'resize' | 'captions' | 'background' | ShapeKind;

/** Shortcut of each tool by physical key, so that it is the same in every script. */
export const toolKeys: Readonly<Record<ToolName, string>> = {
  select: 'V',
  crop: 'C',
  resize: 'R',
  arrow: 'A',
  line: 'L',
  box: 'B',
  ellipse: 'O',
  pen: 'P',
  highlighter: 'H',
  text: 'T',
  step: 'N',
  pixelate: 'X',
  blur: 'U',
  spotlight: 'S',
  captions: 'M',
  background: 'G',
};

export const isDrawing = (tool: ToolName): tool is ShapeKind => tool in drawingTools;
