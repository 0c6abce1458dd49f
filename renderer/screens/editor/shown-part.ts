import { outerRect, rotatedSize } from '../../editor/model/document.ts';
import type { Rect } from '../../editor/model/geometry.ts';
import type { EditorSession } from '../../editor/model/session-state.ts';

/** Returns the part of the picture to show: with the crop tool the whole, to choose from. */
export const shownPart = ({ tool, history }: Pick<EditorSession, 'tool' | 'history'>): Rect =>
  tool === 'crop' ? { x: 0, y: 0, ...rotatedSize(history.present) } : outerRect(history.present);
