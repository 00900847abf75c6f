import { BlockList, isIP } from 'node:net';

// Addresses that belong to nobody in particular, to us, or to a machine's own metadata service. Source: IANA's special-purpose
// address registries for IPv4 and IPv6 (RFC 6890 and its updates); 168.63.129.16 is a cloud's own service on a public address.

const notPublic = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

// Only 2000::/3 is given to anybody; within it these carry an IPv4 address or nothing. What maps IPv4 lies outside it.
const notPublicInGlobal = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'];

const refused = new BlockList();
for (const range of notPublic) addTo(refused, range, 'ipv4');
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');
const refusedInGlobal = new BlockList();
for (const range of notPublicInGlobal) addTo(refusedInGlobal, range, 'ipv6');

function addTo(list: BlockList, range: string, family: 'ipv4' | 'ipv6'): void {
  const [network = '', bits] = range.split('/');
  list.addSubnet(network, Number(bits), family);
}

/** Whether an IP address, in text, is one of the open internet. Anything that is no address is not. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !refused.check(address, 'ipv4');
  if (isIP(address) !== 6) return false;
  return global.check(address, 'ipv6') && !refusedInGlobal.check(address, 'ipv6');
}
