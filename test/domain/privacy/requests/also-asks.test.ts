import { expect } from 'chai';

import { Invalid } from '../../../../src/domain/errors.ts';
import { alsoAsks } from '../../../../src/domain/privacy/requests/also-asks.ts';
import { extendRequest } from '../../../../src/domain/privacy/requests/extend-request.ts';
import { vouchIdentity } from '../../../../src/domain/privacy/requests/identity.ts';
import { erasurePreview } from '../../../../src/domain/privacy/erasure/preview.ts';
import { useCast } from '../../../support/cast.ts';
import { arrived, at, contactWith, read, tenantDesk, useRequests } from './with-requests.ts';

describe('a message that asks for several things', () => {
  useRequests();
  const cast = useCast();
  const desk = (): ReturnType<typeof tenantDesk> => tenantDesk(cast.astrid);

  it('becomes a case for each, with one clock, person, identity and channel, and each tells of the other', async () => {
    const contactId = await contactWith(cast.astrid, 'Flere', 'flere@krav.example');
    const receivedAt = new Date(Date.now() - 5 * 86_400_000);
    const first = await arrived(desk(), {
      channel: 'mail',
      contactId,
      receivedAt,
      requesterEmail: 'flere@krav.example',
    });
    await at(desk(), () => vouchIdentity(desk(), first, 'Kom innom.'));
    const plain = (await read(desk(), first)).clock;
    await at(desk(), () => extendRequest(desk(), first, 'Mye å gå gjennom.'));
    const second = await at(desk(), () => alsoAsks(desk(), first, 'erasure'));
    const [one, two] = [await read(desk(), first), await read(desk(), second)];
    expect(two.request).to.deep.include({
      kind: 'erasure',
      state: 'open',
      channel: 'mail',
      contactId,
      verifiedHow: 'vouched',
    });
    expect(two.request.receivedAt).to.deep.equal(receivedAt);
    expect(two.clock, 'the first one’s extension is not its own').to.deep.equal(plain);
    expect(one.together).to.deep.equal([{ id: second, kind: 'erasure' }]);
    expect(two.together).to.deep.equal([{ id: first, kind: 'access' }]);
    const again = await at(desk(), () => alsoAsks(desk(), second, 'access')).catch((error: unknown) => error);
    expect(again).to.be.instanceOf(Invalid).with.deep.property('fields', { kind: 'requests.also.already' });
    const nothing = await at(desk(), () => alsoAsks(desk(), second, 'other')).catch((error: unknown) => error);
    expect(nothing).to.be.instanceOf(Invalid).with.deep.property('fields', { kind: 'form.choose' });
    const preview = await at(desk(), () => erasurePreview(cast.astrid, contactId, second));
    expect(preview.copiesOwed, 'the erasure waits for the copy').to.deep.equal([first]);
  });
});
