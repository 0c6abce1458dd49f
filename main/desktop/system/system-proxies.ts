import type { EngineClient } from '../../../contract/engine.ts';

/**
 * Answers the engine how the system's settings lead to an origin: by hand, by a script (PAC), or found by itself (WPAD).
 * Only Chromium knows all of these; where it does not, the way is straight.
 */
export async function answerProxyQuestion(
  engine: Pick<EngineClient, 'call'>,
  session: { resolveProxy(url: string): Promise<string> },
  { askId, origin }: { readonly askId: string; readonly origin: string },
): Promise<void> {
  const answer = await session.resolveProxy(`${origin}/`).catch(() => 'DIRECT');
  // An engine that died meanwhile waits for nothing.
  await engine.call('giveProxy', { askId, answer }).catch(() => {});
}
