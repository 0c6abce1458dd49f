import type { EngineEvent } from '../../contract/engine.ts';
import { asFailure } from '../../contract/failure.ts';
import type { Context } from './context.ts';
import type { Session } from './session.ts';

/** Says what an engine found of one that died: what goes on, and what may be there twice. */
export async function tellRecovered(
  { terminal, words }: Context,
  client: Session['client'],
  event: Extract<EngineEvent, { kind: 'recovered' }>,
): Promise<void> {
  const { resumed, uncertain } = event;
  if (resumed.length > 0) terminal.say(words.text('cli.recovered.resumed', { count: resumed.length }));
  if (uncertain.length === 0) return;
  terminal.say(words.text('cli.recovered.uncertain', { count: uncertain.length }));
  try {
    const { jobs } = await client.call('jobs', { ids: uncertain });
    for (const { name } of jobs) terminal.say(words.text('cli.recovered.uncertain.one', { name }));
  } catch (thrown) {
    terminal.complain(words.title(asFailure(thrown)));
  }
}
