import type { Bridge, EncodedBridge } from '../contract/bridge.ts';
import { type BridgeValue, decode, encode } from '../contract/bridge-codec.ts';

/** Creates the contract's calls for this page, over what the preload exposes. */
export function createBridge(packed: EncodedBridge): Bridge {
  return {
    engine: decodingCalls(packed.engine) as Bridge['engine'],
    shell: decodingCalls(packed.shell) as Bridge['shell'],
    onEngineEvent: (listener) =>
      packed.onEngineEvent((event) => listener(decode(event) as EventOf<'onEngineEvent'>)),
    onShellEvent: (listener) =>
      packed.onShellEvent((event) => listener(decode(event) as EventOf<'onShellEvent'>)),
    pathForFile: packed.pathForFile,
  };
}

type EventOf<N extends 'onEngineEvent' | 'onShellEvent'> = Parameters<Parameters<Bridge[N]>[0]>[0];
type EncodedCalls = Readonly<Record<string, (input: BridgeValue) => Promise<BridgeValue>>>;

function decodingCalls(calls: EncodedCalls): Readonly<Record<string, (input: object) => Promise<unknown>>> {
  return Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [
      name,
      async (input: object) => decode(await call(encode(input))),
    ]),
  );
}
