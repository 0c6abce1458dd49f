import { openSecretStore } from '../../../../main/engine/secrets/open-store.ts';

// Run as a process of its own: `child.ts [write <secret> | forget]`; prints what it found as JSON.

const vault = await openSecretStore({ service: 'snapferry-test' });
const [verb, secret = ''] = process.argv.slice(2);
const before = await vault.read('token');
if (verb === 'write') await vault.write('token', secret);
if (verb === 'forget') await vault.remove('token');
const after = await vault.read('token');
process.stdout.write(`${JSON.stringify({ kind: vault.kind, why: vault.why, before, after })}\n`);
