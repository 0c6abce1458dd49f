import type { UploadReading } from '../http/form-upload.ts';
import { type Asked, explainText, isPage, type Refused, type Sentences } from '../http/refusals.ts';
import { linkIn, nameIn, remoteImage } from '../http/remote-image.ts';
import type { HttpResponse } from '../http/response.ts';

/** What its sentences mean, see `explainText`. */
const sentences: Sentences = [
  [/too (large|big)|file ?size|size limit|exceeds/i, 'too-big'],
  [/file ?type|extension|not allowed|forbidden (file|type)/i, 'type'],
  [/user ?hash|invalid user|no such user/i, 'credentials'],
  [/too many|slow down|rate.?limit/i, 'rate'],
];

/**
 * Reads the answer to an upload: the link as text. It fails at times with an empty answer, and networks that block it
 * answer with pages; neither says anything of the picture.
 */
export function readUpload(answer: HttpResponse, asked: Asked): UploadReading {
  const link = answer.status === 200 && answer.brokenBy === null ? linkIn(answer.body) : null;
  if (link !== null && nameIn(link) !== '')
    return { kind: 'uploaded', image: remoteImage(nameIn(link), link, asked.media) };
  return explainText(answer, asked, sentences);
}

/** Reads the answer to a deletion. */
export function readRemoval(answer: HttpResponse, asked: Asked): Refused | null {
  const said = answer.body ?? '';
  if (answer.status === 200 && /success|deleted/i.test(said) && !isPage(answer)) return null;
  if (answer.status < 500 && /(does|do)(n.?t| not) exist|not found/i.test(said) && !isPage(answer))
    return null;
  return explainText(answer, asked, sentences);
}
