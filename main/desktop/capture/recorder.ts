import { randomUUID } from 'node:crypto';
import { type BrowserWindow, screen, type WebContents } from 'electron';
import type { CaptureRegion } from '../../../contract/capture.ts';
import type { RecordingOutcome, RecordingScene } from '../../../contract/recording.ts';
import type { DisplayGeometry } from './geometry.ts';
import { openPage, type PageOptions } from './page-window.ts';
import { recordingBarPlace } from './recording-geometry.ts';

export interface RecorderOptions extends PageOptions {
  /** Asks the page of a recording to end it. */
  sendStop(page: WebContents): void;
  after(ms: number, act: () => void): () => void;
}

interface Recording {
  readonly token: string;
  readonly window: BrowserWindow;
  readonly scene: RecordingScene;
  settle(outcome: RecordingOutcome): void;
  isStopping: boolean;
}

const barSize = { width: 392, height: 48 };
/** Milliseconds in which a page must be drawn, and in which it must have written what it recorded. */
const drawnWithinMs = 10_000;
const writtenWithinMs = 120_000;

/** Records a part of the screen, one at a time. The small window that shows how far it is does the recording itself. */
export class Recorder {
  readonly #options: RecorderOptions;
  #recording: Recording | null = null;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  get isOn(): boolean {
    return this.#recording !== null;
  }

  /** Records until the user, the limit or a failure ends it. */
  record(scene: RecordingScene, display: DisplayGeometry): Promise<RecordingOutcome> {
    return new Promise((resolve) => {
      const token = randomUUID();
      const place = this.#placeOf(scene.area, display);
      const window = openPage(this.#options, `record.html#${token}`, { ...place, movable: true });
      window.setBounds(place);
      window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
      // Kept out of the recording where the system can.
      window.setContentProtection(true);
      const fail = () => this.finish(token, { kind: 'failed', why: 'encoder' });
      const cancelTimer = this.#options.after(drawnWithinMs, () => {
        if (!window.isDestroyed() && !window.isVisible()) fail();
      });
      window.webContents.once('render-process-gone', fail);
      window.once('closed', fail);
      const settle = (outcome: RecordingOutcome) => {
        cancelTimer();
        this.#recording = null;
        if (!window.isDestroyed()) window.destroy();
        resolve(outcome);
      };
      this.#recording = { token, window, scene, settle, isStopping: false };
    });
  }

  sceneOf(token: string): RecordingScene | null {
    return this.#recording?.token === token ? this.#recording.scene : null;
  }

  drawn(token: string): void {
    const recording = this.#recording;
    if (recording?.token === token && !recording.window.isDestroyed()) recording.window.showInactive();
  }

  /** Asks the page to end and to write what it has; one that does not answer is given up. */
  stop(): void {
    const recording = this.#recording;
    if (!recording || recording.isStopping) return;
    recording.isStopping = true;
    this.#options.sendStop(recording.window.webContents);
    const { token } = recording;
    this.#options.after(writtenWithinMs, () => this.finish(token, { kind: 'failed', why: 'encoder' }));
  }

  finish(token: string, outcome: RecordingOutcome): void {
    if (this.#recording?.token === token) this.#recording.settle(outcome);
  }

  owns(contents: { readonly id: number }): boolean {
    const window = this.#recording?.window;
    return window !== undefined && !window.isDestroyed() && window.webContents.id === contents.id;
  }

  close(): void {
    this.#recording?.settle({ kind: 'cancelled' });
  }

  #placeOf(area: CaptureRegion, display: DisplayGeometry) {
    const { workArea } = screen.getDisplayNearestPoint(display.bounds);
    return recordingBarPlace(area, display, workArea, barSize);
  }
}
