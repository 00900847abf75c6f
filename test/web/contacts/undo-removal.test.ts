import { expect } from 'chai';

import { atTime } from '../../../src/domain/clock.ts';
import { addCompany } from '../../../src/domain/companies/add-company.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { channelsOf, removeChannel } from '../../../src/domain/contacts/channels.ts';
import { companiesOf } from '../../../src/domain/contacts/contact-companies.ts';
import { undoRemoval } from '../../../src/domain/contacts/undo-removal.ts';
import { NotFound } from '../../../src/domain/errors.ts';
import { destroyKeyOf } from '../../../src/domain/keys/subject-keys.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';

describe('What is removed from a contact', () => {
  const town = useTown();
  const inTown = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.astrid.tenantId, work);
  const somebody = async (): Promise<string> => {
    const [id = ''] = await inTown(() => insertContacts([{ givenName: 'Ada', familyName: 'Angre' }]));
    return id;
  };
  const undoIn = (html: string): string => /action="([^"]+\/undo)"/.exec(html)?.[1] ?? '';

  /** All that a removal touches, as it is stored. */
  const stored = (id: string) =>
    inTown(async () => [
      await channelsOf(town.astrid, id),
      await companiesOf(town.astrid, id),
      await sql(`select email, phone, company_name, search_text from contacts where tenant_id = $1 and id = $2`, [
        town.astrid.tenantId,
        id,
      ]),
      await sql(
        `select address, on_file_since from contact_emails where tenant_id = $1 and contact_id = $2 order by address`,
        [town.astrid.tenantId, id],
      ),
    ]);

  it('is put back as it stood from the toast, be it an address, a number or a company, and its undo names nothing', async () => {
    const bjorn = await town.signedIn('bjorn');
    const [id, other] = await Promise.all([somebody(), somebody()]);
    const params = { tenant: town.bjorn.tenantSlug, id };
    const show = paths.contacts.show(params);
    for (const typed of [
      { kind: 'email', value: 'forste@angre.example', label: 'work' },
      { kind: 'email', value: 'andre@angre.example', label: 'work' },
      { kind: 'phone', value: '22 33 44 55', label: 'work' },
      { kind: 'address', street: 'Storgata 1', postalCode: '0155', place: 'Oslo', countryCode: 'NO', label: 'work' },
    ])
      expect((await bjorn.post(paths.contacts.channels(params), typed)).status, typed.kind).to.equal(303);
    const company = await inTown(() => addCompany(town.bjorn, { name: 'Angre AS' }, 'nb'));
    await bjorn.post(paths.contacts.companies(params), { companyId: company, role: 'Kokk' });
    const before = await stored(id);
    const removals = [
      ...(await inTown(() => channelsOf(town.bjorn, id))).map((channel) =>
        paths.contacts.channelRemoval({ ...params, channel: channel.id }),
      ),
      paths.contacts.companyRemoval({ ...params, company }),
    ];
    for (const [at, removal] of removals.entries()) {
      const htmx = at % 2 === 0;
      const reply = await bjorn.post(removal, {}, { htmx });
      expect(await stored(id), removal).to.not.eql(before);
      const undo = undoIn(htmx ? reply.text : (await bjorn.get(show)).text);
      expect(undo, removal)
        .to.contain(id)
        .and.not.match(/angre|Storgata|2233/i);
      expect((await bjorn.post(undo.replace(id, other))).status, 'for somebody else').to.equal(404);
      // Pressed twice, it is there once.
      for (const press of [1, 2]) expect((await bjorn.post(undo)).location, String(press)).to.equal(show);
      expect((await bjorn.get(show)).text).to.contain('Det som ble fjernet, er tilbake.');
      expect(await stored(id), removal).to.eql(before);
    }
  }).timeout(20_000);

  it('is put back within the hour, and never once the key of an erased person is gone', async () => {
    const bjorn = await town.signedIn('bjorn');
    const remove = async (): Promise<{ id: string; sealed: string }> => {
      const id = await somebody();
      const params = { tenant: town.bjorn.tenantSlug, id };
      await bjorn.post(paths.contacts.channels(params), { kind: 'phone', value: '22334466', label: 'work' });
      const [phone] = await inTown(() => channelsOf(town.bjorn, id));
      const { sealed } = await inTown(() => removeChannel(town.bjorn, id, phone?.id ?? ''));
      return { id, sealed };
    };
    const refused = async (work: () => Promise<void>): Promise<void> => {
      const error = await inTown(work).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(NotFound);
    };
    const [late, erased] = [await remove(), await remove()];
    await atTime(new Date(Date.now() + 3_700_000), () => refused(() => undoRemoval(town.bjorn, late.id, late.sealed)));
    await inTown(() => undoRemoval(town.bjorn, late.id, late.sealed));
    await inTown(() => destroyKeyOf({ kind: 'contact', id: erased.id }));
    await refused(() => undoRemoval(town.bjorn, erased.id, erased.sealed));
    await refused(() => undoRemoval(town.bjorn, late.id, 'tull'));
  });
});
