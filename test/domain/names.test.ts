import { expect } from 'chai';
import fc from 'fast-check';

import { fold, foldedBySql } from '../../src/domain/names.ts';
import { platformRead } from '../../src/domain/tenancy.ts';
import { useCast } from '../support/cast.ts';

describe('Names as they are compared', () => {
  useCast();

  it('are folded alike by us and by the database', async () => {
    const letters = fc.constantFrom(..."aAåÅæÆøØöÖäÄéÉüÜđĐłŁßœŒþÞðÐñçšŽ -'&1čćŋŧáÁ".split(''));
    const names = fc.sample(fc.array(letters, { maxLength: 20 }), 500).map((one) => one.join(''));
    const rows = await platformRead<{ folded: string }>(
      `select ${foldedBySql('name')} as folded from unnest($1::text[]) with ordinality as typed (name, at) order by at`,
      [names],
    );
    expect(rows.map(({ folded }) => folded)).to.deep.equal(names.map(fold));
  });
});
