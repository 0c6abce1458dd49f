import { z } from 'zod';
import type { ErrorData } from '../../../../contract/errors.ts';
import { judge } from '../../../../contract/judge.ts';
import type { UploadReading } from '../http/form-upload.ts';
import { type Asked, explainSaid, jsonOf, type Refused, type Sentences } from '../http/refusals.ts';
import { linkIn, nameIn, remoteImage } from '../http/remote-image.ts';
import type { HttpResponse } from '../http/response.ts';

/** Numbers come as strings too. */
const count = z.coerce.number().int().nonnegative().nullable().catch(null);
const address = z.string().optional().catch(undefined);
const nested = z.object({ url: z.string() }).optional().catch(undefined);

const uploadSchema = z.object({
  image: z.object({
    id_encoded: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .optional()
      .catch(undefined),
    url: z.string(),
    url_viewer: address,
    url_short: address,
    delete_url: address,
    thumb: nested,
    width: count,
    height: count,
    size: count,
    mime: address,
  }),
});

const errorSchema = z.object({ error: z.union([z.string(), z.object({ message: z.string() })]) });

/** What its sentences mean; the status is 400 for most of them. Seen: upgit #96, imgup #32, xpbot #45. */
const sentences: Sentences = [
  [/rate limit|flood|too many/i, 'rate'],
  [/api (v\d(\.\d)? )?key|invalid key|api (is )?(not )?(enabled|disabled)|request denied/i, 'credentials'],
  [/too (large|big)|file ?size|maximum (upload|file)/i, 'too-big'],
  [/file ?type|format|extension|not (an|a valid) image|invalid image/i, 'type'],
  [/quota|disk|no space|storage/i, 'full'],
];

/**
 * Reads the answer to an upload, of either version.
 * @param keptMs after which time it is deleted; null: never
 */
export function readUpload(answer: HttpResponse, asked: Asked, keptMs: number | null): UploadReading {
  const parsed = judge(uploadSchema, jsonOf(answer));
  const link = parsed.success && answer.status === 200 ? linkIn(parsed.data.image.url) : null;
  if (!parsed.success || link === null) return refusedBy(answer, asked);
  const { image } = parsed.data;
  const deletePage = linkIn(image.delete_url);
  const thumbnail = linkIn(image.thumb?.url);
  const found = remoteImage(image.id_encoded ?? nameIn(link), link, asked.media, {
    page: linkIn(image.url_viewer) ?? linkIn(image.url_short) ?? link,
    ...(image.mime && { mime: image.mime }),
    ...(image.width && image.height ? { width: image.width, height: image.height } : {}),
    ...(image.size && { bytes: image.size }),
    ...(deletePage && { deletePage }),
    ...(thumbnail && { thumbnail }),
    ...(keptMs !== null && { expiresAt: answer.receivedAt + keptMs }),
  });
  return { kind: 'uploaded', image: found };
}

/** Reads the answer to an upload of nothing, which is refused: of a known key because there is no picture. */
export function readProbe(answer: HttpResponse, asked: Asked): ErrorData | null {
  const said = saidIn(answer);
  if (said !== null && /empty upload source|source/i.test(said)) return null;
  return refusedBy(answer, asked).failure;
}

const refusedBy = (answer: HttpResponse, asked: Asked): Refused =>
  explainSaid(answer, asked, saidIn(answer), sentences);

/** Returns its own words; null where the answer is not of its shape. */
function saidIn(answer: HttpResponse): string | null {
  const parsed = judge(errorSchema, jsonOf(answer));
  if (!parsed.success) return null;
  const { error } = parsed.data;
  return typeof error === 'string' ? error : error.message;
}
