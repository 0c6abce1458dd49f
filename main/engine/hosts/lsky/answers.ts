import { z } from 'zod';
import type { ErrorData } from '../../../../contract/errors.ts';
import { judge } from '../../../../contract/judge.ts';
import type { UploadReading } from '../http/form-upload.ts';
import {
  type Asked,
  explainAnswer,
  explainSentence,
  jsonOf,
  type Refused,
  refusal,
  type Sentences,
} from '../http/refusals.ts';
import { linkIn, remoteImage } from '../http/remote-image.ts';
import type { HttpResponse } from '../http/response.ts';

const address = z.string().optional().catch(undefined);

const uploadSchema = z.object({
  status: z.literal(true),
  data: z.object({
    key: z.string().regex(/^[\w.-]{1,128}$/),
    mimetype: address,
    links: z.object({ url: z.string(), thumbnail_url: address, delete_url: address }),
  }),
});

const doneSchema = z.object({ status: z.literal(true) });
const refusedSchema = z.object({ status: z.literal(false).optional(), message: z.string() });

/** What its sentences mean, in the languages that it has. */
const sentences: Sentences = [
  [/unauthenticated|token (is )?invalid|未登录|认证失败/i, 'credentials'],
  [/too many|frequen|per (minute|hour|day)|频率|频繁|每(分钟|小时|天|周|月)/i, 'rate'],
  [/too (large|big)|may not be greater|must not be greater|file ?size|大小|过大/i, 'too-big'],
  [/file ?type|must be a file of type|extension|not supported|不支持|类型|后缀|格式/i, 'type'],
  [/capacity|quota|storage is full|容量|空间不足/i, 'full'],
  [/missing picture|does not exist|not found|不存在/i, 'no'],
];

/** Reads the answer to an upload. Refusals come with 200 as well, and `status` false. */
export function readUpload(answer: HttpResponse, asked: Asked): UploadReading {
  const parsed = judge(uploadSchema, jsonOf(answer));
  const link = parsed.success ? linkIn(parsed.data.data.links.url) : null;
  if (!parsed.success || link === null) return refusedBy(answer, asked);
  const { key, mimetype, links } = parsed.data.data;
  const thumbnail = linkIn(links.thumbnail_url);
  const image = remoteImage(key, link, asked.media, {
    ...(mimetype && { mime: mimetype }),
    ...(thumbnail && { thumbnail }),
  });
  return { kind: 'uploaded', image };
}

/** Reads the answer to a deletion. */
export function readRemoval(answer: HttpResponse, asked: Asked): Refused | null {
  const found = jsonOf(answer);
  if (answer.status < 300 && judge(doneSchema, found).success) return null;
  const said = saidIn(answer);
  if (said !== null && (answer.status === 404 || /not (exist|found)|不存在/i.test(said))) return null;
  return refusedBy(answer, asked);
}

/** Reads the answer to a question about one's own account. */
export function readProbe(answer: HttpResponse, asked: Asked): ErrorData | null {
  if (answer.status < 300 && judge(doneSchema, jsonOf(answer)).success) return null;
  return refusedBy(answer, asked).failure;
}

function refusedBy(answer: HttpResponse, asked: Asked): Refused {
  const said = saidIn(answer);
  const known = explainSentence(answer, asked, said, sentences);
  if (known) return known;
  // It says no with 200 too.
  return said !== null && answer.status < 300
    ? refusal('no', answer, asked, said)
    : explainAnswer(answer, asked, said);
}

/** Returns its own words; null where the answer is no refusal of its shape. */
function saidIn(answer: HttpResponse): string | null {
  const parsed = judge(refusedSchema, jsonOf(answer));
  return parsed.success ? parsed.data.message : null;
}
