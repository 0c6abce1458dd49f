import { AppError } from '../../../contract/app-error.ts';
import { errorDataSchema } from '../../../contract/errors.ts';
import { buildRequest } from '../../../main/engine/hosts/sxcu/build-request.ts';
import { sxcu as kind } from '../../../main/engine/hosts/sxcu/index.ts';
import { valueAt } from '../../../main/engine/hosts/sxcu/json-path.ts';
import { compile } from '../../../main/engine/hosts/sxcu/pattern.ts';
import { readResponse } from '../../../main/engine/hosts/sxcu/read-response.ts';
import {
  exportSxcu,
  isRefusal,
  isUploader,
  parseSxcu,
  storedUploader,
  summaryOf,
} from '../../../main/engine/hosts/sxcu/stored.ts';
import { TemplateError } from '../../../main/engine/hosts/sxcu/template-error.ts';
import { explainSxcu, warningText } from '../../../main/engine/hosts/sxcu/texts.ts';
import type { Uploader } from '../../../main/engine/hosts/sxcu/uploader.ts';
import { nodeAt } from '../../../main/engine/hosts/sxcu/xml-path.ts';
import { samples } from '../../support/hosts/sxcu-samples.ts';
import type { Random } from '../random.ts';
import type { Case, Target } from '../target.ts';
import { mutateText, textOf } from '../texts.ts';
import { twist } from '../values.ts';

const files = samples.map(({ text }) => text);
const answers: readonly string[] = [
  'https://example.org/a.png',
  '{"files":[{"url":"https://example.org/a.png","thumb":"t","key":"k"}],"data":{"link":"https://example.org/b"}}',
  '{"success":false,"error":{"message":"Too large"}}',
  '<rsp stat="ok"><image_link>https://example.org/a.png</image_link><a:b xmlns:a="u" c="d">e</a:b></rsp>',
  '<!DOCTYPE html><title>no</title>',
  '',
];
const media = {
  mime: 'image/png',
  kind: 'image',
  bytes: 99,
  width: 1,
  height: 1,
  sha256: 'a'.repeat(64),
} as const;

/** A pattern is compiled and not run: in the product that is done by a thread that is ended after a time. */
const match = async (pattern: string): Promise<string> => {
  compile(pattern);
  return '';
};

/** A `.sxcu` file of somebody else, from reading to the answer that its templates read. */
export const sxcuFiles: Target = {
  async prepare() {
    return {
      make(random): Case {
        const text = fileOf(random);
        const answer = mutateText(random.pick(answers), random, answers);
        const status = random.pick([200, 201, 302, 400, 403, 500]);
        return {
          bytes: Buffer.from(text),
          run: () => check(text, answer, status, random),
        };
      },
    };
  },
};

function fileOf(random: Random): string {
  const text = random.pick(files);
  if (random.percent(40)) return mutateText(text, random, files);
  const fields = JSON.parse(text) as Record<string, unknown>;
  const key = random.pick(Object.keys(fields));
  // A template with another one's parts most of the time, or a value that is no template at all.
  const value = fields[key];
  fields[key] =
    typeof value === 'string' && random.percent(75) ? mutateText(value, random, files) : twist(value, random);
  return JSON.stringify(fields);
}

async function check(text: string, answer: string, status: number, random: Random): Promise<void> {
  for (const syntax of [null, 'old', 'new'] as const) {
    const parsed = parseSxcu(text, syntax);
    if (isRefusal(parsed)) {
      errorDataSchema.parse(parsed);
      explainSxcu(parsed, 'en');
      continue;
    }
    for (const warning of parsed.warnings) warningText(warning, 'de');
    const values = { ...parsed.values, ...parsed.secrets };
    const stored = storedUploader(values);
    if (!isUploader(stored)) throw new Error(`What was taken cannot be used: ${stored.message}`);
    if (kind.check?.(values)) throw new Error('The kind refuses what the file gave');
    const summary = summaryOf(parsed.values);
    if (isRefusal(summary as never)) throw new Error('It cannot be shown');
    const secrets = Object.values(JSON.parse(parsed.secrets.secrets ?? '{}') as Record<string, string>);
    const shown = JSON.stringify(summary);
    // A word of many letters shows by chance in no other place.
    if (
      secrets.some(
        (secret) => /^\w{16,}$/.test(secret) && shown.includes(secret) && !isElsewhere(stored, secret),
      )
    )
      throw new Error('It shows a secret');
    const exported = exportSxcu(values, parsed.secrets);
    if (typeof exported !== 'string') throw new Error('It cannot be written again');
    await send(stored, answer, status, random);
  }
}

const isElsewhere = ({ name, address }: Uploader, text: string) =>
  name.includes(text) || address.includes(text);

async function send(uploader: Uploader, text: string, status: number, random: Random): Promise<void> {
  const chance = () => random.below(1_000) / 1_000;
  try {
    const names = { now: 1_700_000_000_000, random: chance, width: 1, height: 1 };
    const { request } = await buildRequest(uploader, {
      fileName: 'a b.png',
      mime: 'image/png',
      names,
      match,
    });
    for (const [name, value] of Object.entries(request.headers))
      if (/[\r\n\0]/.test(name + value)) throw new Error('A header has two lines');
  } catch (thrown) {
    if (!(thrown instanceof TemplateError)) throw thrown;
  }
  const reading = await readResponse(
    uploader,
    {
      answer: {
        origin: 'https://example.org',
        status,
        headers: { 'content-type': textOf(random) },
        body: text,
        brokenBy: null,
        sentAt: 0,
        receivedAt: 1,
      },
      url: 'https://example.org/',
    },
    { fileName: 'a.png', random: chance, match },
    { host: 'Example', media: media as never, secrets: [] },
  );
  if (reading.kind === 'uploaded' && !/^https?:\/\//.test(reading.image.link))
    throw new Error(`It takes ${reading.image.link} for a link`);
}

const paths: readonly string[] = ['files[0].url', '$.data..link', "['a']['b']", '*', '$..*', 'data.*.x[3]'];
const xpaths: readonly string[] = [
  'string(/rsp/image_link)',
  "//*[local-name()='b']/@c",
  '/rsp/*[2]/text()',
  "//a[@b='c'][last()]/.",
];

/** What leads into an answer, and the answer: one text, or an error of the template. */
export const answerPaths: Target = {
  async prepare() {
    return {
      make(random): Case {
        const isXml = random.percent(50);
        const path = mutateText(random.pick(isXml ? xpaths : paths), random, isXml ? xpaths : paths);
        const answer = random.percent(40)
          ? random.pick(answers)
          : mutateText(random.pick(answers), random, answers);
        return {
          bytes: Buffer.from(`${path}\n${answer}`),
          async run() {
            try {
              const value = isXml ? await nodeAt(answer, path) : valueAt(answer, path);
              if (typeof value !== 'string') throw new Error(`It gives ${typeof value}`);
            } catch (thrown) {
              if (thrown instanceof AppError || !(thrown instanceof TemplateError)) throw thrown;
            }
          },
        };
      },
    };
  },
};
