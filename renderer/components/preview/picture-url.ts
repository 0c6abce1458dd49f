import type { DraggableFiles } from '../../../contract/draggable-files.ts';
import { resourceBase } from '../../resource-base.ts';

/** Returns the URL at which the shell serves a picture or video in full. */
export function pictureUrl(kind: DraggableFiles['kind'], id: string): string {
  return `${resourceBase}picture/${kind}/${id}`;
}
