import { createHash } from 'node:crypto';
import { finished } from 'node:stream/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authenticate, type Caller } from './authentication.ts';
import type { BudgetName, CreditCost, QuotaKeys } from './budgets.ts';
import type { CallRecord, RequestRecord, SandboxContext } from './context.ts';
import { alterPayload, breaksConnection } from './fault-effects.ts';
import { duplicatedTooManyRequests, faultResponse, tooManyRequests, uploadingTooFast } from './faults.ts';
import { toForm } from './form.ts';
import { limitHeaders } from './limit-headers.ts';
import type { SandboxRules } from './options.ts';
import {
  errorResponse,
  errorsList,
  exceptionResponse,
  htmlPage,
  isRawResponse,
  type JsonResponse,
  type RawResponse,
  RequestRejected,
  type ResponseFormat,
  render,
  withoutExtension,
} from './responses.ts';

const maxLogEntries = 100_000;
const defaultStallMs = 140_000;

/**
 * Registers what every call goes through, in this order: log, faults of the connection, authentication, credits, faults
 * that answer themselves; then its route; then the limits' headers. Credits are charged when the head has come, so a
 * body that breaks off costs as much as one that arrives.
 */
export function registerPipeline(app: FastifyInstance, world: SandboxContext): void {
  app.decorateRequest('call');

  app.addHook('onRequest', async (request, reply) => {
    const call = begin(request, reply, world);
    const { kind = 'none', cost = 'none' } = request.routeOptions.config;
    call.fault = world.faults.take(kind, request.ip);
    call.record.fault = call.fault?.kind ?? null;
    if (breaksConnection(request, reply, call)) return reply;

    if (cost !== 'none' && cost !== 'oauth') {
      if (call.fault?.kind === 'token-revoked') world.accounts.endAccess();
      const who = authenticate(
        request.headers.authorization,
        toForm(request.query).text('client_id'),
        world.accounts,
        world.rules.clientIds,
      );
      if ('status' in who) return refuse(request, reply, who);
      call.caller = who;
      call.record.auth = who.account === null ? 'client' : 'bearer';
    }
    call.record.refused = charge(call, request, world);
    if (call.record.refused !== null)
      return refuse(request, reply, limitResponse(call.record.refused, call, world));
    const cutOff = cost === 'upload' ? blockedResponse(world.rules) : null;
    if (cutOff !== null) return refuse(request, reply, cutOff);

    if (call.fault !== null) return applyFault(request, reply, call, world);
    return undefined;
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const { call } = request;
    reply.header('date', new Date(world.clock.now()).toUTCString());
    const standings = budgetStatuses(call, request.ip, world);
    const told = {
      method: request.method,
      status: reply.statusCode,
      now: world.clock.now(),
      fault: call.fault,
    };
    // Fastify would make the names lower case, and Imgur's are mixed.
    for (const [name, value] of limitHeaders(standings, told, world.rules)) reply.raw.setHeader(name, value);
    call.record.status = reply.statusCode;
    const answer = notModified(request, reply, payload);
    return typeof answer === 'string' ? alterPayload(reply, call.fault, answer, world.clock) : answer;
  });

  app.setErrorHandler((thrown, request, reply) => {
    if (thrown instanceof RequestRejected) return send(request, reply, thrown.answer);
    // A body that broke off: its sender is gone, and nothing of it was stored.
    if (!request.raw.complete) {
      request.raw.destroy();
      return reply.hijack();
    }
    const status = statusOf(thrown);
    if (status >= 500) process.stderr.write(`sandbox: ${thrown instanceof Error ? thrown.stack : thrown}\n`);
    return send(request, reply, errorResponse(status, status < 500 ? 'Bad Request' : 'Internal error'));
  });

  app.setNotFoundHandler((request, reply) =>
    send(
      request,
      reply,
      htmlPage(404, 'Imgur: the simple 404 page', 'Zoinks! You\u2019ve taken a wrong turn.'),
    ),
  );
}

/** Sends an answer in the format that the request wants. */
export function send(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: JsonResponse | RawResponse,
): FastifyReply {
  const raw = isRawResponse(answer) ? answer : render(answer, requestedFormat(request));
  return reply
    .code(raw.status)
    .headers(raw.headers ?? {})
    .type(raw.type)
    .send(raw.body);
}

/** Returns the caller of a route that has one. */
export function callerOf(request: FastifyRequest): Caller {
  const { caller } = request.call;
  if (caller === null) throw new RequestRejected(errorResponse(401, 'Authentication required'));
  return caller;
}

function begin(request: FastifyRequest, reply: FastifyReply, world: SandboxContext): CallRecord {
  const record: RequestRecord = {
    method: request.method,
    url: request.originalUrl,
    route: request.routeOptions.config.kind ?? 'none',
    ip: request.ip,
    at: world.clock.now(),
    endedAt: null,
    status: null,
    auth: 'none',
    spent: {},
    refused: null,
    fault: null,
    bytes: 0,
    picture: null,
  };
  if (record.route !== 'control') world.log.push(record);
  if (world.log.length > maxLogEntries) world.log.shift();
  const call: CallRecord = { record, caller: null, fault: null };
  request.call = call;
  reply.raw.once('close', () => {
    record.endedAt = world.clock.now();
    if (!reply.raw.writableFinished) record.status = null;
  });
  return call;
}

