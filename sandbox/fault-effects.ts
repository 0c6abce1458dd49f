import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../main/engine/clock.ts';
import type { CallRecord } from './context.ts';
import type { ActiveFault } from './faults.ts';

const defaultTrickleMs = 100_000;
const trickleParts = 20;

/**
 * Closes or freezes a connection while its request is still coming.
 * @returns true where no answer is possible any more
 */
export function breaksConnection(request: FastifyRequest, reply: FastifyReply, call: CallRecord): boolean {
  const { fault } = call;
  const { socket } = request.raw;
  switch (fault?.kind) {
    case 'stall':
      reply.hijack();
      return true;
    case 'reset-before-body':
      reply.hijack();
      socket.resetAndDestroy();
      return true;
    case 'reset-mid-body': {
      reply.hijack();
      const announced = Number(request.headers['content-length'] ?? 0);
      const most = fault.bytes ?? Math.floor(announced / 2);
      request.raw.on('data', (chunk: Buffer) => {
        call.record.bytes += chunk.length;
        if (call.record.bytes >= most) socket.resetAndDestroy();
      });
      return true;
    }
    case 'reset-after-body':
      reply.hijack();
      request.raw.on('data', (chunk: Buffer) => {
        call.record.bytes += chunk.length;
      });
      request.raw.once('end', () => socket.resetAndDestroy());
      return true;
    default:
      return false;
  }
}

/** Whether the request is carried out but its answer is lost. */
export function losesReply(fault: ActiveFault | null): boolean {
  return fault?.kind === 'reply-lost' || fault?.kind === 'unanswered';
}

/** Loses the answer: closes the connection without one, or leaves it open for ever. */
export function loseReply(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack();
  if (request.call.fault?.kind !== 'unanswered') request.raw.socket.destroy();
  return reply;
}

/** Changes the payload of a ready answer. */
export function alterPayload(
  reply: FastifyReply,
  fault: ActiveFault | null,
  payload: string,
  clock: Clock,
): string | Buffer | Readable {
  const bytes = Buffer.from(payload);
  switch (fault?.kind) {
    case 'truncated-json': {
      const part = bytes.subarray(0, Math.floor(bytes.length / 2));
      reply.header('content-length', part.length);
      return part;
    }
    case 'cut-answer':
      reply.header('content-length', bytes.length);
      return Readable.from(half(bytes));
    case 'slow-loris':
      reply.header('content-length', bytes.length);
      return Readable.from(trickle(bytes, fault.waitMs ?? defaultTrickleMs, clock));
    default:
      return payload;
  }
}

/** Sends half of the answer with the length of the whole, and then closes the connection. */
async function* half(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes.subarray(0, bytes.length / 2);
  throw new Error('cut as ordered');
}

async function* trickle(bytes: Buffer, overMs: number, clock: Clock): AsyncGenerator<Buffer> {
  const size = Math.ceil(bytes.length / trickleParts);
  for (let at = 0; at < bytes.length; at += size) {
    await new Promise<void>((done) => void clock.after(overMs / trickleParts, done));
    yield bytes.subarray(at, at + size);
  }
}
