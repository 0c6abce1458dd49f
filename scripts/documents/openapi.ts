import { z } from 'zod';
import { picgoPort } from '../../contract/local-api.ts';
import { uploadBodySchema } from '../../main/engine/local-api/request.ts';

const uploaded = z.object({
  success: z.literal(true),
  result: z.array(z.string()).describe('Links, in the order of the request.'),
});
const refused = z.object({
  success: z.literal(false),
  message: z.string().describe('What happened, in the language of the settings.'),
  result: z.array(z.string()).optional().describe('Links that exist nevertheless.'),
  links: z
    .array(z.string().nullable())
    .optional()
    .describe('One for each picture of the request, null where there is none.'),
});
const alive = z.object({ success: z.literal(true), result: z.literal('alive') });
const health = z.object({ status: z.enum(['ok', 'stopped']) });

interface Operation {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly summary: string;
  /** Answers by status; null: plain text. */
  readonly answers: Readonly<Record<number, z.ZodType | null>>;
  readonly body?: Readonly<Record<string, z.ZodType>>;
}

const keyless = { 401: refused, 403: refused };

/** All that the local API answers. A test asks the real server for each of them. */
export const operations: readonly Operation[] = [
  {
    method: 'post',
    path: '/upload',
    summary:
      'Uploads files, addresses, pictures of a form, or the clipboard when the list is empty; answers with links, or after a while with what they wait for.',
    body: {
      'application/json': uploadBodySchema,
      'multipart/form-data': z.object({ files: z.array(z.string().describe('The bytes of a picture.')) }),
    },
    answers: {
      200: z.union([uploaded, refused]),
      400: refused,
      413: refused,
      415: refused,
      422: refused,
      503: refused,
      ...keyless,
    },
  },
  {
    method: 'post',
    path: '/heartbeat',
    summary: 'Says that somebody is there, as PicGo does.',
    answers: { 200: alive, ...keyless },
  },
  {
    method: 'get',
    path: '/healthz',
    summary: 'Says whether the engine answers.',
    answers: { 200: health, 503: health, ...keyless },
  },
  {
    method: 'get',
    path: '/metrics',
    summary: "Tells figures in Prometheus's format.",
    answers: { 200: null, ...keyless },
  },
];

const schemaOf = (schema: z.ZodType) => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input' }) as Record<string, unknown>;
  return json;
};

/** Writes the OpenAPI 3.1 document of the local API. https://spec.openapis.org/oas/v3.1.0 */
export function openApiDocument(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { method, path, summary, body, answers } of operations) {
    const responses = Object.entries(answers).map(([status, schema]) => [
      status,
      {
        description: Number(status) < 300 ? 'Done' : 'Not done',
        content: schema
          ? { 'application/json': { schema: schemaOf(schema) } }
          : { 'text/plain': { schema: { type: 'string' } } },
      },
    ]);
    const content = Object.entries(body ?? {}).map(([type, schema]) => [type, { schema: schemaOf(schema) }]);
    paths[path] = {
      ...paths[path],
      [method]: {
        summary,
        ...(body ? { requestBody: { content: Object.fromEntries(content) } } : {}),
        responses: Object.fromEntries(responses),
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Snapferry on this computer',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description:
        'Answers on loopback only and no web page. It is off until it is switched on in Settings → Editors, or by `snapferry serve --api`.',
    },
    servers: [{ url: `http://127.0.0.1:${picgoPort}` }],
    security: [{ key: [] }, { bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        key: { type: 'apiKey', in: 'query', name: 'key' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}
