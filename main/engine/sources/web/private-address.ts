import { BlockList, isIP } from 'node:net';

/** Addresses that are not on the public internet: RFC 6890's registries, multicast, and IPv4-mapped IPv6. */
const notPublic = new BlockList();
const subnets = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;
for (const [net, bits] of subnets) {
  notPublic.addSubnet(net, bits, 'ipv4');
  // NAT64 carries an IPv4 address that a gateway unpacks.
  notPublic.addSubnet(`64:ff9b::${net}`, 96 + bits, 'ipv6');
}
// Of IPv6 only 2000::/3 is allocated, and of that neither Teredo and its neighbours nor 6to4 and examples. Below
// it lie the clothes of IPv4: compatible, translated, NAT64 of one's own.
for (const [net, bits] of [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b:1::', 48],
  ['100::', 8],
  ['200::', 7],
  ['400::', 6],
  ['800::', 5],
  ['1000::', 4],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  notPublic.addSubnet(net, bits, 'ipv6');

/** True for an IP address of this computer, of a private network, or of no network. */
export function isPrivateAddress(address: string): boolean {
  const kind = isIP(address);
  // BlockList judges IPv4 in IPv6 (::ffff:…) by the rules for IPv4.
  return kind === 0 || notPublic.check(address, kind === 6 ? 'ipv6' : 'ipv4');
}
