import { expect } from 'chai';

import { countryCode, isCountryCode } from '../../src/domain/country-code.ts';
import { readTyped } from '../../src/domain/companies/typed-value.ts';
import { readChannel } from '../../src/domain/contacts/channel-input.ts';
import { Invalid } from '../../src/domain/errors.ts';

describe('A country', () => {
  it('is read from its code of today, an older one and its name', () => {
    const written = ['no', 'Norge', 'UK', 'United Kingdom', 'Russland', 'Serbia', 'Storbritannia', 'XX', 'Atlantis'];
    expect(written.map(countryCode)).to.eql(['NO', 'NO', 'GB', 'GB', 'RU', 'RS', 'GB', 'XX', 'ATLANTIS']);
  });

  it('is one that there is', () => {
    const known = ['NO', 'SE', 'GB', 'SJ', 'XX', 'ZZ', 'EU', 'XA', 'no', '', 'NOR', '1A', 'SU'].filter(isCountryCode);
    expect(known).to.eql(['NO', 'SE', 'GB', 'SJ']);
  });

  it('is asked for at the field of an address, of people and of companies', () => {
    const address = (code: string) => ({
      kind: 'address' as const,
      label: 'work',
      value: '',
      street: 'Storgata 1',
      postalCode: '',
      place: '',
      countryCode: code,
      first: false,
    });
    expect(readChannel(address('uk'))).to.include({ countryCode: 'GB' });
    expect(() => readChannel(address('XX'))).to.throw(Invalid, 'countryCode');
    const company = (country: string) =>
      readTyped('address', { lines: 'Storgata 1', postalCode: '', place: '', country });
    expect(() => company('XX')).to.throw(Invalid, 'country');
  });
});
