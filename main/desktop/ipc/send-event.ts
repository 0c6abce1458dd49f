import type { WebContents } from 'electron';
import type { EngineEvent } from '../../../contract/engine.ts';
import { engineEventChannel, shellEventChannel } from '../../../contract/ipc-channels.ts';
import type { ShellEvent } from '../../../contract/shell.ts';

export function sendEngineEvent(page: WebContents, event: EngineEvent): void {
  page.send(engineEventChannel, event);
}

export function sendShellEvent(page: WebContents, event: ShellEvent): void {
  page.send(shellEventChannel, event);
}
