import { expect } from 'chai';

import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { newCanary, restrict, type Person } from '../../domain/privacy/restriction/restricted-person.ts';
import { useTown } from '../../support/cast.ts';
import type { Visitor } from '../../support/visitor.ts';

describe('A restricted person’s own door: their request', () => {
  const town = useTown();
  const place = () => ({ tenant: town.astrid.tenantSlug });
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.astrid.tenantId, work);
  let person: Person;
  let restriction: string;
  let astrid: Visitor;
  let bjorn: Visitor;

  before(async () => {
    person = await newCanary(town.astrid);
    restriction = await restrict(town.astrid, person.contact);
    [astrid, bjorn] = [await town.signedIn('astrid'), await town.signedIn('bjorn')];
  });

  const erase = () => paths.erasures.contact({ ...place(), id: person.contact });
  const register = async (kind: string): Promise<string> => {
    const leads = (await astrid.get(paths.restrictions.show({ ...place(), id: restriction }))).text;
    const href = /href="([^"]*\/privacy\/requests\/new\?contact=[^"]*)"/.exec(leads)?.[1] ?? '';
    const form = await astrid.get(href);
    expect(form.status).to.equal(200);
    expect(form.text).to.include('value="Gul Kanarifugl"').and.include(`value="${person.contact}"`);
    const kept = await astrid.post(paths.privacy.newRequest(place()), {
      kind,
      channel: 'phone',
      requesterName: 'Gul Kanarifugl',
      requesterEmail: 'pip@bur.example',
      receivedOn: '01.11.2026',
      language: 'nb',
      personId: person.contact,
    });
    expect(kept.status).to.equal(303);
    const id = /requests\/([0-9a-f-]{36})/.exec(kept.location ?? '')?.[1] ?? '';
    const [row] = await here(() =>
      sql<{ contact: string }>(
        `select contact_id as contact from data_subject_requests where tenant_id = $1 and id = $2`,
        [town.astrid.tenantId, id],
      ),
    );
    expect(row?.contact).to.equal(person.contact);
    return id;
  };
  const act = (id: string, name: string, form: Record<string, string> = {}) =>
    astrid.post(paths.privacy.requestAct({ ...place(), id, act: name }), form, { follow: true });

  it('is no page about them: outside a case copies, their own page and erasing answer as the record itself does', async () => {
    const record = await astrid.get(paths.contacts.show({ ...place(), id: person.contact }));
    expect(record.status).to.equal(423);
    for (const reply of [
      await astrid.get(paths.access.contact({ ...place(), id: person.contact })),
      await astrid.post(paths.access.personPage({ ...place(), id: person.contact })),
      await astrid.get(erase()),
      await astrid.post(erase(), { confirmed: 'on' }),
    ]) {
      expect(reply.status).to.equal(423);
      expect(reply.text).to.not.include('Kanarifugl').and.not.include('pip@bur.example');
    }
    const nobody = await bjorn.get(`${paths.privacy.newRequest(place())}?contact=${person.contact}`);
    expect(nobody.status).to.equal(403);
  });

  it('leads from the case of the restriction to a request for a copy, and to the copy', async () => {
    const id = await register('access');
    const page = await act(id, 'vouching', { reason: 'Kjenner stemmen' });
    expect(page.text).to.include('Gul Kanarifugl');
    expect((await act(id, 'copy')).status).to.equal(200);
    const copies = await here(() =>
      sql(`select from access_packages where tenant_id = $1 and contact_id = $2 and request_id = $3`, [
        town.astrid.tenantId,
        person.contact,
        id,
      ]),
    );
    expect(copies).to.have.length(1);
    await act(id, 'answer', { decision: 'withdrawn', ground: '', text: 'Trakk det i telefonen.' });
    expect((await astrid.get(`${erase()}?request=${id}`)).status, 'a case that has ended opens nothing').to.equal(423);
  });

  it('leads to a request to be erased, and to what erasing would do; nobody else’s request does', async () => {
    const id = await register('erasure');
    await act(id, 'vouching', { reason: 'Kjenner stemmen' });
    const preview = await astrid.get(`${erase()}?request=${id}`);
    expect(preview.status).to.equal(200);
    expect(preview.text).to.include('Kanarifugl');
    const others = await astrid.post(paths.privacy.newRequest(place()), {
      kind: 'erasure',
      channel: 'phone',
      requesterName: 'Per',
      receivedOn: '01.11.2026',
      language: 'nb',
    });
    const other = /requests\/([0-9a-f-]{36})/.exec(others.location ?? '')?.[1] ?? '';
    expect((await astrid.get(`${erase()}?request=${other}`)).status).to.equal(423);
    expect((await astrid.get(`${erase()}?request=oppdiktet`)).status).to.equal(423);
    const refused = await astrid.post(erase(), { request: id });
    expect(refused.status, 'it has to be confirmed').to.equal(422);
    expect(refused.text).to.include('Kanarifugl');
  });
});
