import { expect } from 'chai';

import { newId } from '../../../../src/domain/identifiers.ts';
import { openPackageLink } from '../../../../src/domain/privacy/access/links.ts';
import { packageOf } from '../../../../src/domain/privacy/access/request-package.ts';
import { decideErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { sendCopy } from '../../../../src/domain/privacy/fulfilment/copy.ts';
import { alsoAsks } from '../../../../src/domain/privacy/requests/also-asks.ts';
import { vouchIdentity } from '../../../../src/domain/privacy/requests/identity.ts';
import { takeBackIdentity } from '../../../../src/domain/privacy/requests/take-back-identity.ts';
import { inTenant } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import { openTestOutside } from '../../../support/outside.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';
import { BROWSER, ready } from '../access/packages.ts';
import { arrived, at, contactWith, read, refusal, tenantDesk } from './with-requests.ts';

describe('a confirmation of who asks that was wrong', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  const desk = (): ReturnType<typeof tenantDesk> => tenantDesk(cast.astrid);
  const takeBack = (id: string): Promise<void> => at(desk(), () => takeBackIdentity(desk(), id, 'Det var naboen.'));
  before(() => openTestOutside(folder.path));

  /** The request of a copy that was mailed, and the token of its link. */
  const sent = async (givenName: string, email: string): Promise<[string, string]> => {
    const copy = await ready(cast.astrid, await contactWith(cast.astrid, givenName, email));
    const id = await at(desk(), async () => (await packageOf(cast.astrid, copy)).requestId ?? '');
    let token = '';
    await at(desk(), () =>
      sendCopy(desk(), id, (_tenant, made) => {
        token = made;
        return 'http://127.0.0.1/';
      }),
    );
    return [id, token];
  };

  it('is taken back with the access that was given on it, as long as nobody has opened the copy', async () => {
    const [id, token] = await sent('Gro', 'gro@kopi.example');
    expect((await read(desk(), id)).fulfilment).to.include({ way: 'copy', state: 'done' });
    await takeBack(id);
    expect(await openPackageLink(desk().tenantId, token, BROWSER), 'the link opens nothing').to.equal(false);
    const { request, fulfilment } = await read(desk(), id);
    expect(request).to.include({ verifiedAt: null, verifiedHow: null });
    expect(fulfilment, 'nobody was given anything').to.deep.include({ state: 'not-begun', told: [] });
  });

  it('stays once a copy was given, and the page knows why', async () => {
    const [id, token] = await sent('Turid', 'turid@kopi.example');
    expect(await openPackageLink(desk().tenantId, token, BROWSER)).to.equal(true);
    expect((await read(desk(), id)).identity).to.equal('copy-given');
    expect(await refusal(takeBack(id))).to.eql({ identity: 'requests.unconfirm.copy-given' });
  });

  it('stays once the erasure is decided', async () => {
    const contact = await contactWith(cast.astrid, 'Marit', 'marit@slett.example');
    const id = await arrived(desk(), { kind: 'erasure', contactId: contact });
    await at(desk(), () => vouchIdentity(desk(), id, 'Sto i døra.'));
    const decided = { decisions: {}, confirmed: true, neverContact: false, requestId: id };
    await inTenant(desk().tenantId, () => decideErasure(cast.astrid, contact, decided));
    expect((await read(desk(), id)).identity).to.equal('erased');
    expect(await refusal(takeBack(id))).to.eql({ identity: 'requests.unconfirm.erased' });
  });

  it('is taken back in all that came in the same message', async () => {
    const contactId = await contactWith(cast.astrid, 'Jorunn', 'jorunn@flere.example');
    const id = await arrived(desk(), { contactId });
    await at(desk(), () => vouchIdentity(desk(), id, 'Ringte.'));
    const second = await at(desk(), () => alsoAsks(desk(), id, 'erasure'));
    const beside = await arrived(desk(), { contactId, kind: 'rectification', mailId: newId() });
    await at(desk(), () => vouchIdentity(desk(), beside, 'Sto her.'));
    await takeBack(second);
    for (const one of [id, second]) expect((await read(desk(), one)).request.verifiedAt).to.equal(null);
    expect((await read(desk(), beside)).request.verifiedHow, 'a request of its own').to.equal('vouched');
  });
});
