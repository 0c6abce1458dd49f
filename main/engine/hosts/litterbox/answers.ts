import type { UploadReading } from '../http/form-upload.ts';
import { type Asked, explainText, type Sentences } from '../http/refusals.ts';
import { linkIn, nameIn, remoteImage } from '../http/remote-image.ts';
import type { HttpResponse } from '../http/response.ts';

/** What its sentences mean, see `explainText`. */
const sentences: Sentences = [
  [/too (large|big)|file ?size|size limit|exceeds/i, 'too-big'],
  [/file ?type|extension|not allowed/i, 'type'],
  [/too many|slow down|rate.?limit/i, 'rate'],
];

/**
 * Reads the answer to an upload: the link as text, and nothing of the time, which counts from the answer.
 * @param keptMs how long it is kept
 */
export function readUpload(answer: HttpResponse, asked: Asked, keptMs: number): UploadReading {
  const { status, body, brokenBy, receivedAt } = answer;
  const link = status === 200 && brokenBy === null ? linkIn(body) : null;
  if (link !== null && nameIn(link) !== '') {
    const image = remoteImage(nameIn(link), link, asked.media, { expiresAt: receivedAt + keptMs });
    return { kind: 'uploaded', image };
  }
  return explainText(answer, asked, sentences);
}
