import packageJson from '../../../package.json' with { type: 'json' };
import { profileFolder } from '../profile.ts';
import { keepCompiled } from './compile-cache.ts';

// Before the engine's code is read.
keepCompiled(profileFolder(process.env), packageJson.version);
void import('./process.ts');
