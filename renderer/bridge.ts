import type { Bridge, PackedBridge } from '../contract/bridge.ts';
import { type Crossing, pack, unpack } from '../contract/bridge-codec.ts';

/** The contract's calls as this page makes them, over what the preload exposes. */
export function openBridge(packed: PackedBridge): Bridge {
  return {
    engine: unpacking(packed.engine) as Bridge['engine'],
    shell: unpacking(packed.shell) as Bridge['shell'],
    onEngineEvent: (listener) =>
      packed.onEngineEvent((event) => listener(unpack(event) as EventOf<'onEngineEvent'>)),
    onShellEvent: (listener) =>
      packed.onShellEvent((event) => listener(unpack(event) as EventOf<'onShellEvent'>)),
    pathForFile: packed.pathForFile,
  };
}

type EventOf<N extends 'onEngineEvent' | 'onShellEvent'> = Parameters<Parameters<Bridge[N]>[0]>[0];
type Calls = Readonly<Record<string, (input: Crossing) => Promise<Crossing>>>;

function unpacking(calls: Calls): Readonly<Record<string, (input: object) => Promise<unknown>>> {
  return Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [
      name,
      async (input: object) => unpack(await call(pack(input))),
    ]),
  );
}