function charge(call: CallRecord, request: FastifyRequest, world: SandboxContext): BudgetName | null {
  const { rules, budgets } = world;
  const { cost = 'none' } = request.routeOptions.config;
  if (cost === 'none') return null;
  const isPost = request.method === 'POST';
  const spending: CreditCost = {};
  if (cost !== 'oauth') {
    spending.user = rules.costs[cost];
    spending.client = rules.costs[cost];
  }
  if (isPost && (cost !== 'oauth' || rules.oauthUsesPost)) spending.post = 1;
  if (cost === 'upload') spending.uploads = 1;
  const refused = budgets.charge(quotaKeysOf(call, request.ip), spending);
  if (refused === null || rules.chargesRefused) call.record.spent = spending;
  return refused;
}

function limitResponse(
  budget: BudgetName,
  call: CallRecord,
  world: SandboxContext,
): JsonResponse | RawResponse {
  if (budget === 'client') return errorResponse(429, 'Daily client requests exceeded');
  if (budget !== 'uploads') return tooManyRequests();
  const standing = world.budgets.standing(quotaKeysOf(call, call.record.ip), 'uploads');
  const minutes = Math.max(1, Math.ceil((standing?.resetInMs ?? 0) / 60_000));
  const shapes: Record<SandboxRules['hiddenRefusal'], () => JsonResponse | RawResponse> = {
    'too-fast': () => uploadingTooFast(minutes),
    errors: () => errorsList(429, 'Too Many Requests', `Please wait ${minutes} more minutes.`),
    'two-documents': duplicatedTooManyRequests,
    'plain-400': () => errorResponse(400, 'Uploading file too fast!'),
  };
  return shapes[world.rules.hiddenRefusal]();
}

function blockedResponse(rules: SandboxRules): JsonResponse | null {
  if (rules.region === 'banned')
    return exceptionResponse(400, 1016, 'Uploads from your country are not accepted.');
  if (rules.region === 'forbidden') return errorResponse(400, 'These actions are forbidden.');
  return null;
}

async function applyFault(
  request: FastifyRequest,
  reply: FastifyReply,
  call: CallRecord,
  world: SandboxContext,
): Promise<FastifyReply | undefined> {
  const { fault } = call;
  if (fault === null) return undefined;
  const isSlow = fault.kind === 'slow-answer' || fault.kind === 'expectation-failed';
  if (isSlow) await new Promise<void>((done) => world.clock.after(fault.waitMs ?? defaultStallMs, done));
  const instead = faultResponse(fault);
  return instead === null ? undefined : refuse(request, reply, instead);
}

/** Answers only when the whole body has come, as a server behind a buffering proxy does. */
async function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: JsonResponse | RawResponse,
): Promise<FastifyReply> {
  request.raw.on('data', (chunk: Buffer) => {
    request.call.record.bytes += chunk.length;
  });
  try {
    await finished(request.raw, { writable: false });
  } catch {
    return reply.hijack();
  }
  return send(request, reply, answer);
}

function quotaKeysOf(call: CallRecord, ip: string): QuotaKeys {
  return { ip, clientId: call.caller?.clientId ?? null, accountId: call.caller?.account?.id ?? null };
}

function budgetStatuses(call: CallRecord, ip: string, world: SandboxContext) {
  const spender = quotaKeysOf(call, ip);
  const isApi = call.caller !== null;
  return {
    user: world.budgets.standing(spender, 'user'),
    client: world.budgets.standing(spender, 'client'),
    post: isApi ? world.budgets.standing(spender, 'post') : null,
  };
}

function requestedFormat(request: FastifyRequest): ResponseFormat {
  const query = toForm(request.query);
  return {
    path: pathOf(request.originalUrl),
    method: request.method,
    callback: query.text('callback'),
    fakeStatus: query.text('_fake_status') === '200' ? 200 : null,
  };
}

const pathOf = (url: string) => url.split('?', 1)[0] ?? url;

/** Strips `.json` and `.xml` for the router; the answer's format is read from the original URL. */
export function routedUrl(url: string): string {
  if (!url.startsWith('/3/')) return url;
  const path = pathOf(url);
  return withoutExtension(path) + url.slice(path.length);
}

/** Answers a GET whose ETag matches without a body; it is charged all the same. */
function notModified(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  const isRead = request.method === 'GET' && reply.statusCode === 200 && request.call.caller !== null;
  if (!isRead || typeof payload !== 'string') return payload;
  const tag = `"${createHash('sha1').update(payload).digest('hex')}"`;
  reply.header('etag', tag);
  if (request.headers['if-none-match'] !== tag) return payload;
  reply.code(304);
  return '';
}

function statusOf(thrown: unknown): number {
  const has = typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown;
  return has && typeof thrown.statusCode === 'number' ? thrown.statusCode : 500;
}
