// A process that speaks the engine's protocol and does as it is told by its first argument, or by the call it gets.

import { errorData } from '../../../contract/app-error.ts';
import type { EngineReply, EngineRequest } from '../../../contract/engine.ts';
import { PROTOCOL_VERSION } from '../../../contract/protocol-version.ts';

const say = (reply: EngineReply, then: () => void = () => {}) => process.send?.(reply, then);
const [manner = 'well'] = process.argv.slice(2);

process.on('message', (request: EngineRequest) => {
  const answer = (output: unknown, then?: () => void) =>
    say({ type: 'answer', id: request.id, output }, then);
  switch (request.name) {
    case 'capabilities':
      answer({ pid: process.pid, home: process.env.SNAPFERRY_HOME });
      break;
    case 'credits':
      process.exit(7);
      break;
    case 'pause':
      say({ type: 'failure', id: request.id, error: errorData('wrong-state', 'Not now.') });
      break;
    case 'resume':
      say({ type: 'event', event: { kind: 'recovered', seq: 1, resumed: [], uncertain: [] } }, () =>
        answer({}),
      );
      break;
    case 'stop':
      if (manner !== 'deaf') answer({}, () => process.exit(0));
  }
});

if (manner === 'locked') {
  say({ type: 'broken', error: errorData('profile-locked', 'Another engine has it.') }, () =>
    process.exit(3),
  );
} else if (manner === 'dies') {
  process.exit(1);
} else if (manner !== 'mute') {
  say({
    type: 'ready',
    protocol: manner === 'foreign' ? PROTOCOL_VERSION + 1 : PROTOCOL_VERSION,
    version: '0',
  });
}
