import type { EngineClient } from '../../../contract/engine.ts';

/**
 * Answers the engine's question for the system's proxy to an origin: set by hand, by a script (PAC), or discovered
 * (WPAD). Only Chromium knows all of these; where it does not, the connection is direct.
 */
export async function answerProxyQuestion(
  engine: Pick<EngineClient, 'call'>,
  session: { resolveProxy(url: string): Promise<string> },
  { askId, origin }: { readonly askId: string; readonly origin: string },
): Promise<void> {
  const answer = await session.resolveProxy(`${origin}/`).catch(() => 'DIRECT');
  // An engine that died in between expects no answer.
  await engine.call('giveProxy', { askId, answer }).catch(() => {});
}
