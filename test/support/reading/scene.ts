import type { Box, PrivateKind } from '../../../contract/reading.ts';

/** Pieces of a made screenshot, in points. */
export interface Run {
  readonly x: number;
  /** Of the line that letters stand on. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly colour: string;
  readonly font: 'sans' | 'mono' | 'serif';
  readonly isBold?: boolean;
}
export interface Area extends Box {
  readonly colour: string;
  readonly radius?: number;
}
export interface Scene {
  readonly background: string;
  readonly areas: readonly Area[];
  readonly runs: readonly Run[];
}

/** What was planted, and on which line of the scene. */
export interface Planted {
  readonly kind: PrivateKind;
  readonly text: string;
}
