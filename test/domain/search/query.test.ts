import { expect } from 'chai';
import fc from 'fast-check';

import { contactSearchText } from '../../../src/domain/contacts/search-text.ts';
import { readEmail } from '../../../src/domain/contacts/email-address.ts';
import { readPhone } from '../../../src/domain/contacts/phone-number.ts';
import { readSearch } from '../../../src/domain/search/query.ts';

const kari = contactSearchText({
  givenName: 'Kari Åse',
  familyName: 'Elkjøp-Ødegård',
  emails: ['kari.aase@elkjøp.example'],
  phones: ['+4722334455', '+46701234567'],
});

/** Whether one of a search's patterns matches, as LIKE would. */
function finds(typed: string, text = kari): boolean {
  const query = readSearch(typed);
  if (query?.kind !== 'patterns') return false;
  return query.patterns.some((pattern) => {
    if (pattern === null) return false;
    const source = pattern.replace(/\\[\\%_]|[.*+?^${}()|[\]\\]|%|_/g, (piece) =>
      piece === '%' ? '.*' : piece === '_' ? '.' : `\\${piece.slice(-1)}`,
    );
    return new RegExp(`^${source}$`, 's').test(text);
  });
}

describe('reading a search', () => {
  for (const typed of [
    'elkjøp',
    'elkjop',
    'ELKJØP',
    'odegard',
    'ødegård kari',
    'kari   ødeg',
    '@elkj',
    'kari.aase',
    '22 33 44 55',
    '22334455',
    '+47 22 33 44 55',
    '0047 22334455',
    '33 44',
    '(22) 33-44',
    '070-123 45 67',
    '+46 70 123',
  ])
    it(`finds Kari by “${typed}”`, () => expect(finds(typed)).to.equal(true));

  for (const typed of ['nordmann', '99 88 77', 'k%i', 'kari_', '22 33 44 56'])
    it(`does not find her by “${typed}”`, () => expect(finds(typed)).to.equal(false));

  it('asks for the beginning of a name where the index cannot help', () => {
    for (const typed of ['å', 'li', '...', 'a b', '%%%', '@no', '12'])
      expect(readSearch(typed)?.kind).to.equal('prefix');
    expect(readSearch('  ')).to.equal(undefined);
  });

  it('finds every name by any three letters of it that stand together', () => {
    const name = fc.stringMatching(/^[a-zæøåéü]{3,12}$/);
    fc.assert(
      fc.property(name, fc.nat(9), (familyName, from) => {
        const text = contactSearchText({ givenName: '', familyName, emails: [], phones: [] });
        const start = Math.min(from, familyName.length - 3);
        return finds(familyName.slice(start, start + 3), text);
      }),
    );
  });
});

describe('reading what reaches a person', () => {
  it('reads phone numbers however they are typed', () => {
    for (const typed of [
      '22334455',
      '22 33 44 55',
      '+47 22 33 44 55',
      '0047 22334455',
      '(22) 33-44-55',
      '22\u00A033\u00A044\u00A055',
    ])
      expect(readPhone(typed), typed).to.equal('+4722334455');
    expect(readPhone('+46 70 123 45 67')).to.equal('+46701234567');
    for (const typed of ['', '12', '22 33 44 5', 'ring meg', '22334455667788', '+47 1'])
      expect(readPhone(typed), typed).to.equal(undefined);
  });

  it('reads addresses in lower case and refuses what is none', () => {
    expect(readEmail(' Kari@Firma.NO ')).to.equal('kari@firma.no');
    for (const typed of ['', 'kari', 'kari@', '@firma.no', 'kari@firma', 'a b@c.no', '<a@b.no>', 'a@b.no,c@d.no'])
      expect(readEmail(typed), typed).to.equal(undefined);
  });
});
