import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import {
  type EngineCallName,
  type EngineClient,
  type EngineInput,
  type EngineRequest,
  engineCalls,
} from '../../../contract/engine.ts';
import { judge } from '../../../contract/judge.ts';
import {
  aliveEveryMs,
  maxSocketMessageBytes,
  pageMessageSchema,
  proofProtocol,
  type SocketMessage,
  socketCloseCodes,
  socketProtocol,
} from '../../../contract/web.ts';
import { decodeFrame, encodeFrame } from '../../../contract/web-frames.ts';
import type { Clock } from '../clock.ts';

/** Bytes that may wait for a page which does not read them; then it is disconnected, and comes back by itself. */
const maxUnreadBytes = 32 * 2 ** 20;
/** Number of calls of one page that may be under way: a library of thousands asks for as many thumbnails. */
const maxCallsUnderWay = 256;
/** Number of pages that may be open at once. */
const maxPages = 32;

/** Connects pages in browsers with the engine. */
export interface PageSockets {
  /** Takes over a request to become a socket that was allowed already. @param endsAt when its session ends, ms */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer, endsAt: number): void;
  close(): void;
}

/** Returns the proof that a page offers in the names of its protocols; undefined: none. */
export const offeredProof = (header: string | undefined): string | undefined =>
  header
    ?.split(',')
    .map((name) => name.trim())
    .find((name) => name.startsWith(proofProtocol))
    ?.slice(proofProtocol.length);

async function answerCall(client: EngineClient, request: EngineRequest): Promise<SocketMessage> {
  const { id, name } = request;
  try {
    if (!Object.hasOwn(engineCalls, name))
      throw new AppError(errorData('bad-call', `There is no call ${name.slice(0, 100)}.`));
    const known = name as EngineCallName;
    const input = judge(engineCalls[known].input, request.input);
    if (!input.success)
      throw new AppError(errorData('bad-call', `${known}: ${input.error.message.slice(0, 500)}`));
    const output = await client.call(known, input.data as EngineInput<typeof known>);
    return { type: 'answer', id, output };
  } catch (thrown) {
    return { type: 'failure', id, error: toErrorData(thrown) };
  }
}

/** @param client the engine as pages see it */
export function createPageSockets(client: EngineClient, version: string, clock: Clock): PageSockets {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: maxSocketMessageBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has(socketProtocol) && socketProtocol,
  });
  const open = new Set<WebSocket>();

  const serve = (socket: WebSocket, endsAt: number) => {
    let underWay = 0;
    const send = (message: SocketMessage) => {
      if (socket.bufferedAmount > maxUnreadBytes) socket.close(socketCloseCodes.tooSlow);
      else socket.send(encodeFrame(message));
    };
    const answer = async (request: EngineRequest) => {
      underWay += 1;
      send(await answerCall(client, request));
      underWay -= 1;
    };
    let callOff = () => {};
    const live = () => {
      callOff = clock.after(aliveEveryMs, () => {
        if (clock.now() >= endsAt) return socket.close(socketCloseCodes.signedOut);
        send({ type: 'alive' });
        live();
      });
    };
    open.add(socket);
    send({ type: 'hello', version });
    live();
    const unsubscribe = client.subscribe((event) => send({ type: 'event', event }));
    socket.on('message', (data, isBinary) => {
      const message = judge(pageMessageSchema, decodeFrame(isBinary ? data : data.toString('utf8')));
      // Our own page sends neither.
      if (!message.success || underWay >= maxCallsUnderWay) return socket.terminate();
      void answer(message.data);
    });
    // What is wrong with it ends it, which is told as well.
    socket.on('error', () => {});
    socket.on('close', () => {
      open.delete(socket);
      callOff();
      unsubscribe();
    });
  };

  return {
    accept(request, socket, head, endsAt) {
      if (open.size >= maxPages) return refuseUpgrade(socket, 503);
      server.handleUpgrade(request, socket, head, (opened) => serve(opened, endsAt));
    },
    close() {
      for (const socket of open) socket.terminate();
    },
  };
}

/** Answers a request for a socket that is refused, and ends its connection. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
