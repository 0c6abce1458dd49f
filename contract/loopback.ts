/**
 * Tells whether a host name leads to this machine and nowhere else: the loopback addresses and `localhost`.
 * @param hostname as `URL` has it: lower case, IPv6 in brackets
 */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
