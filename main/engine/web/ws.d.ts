/** Declares what we use of the package `ws`, which brings no types of its own. */
declare module 'ws' {
  import type { IncomingMessage } from 'node:http';
  import type { Duplex } from 'node:stream';

  export interface WebSocket {
    /** Bytes that wait to be sent. */
    readonly bufferedAmount: number;
    on(event: 'message', listener: (data: Buffer, isBinary: boolean) => void): void;
    on(event: 'close', listener: () => void): void;
    on(event: 'error', listener: (error: Error) => void): void;
    send(data: string | Uint8Array): void;
    close(code: number): void;
    terminate(): void;
  }

  export class WebSocketServer {
    constructor(options: {
      readonly noServer: true;
      readonly clientTracking: false;
      readonly maxPayload: number;
      readonly perMessageDeflate: false;
      /** Returns the protocol that is spoken; false: none of them. */
      readonly handleProtocols: (offered: Set<string>) => string | false;
    });
    handleUpgrade(
      request: IncomingMessage,
      socket: Duplex,
      head: Buffer,
      onOpen: (socket: WebSocket) => void,
    ): void;
  }
}
