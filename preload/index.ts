import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import type { EncodedBridge } from '../contract/bridge.ts';
import { type BridgeValue, decode, encode } from '../contract/bridge-codec.ts';
import type { EngineCallName } from '../contract/engine.ts';
import { callChannel, engineEventChannel, shellEventChannel } from '../contract/ipc-channels.ts';
import type { ShellCallName } from '../contract/shell.ts';

/**
 * Names of the contract's calls, inserted by the build (electron.vite.config.ts): importing the contract would load its
 * schemas, and the window would wait for them each time it opens.
 */
declare const CALL_NAMES: {
  readonly engine: readonly EngineCallName[];
  readonly shell: readonly ShellCallName[];
};

/** Creates one function for each call of the contract, and no way to name any other channel. */
function createCalls(
  prefix: 'engine' | 'shell',
): Record<string, (input: BridgeValue) => Promise<BridgeValue>> {
  return Object.fromEntries(
    CALL_NAMES[prefix].map((name) => [
      name,
      async (input: BridgeValue) =>
        encode(await ipcRenderer.invoke(callChannel(prefix, name), decode(input))),
    ]),
  );
}

function subscribe(channel: string, listener: (event: BridgeValue) => void): () => void {
  const pass = (_: IpcRendererEvent, event: object) => listener(encode(event));
  ipcRenderer.on(channel, pass);
  return () => {
    ipcRenderer.off(channel, pass);
  };
}

/**
 * Returns the path of a dropped file. Before Electron 29 a file carried its own path; since then only this call returns
 * it.
 */
function pathForFile(file: File): string {
  if (webUtils) return webUtils.getPathForFile(file);
  return (file as File & { path?: string }).path ?? '';
}

const bridge: EncodedBridge = {
  engine: createCalls('engine') as EncodedBridge['engine'],
  shell: createCalls('shell') as EncodedBridge['shell'],
  onEngineEvent: (listener) => subscribe(engineEventChannel, listener),
  onShellEvent: (listener) => subscribe(shellEventChannel, listener),
  pathForFile,
};

contextBridge.exposeInMainWorld('snapferry', bridge);
