import { z } from 'zod';
import type { ErrorData } from '../../../../contract/errors.ts';
import { judge } from '../../../../contract/judge.ts';
import type { UploadReading } from '../http/form-upload.ts';
import {
  type Asked,
  explainSaid,
  jsonOf,
  type Meaning,
  type Refused,
  refusal,
  type Sentences,
} from '../http/refusals.ts';
import { linkIn, nameIn, remoteImage } from '../http/remote-image.ts';
import type { HttpResponse } from '../http/response.ts';

/** Of version 4; `name` is the file's at the host. */
const current = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/),
  url: z.string(),
  type: z.string().optional().catch(undefined),
});

const uploadSchema = z.object({
  // Version 3 gives the links alone.
  files: z.array(z.union([current, z.string()])).min(1),
  deletesAt: z.string().nullable().optional().catch(null),
});

const errorSchema = z.object({
  error: z.string(),
  code: z.coerce.number().optional().catch(undefined),
});

/** Its codes of errors. Source: diced/zipline, API errors of version 4. */
const codes: Readonly<Record<number, Meaning>> = { 1006: 'type', 5001: 'too-big', 5002: 'full' };

/** What its sentences mean, of version 3, which has no codes. */
const sentences: Sentences = [
  [/unauthori[sz]ed|not logged in|incorrect token|invalid (authorization )?token/i, 'credentials'],
  [/rate ?limit|too many/i, 'rate'],
  [/too (large|big)|max(imum)? (file ?)?size/i, 'too-big'],
  [/extension|mime ?type|file type/i, 'type'],
  [/quota/i, 'full'],
];

/** Reads the answer to an upload, of either version. */
export function readUpload(answer: HttpResponse, asked: Asked): UploadReading {
  const parsed = judge(uploadSchema, jsonOf(answer));
  const [file] = parsed.success && answer.status === 200 ? parsed.data.files : [];
  const link = linkIn(typeof file === 'string' ? file : file?.url);
  if (!parsed.success || file === undefined || link === null) return refusedBy(answer, asked);
  const expiresAt = Date.parse(parsed.data.deletesAt ?? '');
  const time = Number.isNaN(expiresAt) ? {} : { expiresAt };
  // With its dot no id of version 4: by it nothing can be deleted.
  if (typeof file === 'string') return uploaded(nameIn(link), link, asked, time);
  return uploaded(file.id, link, asked, { ...time, ...(file.type && { mime: file.type }) });
}

const uploaded = (...[id, link, asked, over]: [string, string, Asked, object]): UploadReading => ({
  kind: 'uploaded',
  image: remoteImage(id, link, asked.media, over),
});

/** Reads the answer to a deletion. */
export function readRemoval(answer: HttpResponse, asked: Asked): Refused | null {
  const found = jsonOf(answer);
  if (answer.status === 200 && found !== null && saidIn(answer) === null) return null;
  if (answer.status === 404 && saidIn(answer) !== null) return null;
  return refusedBy(answer, asked);
}

/** Reads the answer to a question about one's own account. */
export function readProbe(answer: HttpResponse, asked: Asked): ErrorData | null {
  if (answer.status === 200 && jsonOf(answer) !== null && saidIn(answer) === null) return null;
  return refusedBy(answer, asked).failure;
}

function refusedBy(answer: HttpResponse, asked: Asked): Refused {
  const said = saidIn(answer);
  const byCode = answer.status < 500 ? codes[said?.code ?? 0] : undefined;
  if (said && byCode) return refusal(byCode, answer, asked, said.error);
  return explainSaid(answer, asked, said?.error ?? null, sentences);
}

/** Returns its own words; null where the answer is no refusal of its shape. */
function saidIn(answer: HttpResponse): z.infer<typeof errorSchema> | null {
  const parsed = judge(errorSchema, jsonOf(answer));
  return parsed.success ? parsed.data : null;
}
