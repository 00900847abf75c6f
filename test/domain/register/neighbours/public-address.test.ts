import { expect } from 'chai';

import { isPublicAddress } from '../../../../src/domain/register/neighbours/peppol/public-address.ts';

describe('An address of the open internet', () => {
  it('is none of our own, of nobody in particular, or of a machine’s metadata', () => {
    for (const address of [
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '127.255.255.254',
      '168.63.129.16',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
      '192.0.0.192',
      '192.168.1.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::127.0.0.1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '0:0:0:0:0:ffff:7f00:1',
      '64:ff9b::7f00:1',
      '64:ff9b:1::1',
      '100::1',
      'fc00::1',
      'fd00:ec2::254',
      'fe80::1',
      'fec0::1',
      'ff02::1',
      '2001::1',
      '2001:db8::1',
      '2002:7f00:1::1',
      '3fff::1',
    ])
      expect(isPublicAddress(address), address).to.equal(false);
  });

  it('is what others have', () => {
    for (const address of ['8.8.8.8', '158.38.0.1', '172.32.0.1', '2a00:1450:4010:c0b::5e', '2606:4700::1111'])
      expect(isPublicAddress(address), address).to.equal(true);
  });

  it('is nothing that is no address', () => {
    for (const text of ['', 'localhost', '0x7f000001', '2130706433', '127.1', 'fe80::1%eth0x ', '8.8.8.8:80'])
      expect(isPublicAddress(text), text).to.equal(false);
  });
});
