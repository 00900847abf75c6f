import { expect } from 'chai';

import { obligationKinds } from '../../src/domain/outbox.ts';
import { isMessageKey } from '../../src/words/catalogue.ts';

describe('The words of obligations', () => {
  it('name every kind that can be owed: without them the operators’ page cannot be shown while one waits', () => {
    expect(obligationKinds.filter((kind) => !isMessageKey(`operator.kind.${kind}`))).to.deep.equal([]);
  });
});
