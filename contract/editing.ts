import { z } from 'zod';
import { call } from './define.ts';
import { maxLayersLength } from './limits.ts';

const jobInput = z.object({ jobId: z.string() });
const noInput = z.object({});

/** Largest editable picture, in pixels: no window can hold a larger one as one drawing. */
export const maxEditableSize = { side: 16_384, area: 120_000_000 } as const;

/**
 * Defines the calls that edit a picture before its upload. A job with `held.why` `edit` is not sent until `finishEdit`
 * or `leaveEdit` is called, even across restarts.
 */
export const editCalls = {
  /**
   * Holds the job for editing; while it is still being prepared, it is held as soon as that is done (its `state` is
   * `paused` then, with `media`). A failed or cancelled job returns to the queue. Rejects with `wrong-state` once its
   * upload has begun, and with `not-editable` for videos, animations and URLs.
   */
  beginEdit: call(jobInput, noInput),
  /**
   * Returns the current picture as bytes in a format that every window draws, upright as its `media` says unless it is
   * a JPEG, whose own orientation counts. Of a picture that was edited with `layers` it is the original, and they are
   * returned too, so that they can be changed. Rejects with `not-editable`, `vanished` or `unreadable`.
   */
  editPicture: call(
    jobInput,
    z.object({ bytes: z.instanceof(Uint8Array), mime: z.string(), layers: z.string().nullable() }),
  ),
  /**
   * Stores the edited picture, PNG or JPEG, durably before the answer. It replaces the job's picture, which stays as
   * `original` until the upload is done; so do `layers`, what was drawn on it, in a form that only the editor knows.
   * Rejects with `too-big` before anything is changed.
   */
  finishEdit: call(
    jobInput.extend({ bytes: z.instanceof(Uint8Array), layers: z.string().max(maxLayersLength).optional() }),
    noInput,
  ),
  /** Releases the job with the picture as it was when the edit began. */
  leaveEdit: call(jobInput, noInput),
  /** Restores the original picture, until the upload has begun. */
  revertEdit: call(jobInput, noInput),
} as const;
