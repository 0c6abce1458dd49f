import { z } from 'zod';
import type { ErrorData } from '../../../../contract/errors.ts';
import { judge } from '../../../../contract/judge.ts';
import type { UploadReading } from '../http/form-upload.ts';
import { type Asked, explainSaid, jsonOf, type Refused, type Sentences } from '../http/refusals.ts';
import { linkIn, remoteImage } from '../http/remote-image.ts';
import type { HttpResponse } from '../http/response.ts';

/** Numbers come as strings too. */
const count = z.coerce.number().int().nonnegative().nullable().catch(null);

const uploadSchema = z.object({
  data: z.object({
    id: z.string().regex(/^[\w-]{1,64}$/),
    url: z.string(),
    url_viewer: z.string().optional().catch(undefined),
    delete_url: z.string().optional().catch(undefined),
    thumb: z.object({ url: z.string() }).optional().catch(undefined),
    image: z.object({ mime: z.string() }).optional().catch(undefined),
    width: count,
    height: count,
    size: count,
  }),
});

const errorSchema = z.object({
  error: z.union([z.string(), z.object({ message: z.string() })]).optional(),
  status_txt: z.string().optional().catch(undefined),
});

/** What its sentences mean; the status is 400 for all of them. Seen: ShareX #3153, xpbot #45, images-upload-cli. */
const sentences: Sentences = [
  [/rate limit|flood|too many/i, 'rate'],
  [/api (v\d )?key|invalid key/i, 'credentials'],
  [/too (large|big)|file ?size|maximum/i, 'too-big'],
  [/file ?type|format|extension|not (an|a valid) image|invalid image|can't get/i, 'type'],
  [/quota|disk|storage/i, 'full'],
];

/**
 * Reads the answer to an upload.
 * @param keptMs after which time it is deleted; null: never
 */
export function readUpload(answer: HttpResponse, asked: Asked, keptMs: number | null): UploadReading {
  const parsed = judge(uploadSchema, jsonOf(answer));
  const link = parsed.success && answer.status === 200 ? linkIn(parsed.data.data.url) : null;
  if (!parsed.success || link === null) return refusedBy(answer, asked);
  const { data } = parsed.data;
  const deletePage = linkIn(data.delete_url);
  const thumbnail = linkIn(data.thumb?.url);
  const image = remoteImage(data.id, link, asked.media, {
    page: linkIn(data.url_viewer) ?? link,
    ...(data.image && { mime: data.image.mime }),
    ...(data.width && data.height ? { width: data.width, height: data.height } : {}),
    ...(data.size && { bytes: data.size }),
    ...(deletePage && { deletePage }),
    ...(thumbnail && { thumbnail }),
    ...(keptMs !== null && { expiresAt: answer.receivedAt + keptMs }),
  });
  return { kind: 'uploaded', image };
}

/** Reads the answer to an upload of nothing, which is refused: of a known key because there is no picture. */
export function readProbe(answer: HttpResponse, asked: Asked): ErrorData | null {
  const said = saidIn(answer);
  if (said !== null && /empty upload source|no image|source/i.test(said)) return null;
  return refusedBy(answer, asked).failure;
}

const refusedBy = (answer: HttpResponse, asked: Asked): Refused =>
  explainSaid(answer, asked, saidIn(answer), sentences);

/** Returns its own words; null where the answer is not of its shape. */
function saidIn(answer: HttpResponse): string | null {
  const parsed = judge(errorSchema, jsonOf(answer));
  if (!parsed.success || parsed.data.error === undefined) return null;
  const { error } = parsed.data;
  return typeof error === 'string' ? error : error.message;
}
