/**
 * Decides by name or address, without a DNS request, whether a hostname can only mean this machine.
 * @param hostname IPv6 with or without its brackets
 */
export function isLoopback(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare);
}
