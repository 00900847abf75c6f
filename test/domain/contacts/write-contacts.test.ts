import { expect } from 'chai';
import fc from 'fast-check';

import {
  addChannel,
  changeChannel,
  channelsOf,
  channelValue,
  findChannel,
  removeChannel,
} from '../../../src/domain/contacts/channels.ts';
import type { ChannelInput } from '../../../src/domain/contacts/channel-input.ts';
import { changeField, fieldValue } from '../../../src/domain/contacts/change-field.ts';
import { companiesOf, joinCompany, leaveCompany } from '../../../src/domain/contacts/contact-companies.ts';
import { contactFacts } from '../../../src/domain/contacts/contact-record.ts';
import { createContact, type NewContact } from '../../../src/domain/contacts/create-contact.ts';
import { findDuplicates } from '../../../src/domain/contacts/duplicates.ts';
import { followCompanyName } from '../../../src/domain/contacts/repeated-columns.ts';
import { contactSearchText } from '../../../src/domain/contacts/search-text.ts';
import { restoreContact, trashContact, trashedContacts } from '../../../src/domain/contacts/trash.ts';
import { EditConflict, Invalid, NotAllowed, NotFound } from '../../../src/domain/errors.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { personSortKey, sortKey } from '../../../src/domain/names.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { useCast } from '../../support/cast.ts';

const nobody: NewContact = {
  givenName: '',
  familyName: '',
  jobTitle: '',
  email: '',
  phone: '',
  companyId: '',
  role: '',
  ownerId: '',
};
const kari: NewContact = { ...nobody, givenName: 'Kari', familyName: 'Nordmann', email: 'Kari@Nordlys.no' };
const channel: ChannelInput = {
  kind: 'email',
  label: '',
  value: '',
  street: '',
  postalCode: '',
  place: '',
  countryCode: '',
  first: false,
};

/** A company written as it is, without asking the register. */
async function company(by: Member, name: string): Promise<string> {
  const id = newId();
  await change(
    `insert into companies (tenant_id, id, name, sort_name, search_text) values ($1, $2, $3, $4, lower($3))`,
    [by.tenantId, id, name, sortKey(name)],
  );
  return id;
}

async function caught(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  return undefined;
}

const fieldsOf = (error: unknown): unknown => (error instanceof Invalid ? error.fields : error);

