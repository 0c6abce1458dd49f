import { connect } from 'node:net';
import type { Clock } from '../clock.ts';

const firstPauseMs = 1_000;
const maxPauseMs = 30_000;
const connectTimeoutMs = 5_000;

/** Whether a connection to the origin can be opened: no request is made, so that no credit is spent on asking. */
export function canConnect(origin: string, clock: Clock): Promise<boolean> {
  const url = new URL(origin);
  const port = Number(url.port) || (url.protocol === 'http:' ? 80 : 443);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (reached: boolean) => {
      callOff();
      socket.destroy();
      resolve(reached);
    };
    const callOff = clock.after(connectTimeoutMs, () => end(false));
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}

/** Asks again and again, with growing pauses, and calls back once when the origin can be reached. */
export function whenReachable(origin: string, clock: Clock, callback: () => void): () => void {
  let stopped = false;
  let callOff = () => {};
  const ask = async (pauseMs: number) => {
    if (await canConnect(origin, clock)) {
      if (!stopped) callback();
    } else if (!stopped) {
      wait(Math.min(pauseMs * 2, maxPauseMs));
    }
  };
  const wait = (pauseMs: number) => {
    callOff = clock.after(pauseMs, () => void ask(pauseMs));
  };
  wait(firstPauseMs);
  return () => {
    stopped = true;
    callOff();
  };
}
