import type { ShellInput } from '../../contract/shell.ts';
import { shortcutLetter } from '../shortcut-letter.ts';

type PinAct = ShellInput<'actOnPin'>['act'];

const zoomStep = 1.1;
const opacityStep = 0.1;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const centre = { x: 0.5, y: 0.5 } as const;

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

/**
 * Returns what a key does to a pinned picture: arrows move it, plus and minus zoom, digits set the opacity in tens (0 is
 * all of it), copy and save have their usual keys, Escape closes. Null: nothing.
 */
export function pinKeyAction(press: KeyPress, isMac: boolean, opacity: number): PinAct | null {
  const { key, shiftKey, ctrlKey, metaKey } = press;
  if (isMac ? metaKey : ctrlKey) {
    const letter = shortcutLetter(press);
    if (letter === 'C') return { kind: 'use', use: 'copy' };
    if (letter === 'S') return { kind: 'use', use: 'save' };
    return letter === 'W' ? { kind: 'close' } : null;
  }
  const arrow = arrows[key];
  if (arrow) {
    const far = shiftKey ? 10 : 1;
    return { kind: 'move', dx: arrow[0] * far, dy: arrow[1] * far };
  }
  if (/^\d$/.test(key)) return { kind: 'opacity', opacity: (Number(key) || 10) / 10 };
  switch (key) {
    case 'Escape':
      return { kind: 'close' };
    case '+':
    case '=':
      return { kind: 'zoom', by: zoomStep, at: centre };
    case '-':
      return { kind: 'zoom', by: 1 / zoomStep, at: centre };
    case 'Home':
      return { kind: 'actual-size' };
    case '[':
      return faded(opacity, -1);
    case ']':
      return faded(opacity, 1);
    case ' ':
    case 'Enter':
    case 'ContextMenu':
      return { kind: 'menu' };
    default:
      return key === 'F10' && shiftKey ? { kind: 'menu' } : null;
  }
}

interface Turn {
  readonly deltaX: number;
  readonly deltaY: number;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly offsetX: number;
  readonly offsetY: number;
}

/** Returns what the wheel does: it zooms at the pointer, and with Shift or Ctrl changes the opacity. */
export function wheelAction(
  { deltaX, deltaY, shiftKey, ctrlKey, offsetX, offsetY }: Turn,
  box: { readonly width: number; readonly height: number },
  opacity: number,
): PinAct | null {
  // With Shift some systems turn the wheel sideways.
  const turned = deltaY || deltaX;
  if (turned === 0) return null;
  if (shiftKey || ctrlKey) return faded(opacity, turned < 0 ? 1 : -1);
  const share = (at: number, length: number) => Math.min(Math.max(at / Math.max(length, 1), 0), 1);
  return {
    kind: 'zoom',
    by: turned < 0 ? zoomStep : 1 / zoomStep,
    at: { x: share(offsetX, box.width), y: share(offsetY, box.height) },
  };
}

const faded = (opacity: number, direction: 1 | -1): PinAct => ({
  kind: 'opacity',
  opacity: Math.min(Math.max(Math.round((opacity + direction * opacityStep) * 10) / 10, 0.1), 1),
});