describe('writing contacts', () => {
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const make = (input: Partial<NewContact> = {}): Promise<string> =>
    here(() => createContact(cast.bjorn, { ...kari, ...input }));

  it('keeps addresses as they are compared and numbers as E.164', async () => {
    const id = await make({ phone: '22 33 44 55', ownerId: cast.randi.id });
    const facts = await here(() => contactFacts(cast.bjorn, id));
    expect(facts).to.include({ email: 'kari@nordlys.no', phone: '+4722334455', ownerName: 'Randi Lie', version: 1 });
  });

  it('marks a number that nobody has marked by what its digits tell, and guesses nothing', async () => {
    const numbers = {
      '+47 412 34 567': 'mobile',
      '22 33 44 55': 'landline',
      '+46 8 12 34 56 78': 'landline',
      '+46 70 123 45 67': 'mobile',
      '+1 202 555 0123': 'other',
      '800 22 222': 'other',
    };
    const id = await make();
    const labels = async (of: string) => (await here(() => channelsOf(cast.bjorn, of))).map(({ label }) => label);
    for (const [value, label] of Object.entries(numbers)) {
      const added = await here(() => addChannel(cast.bjorn, id, { ...channel, kind: 'phone', value }));
      expect((await here(() => findChannel(cast.bjorn, id, added))).label, value).to.equal(label);
      const made = await here(() => createContact(cast.bjorn, { ...nobody, givenName: 'Ola', phone: value }));
      expect(await labels(made), value).to.deep.equal([label]);
    }
    const chosen = { ...channel, kind: 'phone', value: '22 33 44 66', label: 'work' } as const;
    const added = await here(() => addChannel(cast.bjorn, id, chosen));
    expect((await here(() => findChannel(cast.bjorn, id, added))).label).to.equal('work');
  });

  it('names every field that is wrong at once', async () => {
    const error = await caught(make({ givenName: ' ', familyName: '', email: 'kari@', phone: '12', ownerId: newId() }));
    expect(error).to.be.instanceOf(Invalid);
    expect(fieldsOf(error)).to.eql({
      givenName: 'contacts.nameNeeded',
      email: 'form.email',
      phone: 'form.phone',
      ownerId: 'form.choose',
    });
  });

  it('refuses a company of another tenant', async () => {
    const foreign = await inTenant(cast.clara.tenantId, () => company(cast.clara, 'Fjord Sjømat AS'));
    expect(await caught(make({ companyId: foreign }))).to.be.instanceOf(Invalid);
  });

  it('writes an audit entry that names fields and no values', async () => {
    const id = await make();
    await here(() => changeField(cast.bjorn, id, { field: 'jobTitle', value: 'Daglig leder', version: 1 }));
    const entries = await here(() =>
      sql<{ action: string; details: object }>(
        `select action, details from audit_entries where tenant_id = $1 and subject_id = $2 order by id`,
        [cast.astrid.tenantId, id],
      ),
    );
    expect(entries).to.eql([
      { action: 'contact.created', details: {} },
      { action: 'contact.changed', details: { fields: ['jobTitle'] } },
    ]);
  });

  it('lets a reader change nothing', async () => {
    const id = await make();
    const attempts = [
      () => createContact(cast.randi, kari),
      () => changeField(cast.randi, id, { field: 'jobTitle', value: 'x', version: 1 }),
      () => addChannel(cast.randi, id, { ...channel, value: 'a@b.no' }),
      () => joinCompany(cast.randi, id, { companyId: newId(), role: '', first: false }),
      () => leaveCompany(cast.randi, id, newId()),
      () => trashContact(cast.randi, id),
      () => restoreContact(cast.randi, id),
    ] as readonly (() => Promise<unknown>)[];
    for (const attempt of attempts) expect(await caught(here(attempt))).to.be.instanceOf(NotAllowed);
  });

  it('finds nothing of another tenant', async () => {
    const id = await make();
    const there = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.clara.tenantId, work);
    const attempts = [
      () => contactFacts(cast.clara, id),
      () => changeField(cast.clara, id, { field: 'jobTitle', value: 'x', version: 1 }),
      () => addChannel(cast.clara, id, { ...channel, value: 'a@b.no' }),
      () => trashContact(cast.clara, id),
      () => restoreContact(cast.clara, id),
    ] as readonly (() => Promise<unknown>)[];
    for (const attempt of attempts) expect(await caught(there(attempt))).to.be.instanceOf(NotFound);
  });

  it('refuses an edit of an old version and gives back both values', async () => {
    const id = await make();
    await here(() => changeField(cast.astrid, id, { field: 'jobTitle', value: 'Styreleder', version: 1 }));
    const error = await caught(
      here(() => changeField(cast.bjorn, id, { field: 'jobTitle', value: 'Daglig leder', version: 1 })),
    );
    expect(error).to.be.instanceOf(EditConflict);
    expect(error).to.include({ theirs: 'Styreleder', yours: 'Daglig leder', currentVersion: 2 });
    await here(() => changeField(cast.bjorn, id, { field: 'jobTitle', value: 'Daglig leder', version: 2 }));
    expect((await here(() => contactFacts(cast.bjorn, id))).jobTitle).to.equal('Daglig leder');
  });

  it('takes an edit of a fact that nobody else has touched, whatever else of the contact was changed meanwhile', async () => {
    const id = await make();
    const address = await here(() => addChannel(cast.bjorn, id, { ...channel, value: 'forst@nordlys.no' }));
    const seen = await here(() => contactFacts(cast.bjorn, id));
    const was = channelValue(await here(() => findChannel(cast.bjorn, id, address)));
    const { version } = seen;
    await here(() => changeField(cast.astrid, id, { field: 'jobTitle', value: 'Styreleder', version }));
    await here(() =>
      changeField(cast.bjorn, id, {
        field: 'name',
        givenName: 'Karin',
        familyName: seen.familyName,
        version,
        was: fieldValue(seen, 'name'),
      }),
    );
    await here(() =>
      changeField(cast.bjorn, id, {
        field: 'owner',
        value: cast.bjorn.id,
        version,
        was: fieldValue(seen, 'owner'),
      }),
    );
    await here(() =>
      changeChannel(cast.bjorn, id, address, { version, was }, { ...channel, value: 'karin@nordlys.no' }),
    );
    expect(await here(() => contactFacts(cast.bjorn, id))).to.include({
      givenName: 'Karin',
      jobTitle: 'Styreleder',
      ownerId: cast.bjorn.id,
    });
    const late = await caught(
      here(() => changeChannel(cast.astrid, id, address, { version, was }, { ...channel, value: 'k@nordlys.no' })),
    );
    expect(late).to.be.instanceOf(EditConflict);
    expect(late).to.include({ theirs: 'karin@nordlys.no', yours: 'k@nordlys.no' });
  });

  it('lets what others wrote stay, where a late edit leaves the fact as it was', async () => {
    const id = await make();
    const seen = await here(() => contactFacts(cast.bjorn, id));
    await here(() => changeField(cast.astrid, id, { field: 'jobTitle', value: 'Styreleder', version: 1 }));
    await here(() =>
      changeField(cast.bjorn, id, {
        field: 'jobTitle',
        value: seen.jobTitle ?? '',
        version: 1,
        was: fieldValue(seen, 'jobTitle'),
      }),
    );
    expect((await here(() => contactFacts(cast.bjorn, id))).jobTitle).to.equal('Styreleder');
  });

  it('lets one of two simultaneous edits of the same version win', async () => {
    const id = await make();
    const edits = ['A', 'B', 'C'].map((value) =>
      caught(here(() => changeField(cast.bjorn, id, { field: 'jobTitle', value, version: 1 }))),
    );
    const outcomes = await Promise.all(edits);
    expect(outcomes.filter((error) => error === undefined)).to.have.length(1);
    expect(outcomes.filter((error) => error instanceof EditConflict)).to.have.length(2);
  });

  it('refuses the same address twice, and an address that is none', async () => {
    const id = await make();
    const twice = await caught(here(() => addChannel(cast.bjorn, id, { ...channel, value: 'KARI@nordlys.no' })));
    expect(fieldsOf(twice)).to.eql({ value: 'contacts.channel.known' });
    const bad = await caught(here(() => addChannel(cast.bjorn, id, { ...channel, kind: 'phone', value: '99' })));
    expect(fieldsOf(bad)).to.eql({ value: 'form.phone' });
    const postcode = { ...channel, kind: 'address' as const, street: 'Storgata 1', postalCode: '12345' };
    expect(fieldsOf(await caught(here(() => addChannel(cast.bjorn, id, postcode))))).to.have.keys('postalCode');
  });

  it('keeps a person at several companies, with a role on each, and one of them first', async () => {
    const id = await make();
    await here(async () => {
      const [bank, bakery] = [await company(cast.bjorn, 'Østby Bank'), await company(cast.bjorn, 'Åsen Bakeri')];
      await joinCompany(cast.bjorn, id, { companyId: bank, role: 'Rådgiver', first: false });
      await joinCompany(cast.bjorn, id, { companyId: bakery, role: 'Styreleder', first: true });
      const shown = await companiesOf(cast.bjorn, id);
      expect(shown.map(({ name, role }) => [name, role])).to.eql([
        ['Åsen Bakeri', 'Styreleder'],
        ['Østby Bank', 'Rådgiver'],
      ]);
      await leaveCompany(cast.bjorn, id, bakery);
      expect(await contactFacts(cast.bjorn, id)).to.include({ companyId: bank, companyName: 'Østby Bank' });
      await change(`update companies set name = 'Nye Bank', sort_name = 'nye bank' where tenant_id = $1 and id = $2`, [
        cast.bjorn.tenantId,
        bank,
      ]);
      await followCompanyName(bank);
      expect(await contactFacts(cast.bjorn, id)).to.include({ companyName: 'Nye Bank' });
    });
  });

  it('moves to the trash and back, and says who and when', async () => {
    const id = await make({ givenName: 'Borte', familyName: 'Bak' });
    await here(() => trashContact(cast.bjorn, id));
    const { rows } = await here(() => trashedContacts(cast.bjorn));
    expect(rows.find((row) => row.id === id)).to.include({ name: 'Borte Bak', deletedByName: 'Bjørn Berg' });
    expect(await caught(here(() => trashContact(cast.bjorn, id)))).to.be.instanceOf(NotFound);
    await here(() => restoreContact(cast.bjorn, id));
    await here(() => restoreContact(cast.bjorn, id));
    expect((await here(() => contactFacts(cast.bjorn, id))).deletedAt).to.equal(null);
  });

  it('hints at the same address, the same number and the same name, and not at what is in the trash', async () => {
    const [byEmail, byPhone, byName, trashed] = await Promise.all([
      make({ givenName: 'E', familyName: 'Post', email: 'samme@adresse.no' }),
      make({ givenName: 'T', familyName: 'Lefon', email: '', phone: '+47 911 22 333' }),
      make({ givenName: 'Åse', familyName: 'Bjørnstad', email: '' }),
      make({ givenName: 'Åse', familyName: 'Bjørnstad', email: '' }),
    ]);
    await here(() => trashContact(cast.bjorn, trashed));
    const typed = { email: 'SAMME@adresse.no', phone: '91122333', givenName: 'aase', familyName: 'bjørnstad' };
    const hints = await here(() => findDuplicates(cast.bjorn, typed));
    expect(hints.map(({ id, because }) => [id, because])).to.eql([
      [byEmail, 'email'],
      [byPhone, 'phone'],
      [byName, 'name'],
    ]);
    expect(await inTenant(cast.clara.tenantId, () => findDuplicates(cast.clara, typed))).to.eql([]);
  });

  it('hints at a name written with other letters, and not at a longer one', async () => {
    const asbjorn = await make({ givenName: 'Asbjørn', familyName: 'Ali', email: '' });
    await make({ givenName: 'Asbjørn', familyName: 'Alim', email: '' });
    const hintsAt = (givenName: string, familyName: string) =>
      here(() => findDuplicates(cast.bjorn, { email: '', phone: '', givenName, familyName }));
    const [hint, ...others] = await hintsAt('Asbjorn', 'ALI');
    expect(hint).to.include({ id: asbjorn, name: 'Asbjørn Ali', because: 'name' });
    expect(others).to.eql([]);
    expect(await hintsAt('Asbj%', 'Ali')).to.eql([]);
  });

  it('keeps every repeated column true whatever is done in whatever order', async () => {
    const companies = await here(() =>
      Promise.all(['Ørsta Bil', 'Aalesund Fisk', 'Çelik & Sønn'].map((name) => company(cast.bjorn, name))),
    );
    const word = fc.constantFrom('Kari', 'Åse', 'Øystein', 'van der Berg', 'Kjærgård', 'Aasen');
    const pick = fc.nat(2);
    const edit = fc.oneof(
      fc.record({ do: fc.constant('rename' as const), given: word, family: word }),
      fc.record({ do: fc.constant('email' as const), at: fc.nat(99), first: fc.boolean() }),
      fc.record({ do: fc.constant('phone' as const), at: fc.nat(99), first: fc.boolean() }),
      fc.record({ do: fc.constant('change' as const), at: fc.nat(99), pick }),
      fc.record({ do: fc.constant('remove' as const), pick }),
      fc.record({ do: fc.constant('join' as const), pick, first: fc.boolean() }),
      fc.record({ do: fc.constant('leave' as const), pick }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
        const id = await make({ email: '' });
        await here(async () => {
          for (const one of edits) {
            const { version } = await contactFacts(cast.bjorn, id);
            const channels = await channelsOf(cast.bjorn, id);
            const chosen = 'pick' in one ? channels[one.pick] : undefined;
            const companyId = 'pick' in one ? (companies[one.pick] ?? '') : '';
            const address = 'at' in one ? `p${one.at}@eksempel.no` : '';
            const number = 'at' in one ? `+47 9${String(1_000_000 + one.at)}` : '';
            const work = async (): Promise<unknown> => {
              if (one.do === 'rename')
                return changeField(cast.bjorn, id, {
                  field: 'name',
                  givenName: one.given,
                  familyName: one.family,
                  version,
                });
              if (one.do === 'email')
                return addChannel(cast.bjorn, id, { ...channel, value: address, first: one.first });
              if (one.do === 'phone')
                return addChannel(cast.bjorn, id, { ...channel, kind: 'phone', value: number, first: one.first });
              if (one.do === 'change' && chosen)
                return changeChannel(
                  cast.bjorn,
                  id,
                  chosen.id,
                  { version },
                  {
                    ...channel,
                    kind: chosen.kind,
                    value: chosen.kind === 'email' ? address : number,
                  },
                );
              if (one.do === 'remove' && chosen) return removeChannel(cast.bjorn, id, chosen.id);
              if (one.do === 'join') return joinCompany(cast.bjorn, id, { companyId, role: 'R', first: one.first });
              return leaveCompany(cast.bjorn, id, companyId);
            };
            // An address somebody has already is refused, which leaves the contact as it was.
            const error = await caught(work());
            if (error !== undefined && !(error instanceof Invalid)) throw error;
          }
          await expectTrue(id);
        });
      }),
      { numRuns: 25 },
    );
  });

  async function expectTrue(id: string): Promise<void> {
    const [row] = await sql<Record<string, string | null>>(
      `select given_name, family_name, sort_name, search_text, email, phone, company_id, company_name, company_sort
         from contacts where tenant_id = $1 and id = $2`,
      [cast.astrid.tenantId, id],
    );
    const channels = await channelsOf(cast.bjorn, id);
    const values = (kind: string): string[] => channels.filter((one) => one.kind === kind).map(({ value }) => value);
    const [first] = await companiesOf(cast.bjorn, id);
    const [givenName, familyName] = [row?.['given_name'] ?? '', row?.['family_name'] ?? ''];
    const [emails, phones] = [values('email'), values('phone')];
    expect(row).to.include({
      sort_name: personSortKey(givenName, familyName),
      search_text: contactSearchText({ givenName, familyName, emails, phones }),
      email: emails[0] ?? null,
      phone: phones[0] ?? null,
      company_id: first?.companyId ?? null,
      company_name: first?.name ?? null,
      company_sort: first ? sortKey(first.name) : null,
    });
  }
});
