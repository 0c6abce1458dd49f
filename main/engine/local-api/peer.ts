import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';

/**
 * Owner of the program at the other end of a connection on this computer; `unknown` where the system does not tell.
 */
export type Peer = 'same-user' | 'other-user' | 'unknown';

/** Socket states of a living process, as Linux numbers them (`net/tcp_states.h`). */
const livingStates = new Set(['01', '04', '05', '08']);

const hexPort = (port: number) => port.toString(16).toUpperCase().padStart(4, '0');

/**
 * Finds the user who owns the other end of a loopback connection.
 * @param table of `/proc/net/tcp` or `tcp6` (proc_pid_net(5)): `sl local remote st … uid timeout inode`
 * @param peerPort port of the other end, `ownPort` of ours
 * @returns its user id; null where no living process has it. One without an inode has no owner any more: such are
 * shown as root's
 */
export function ownerIn(table: string, peerPort: number, ownPort: number): number | null {
  const local = `:${hexPort(peerPort)}`;
  const remote = `:${hexPort(ownPort)}`;
  for (const line of table.split('\n')) {
    const fields = line.trim().split(/\s+/);
    const [, from = '', to = '', state = ''] = fields;
    if (!from.endsWith(local) || !to.endsWith(remote) || !livingStates.has(state)) continue;
    if (!isLoopback(from) || !isLoopback(to)) continue;
    const inode = fields[9] ?? '0';
    if (inode !== '0') return Number(fields[7]);
  }
  return null;
}

/**
 * True for 127.0.0.0/8, ::1, and 127.0.0.0/8 written in IPv6; each word of four bytes is in the order of the
 * machine.
 */
function isLoopback(address: string): boolean {
  const hex = address.split(':')[0] ?? '';
  const word = hex.length === 32 ? hex.slice(24) : hex;
  if (/^0{24}01000000$/.test(hex) || /^0{31}1$/.test(hex)) return true;
  const isMapped = hex.length === 8 || /^0{16}(?:0000FFFF|FFFF0000)/.test(hex);
  return isMapped && (word.endsWith('7F') || word.startsWith('7F'));
}

/**
 * Looks up the owner of the program at the other end of a connection. Linux only: elsewhere no file tells, and the
 * key has to be sent.
 */
export async function peerOf(socket: Socket): Promise<Peer> {
  const own = process.getuid?.();
  const { remotePort, localPort } = socket;
  if (process.platform !== 'linux' || own === undefined || !remotePort || !localPort) return 'unknown';
  for (const name of ['tcp', 'tcp6']) {
    const table = await readFile(`/proc/self/net/${name}`, 'utf8').catch(() => '');
    const owner = ownerIn(table, remotePort, localPort);
    if (owner !== null) return owner === own ? 'same-user' : 'other-user';
  }
  // Not to be found where all can be found: another network namespace, or gone already.
  return 'other-user';
}
