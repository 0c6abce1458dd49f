import { z } from 'zod';

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

const jobInput = z.object({ jobId: z.string() });
const noInput = z.object({});

/** What can be edited at most, in pixels: beyond it no window can hold the picture as one drawing. */
export const maxEditableSize = { side: 16_384, area: 120_000_000 } as const;

/**
 * Editing a picture before it is uploaded. A job with `held.why` `edit` does not go until one of `finishEdit` and
 * `leaveEdit` is called, also over a new start.
 */
export const editCalls = {
  /**
   * Holds the job; while it is still being looked at, it is held as soon as that is done (its `state` is `paused`
   * then, with `media`). What failed or was cancelled comes back into the queue by this. Refused with `wrong-state`
   * once its upload has begun, and with `not-editable` for videos, animations and addresses.
   */
  beginEdit: call(jobInput, noInput),
  /**
   * The picture as it is now, as bytes in a format that every window draws, upright as its `media` says unless it is
   * a JPEG, whose own orientation counts. Fails with `not-editable`, `vanished` or `unreadable`.
   */
  editPicture: call(jobInput, z.object({ bytes: z.instanceof(Uint8Array), mime: z.string() })),
  /**
   * The edited picture, PNG or JPEG, durable when it returns. It takes the place of the job's picture, which stays as
   * `original` until the upload is done. Refused with `too-big` before anything is changed.
   */
  finishEdit: call(jobInput.extend({ bytes: z.instanceof(Uint8Array) }), noInput),
  /** Goes on with the picture as it was when the edit began. */
  leaveEdit: call(jobInput, noInput),
  /** Puts the original back in place of what was edited, until the upload has begun. */
  revertEdit: call(jobInput, noInput),
} as const;
