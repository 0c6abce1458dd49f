// A process that takes a profile's lock once told to, says whether it got it, and holds it until it is told to end.
import { toErrorData } from '../../../contract/app-error.ts';
import { acquireProfileLock } from '../../../main/engine/lock/profile-lock.ts';

const profile = process.argv[2] ?? '';
process.on('message', (word) => {
  if (word === 'end') process.exit(0);
  try {
    acquireProfileLock(profile, { version: '1.0.0', protocol: 1, socket: 'nowhere', secret: 'x' });
    process.send?.('won');
  } catch (thrown) {
    process.send?.(toErrorData(thrown).code);
  }
});
process.send?.('here');
