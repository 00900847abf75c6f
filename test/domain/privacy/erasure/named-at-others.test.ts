import { expect } from 'chai';

import { osloDay } from '../../../../src/domain/clock.ts';
import { insertCompanies } from '../../../../src/domain/companies/bulk.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { recordByHand } from '../../../../src/domain/privacy/disclosures/record-by-hand.ts';
import { decideErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { nameOfHit } from '../../../../src/domain/privacy/erasure/free-text.ts';
import { erasurePreview } from '../../../../src/domain/privacy/erasure/preview.ts';
import { erasureOf } from '../../../../src/domain/privacy/erasure/erasure-record.ts';
import { requester } from '../../../../src/domain/privacy/requests/events.ts';
import { keepRequest } from '../../../../src/domain/privacy/requests/receive-request.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useCast } from '../../../support/cast.ts';
import { openTestOutside } from '../../../support/outside.ts';
import { placesWith } from '../../../support/residue.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

describe('hard case 16: a name in the title or role of a colleague, or in whom something was given to', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);

  before(() => openTestOutside(folder.path));

  it('is asked about, by family name alone too, and taken out', async () => {
    const person = await here(async () => {
      const [companyId = ''] = await insertCompanies([{ name: 'Kontoret AS' }]);
      const [first = ''] = await insertContacts([
        { givenName: 'Runa', familyName: 'Qvorpheim' },
        {
          givenName: 'Ove',
          familyName: 'Assistent',
          jobTitle: 'Assistent for Qvorpheim',
          companies: [{ id: companyId, name: 'Kontoret AS', role: 'Vikar for Runa Qvorpheim' }],
        },
      ]);
      await recordByHand(cast.astrid, first, {
        id: newId(),
        recipient: 'Revisor Qvorpheims venn',
        email: '',
        categories: ['name'],
        why: 'Årsoppgjøret',
        givenOn: osloDay(),
      });
      return first;
    });
    const { hits } = await here(() => erasurePreview(cast.astrid, person));
    expect(hits.map(({ table, column }) => `${table}.${column}`)).to.have.members([
      'contacts.job_title',
      'contact_companies.role',
      'disclosures.recipient',
    ]);
    await here(() =>
      decideErasure(cast.astrid, person, {
        decisions: Object.fromEntries(hits.map((hit) => [nameOfHit(hit), 'redact'])),
        confirmed: true,
        neverContact: false,
      }),
    );
    await carryOutDue(cast.database, 'erasure');
    expect(await placesWith(cast.database, ['Qvorpheim'])).to.deep.equal([]);
  });

  it('is asked about in own fields, addresses, cases and set-up, and taken out as was decided, or kept with a reason that is told', async () => {
    const { tenantId } = cast.astrid;
    const [field, day] = [newId(), newId()];
    const name = 'Ylva Zwickerud';
    const { person, other, company, breach, letter } = await here(async () => {
      for (const [id, kind, label] of [
        [field, 'text', 'Nås gjennom'],
        [day, 'date', 'Bursdag'],
      ])
        await change(
          `insert into custom_field_declarations (tenant_id, id, entity, label, kind, not_personal, declared_at, declared_by, in_access)
           values ($1, $2, 'contact', $3, $4, 'Sier ikke noe om noen', now(), $5, false)`,
          [tenantId, id, label, kind, cast.astrid.id],
        );
      const [companyId = ''] = await insertCompanies([{ name: 'Lageret AS' }]);
      const [first = '', second = ''] = await insertContacts([
        { givenName: 'Ylva', familyName: 'Zwickerud' },
        { givenName: 'Tor', familyName: 'Nabo' },
      ]);
      await change(`update contacts set custom_fields = $3 where tenant_id = $1 and id = $2`, [
        tenantId,
        second,
        JSON.stringify({ [field]: `Ring ${name} først`, [day]: '1970-01-02' }),
      ]);
      await change(`update companies set custom_fields = $3, address_lines = $4 where tenant_id = $1 and id = $2`, [
        tenantId,
        companyId,
        JSON.stringify({ [field]: name, [day]: '1970-01-02' }),
        [`v/ ${name}`, 'Zwickerud 4', 'Bakgården'],
      ]);
      const contactAddress = newId();
      await change(
        `insert into contact_addresses (tenant_id, id, contact_id, label, lines, postal_code, place, country_code, position)
         values ($1, $2, $3, 'home', $4, '9990', 'Zwickerud', 'NO', 0)`,
        [tenantId, contactAddress, second, [`c/o Zwickerud`, 'Zwickerud 4']],
      );
      const breachId = newId();
      await change(
        `insert into breaches (tenant_id, id, aware_at, nature, reported_by, created_at) values ($1, $2, now(), $3, $4, now())`,
        [tenantId, breachId, `${name} fikk listen i posten`, cast.astrid.id],
      );
      return { person: first, other: second, company: companyId, breach: breachId, letter: newId() };
    });
    await here(async () => {
      const request = await keepRequest(
        {
          kind: 'access',
          state: 'open',
          channel: 'form',
          language: 'nb',
          requesterName: 'Tor Nabo',
          requesterEmail: undefined,
          message: `Hva har ${name} fortalt dere om meg?`,
          receivedAt: new Date(),
          contactId: other,
          verified: 'link',
        },
        requester,
      );
      await change(
        `insert into data_subject_request_letters (tenant_id, id, request_id, kind, language, to_address, subject, body, created_at)
         values ($1, $2, $3, 'extension', 'nb', 'tor@eng.example', 'Svar', $4, now())`,
        [tenantId, letter, request, `Vi har spurt ${name}.`],
      );
    });
    const { hits, stays } = await here(() => erasurePreview(cast.astrid, person));
    const named = new Map(hits.map((hit) => [`${hit.table}.${hit.column}`, hit]));
    expect([...named.keys()]).to.have.members([
      'contacts.custom_fields',
      'contact_addresses.lines',
      'companies.custom_fields',
      'companies.address_lines',
      'breaches.nature',
      'data_subject_requests.message',
    ]);
    expect(named.get('contacts.custom_fields')).to.deep.include({
      before: 'Nås gjennom: Ring ',
      found: name,
      after: ' først',
      certain: true,
      home: { kind: 'contact', id: other },
    });
    expect(named.get('contact_addresses.lines')).to.deep.include({ found: 'Zwickerud', certain: false });
    expect(named.get('breaches.nature')?.home).to.deep.equal({ kind: 'breach', id: breach });
    // What was sent to somebody else cannot be taken back: it is told, and nobody is asked.
    const letters = {
      place: 'data_subject_request_letters.body',
      rows: 1,
      ofOthers: true,
      ground: 'declared:accountability',
    };
    expect(stays).to.have.lengthOf(1);
    expect(stays[0]).to.deep.include(letters);

    const decided: Readonly<Record<string, string>> = {
      'contacts.custom_fields': 'redact',
      'contact_addresses.lines': 'redact',
      'companies.custom_fields': 'delete',
      'companies.address_lines': 'delete',
      'breaches.nature': 'keep:legal-duty',
      'data_subject_requests.message': 'redact',
    };
    const id = await here(() =>
      decideErasure(cast.astrid, person, {
        decisions: Object.fromEntries(hits.map((hit) => [nameOfHit(hit), decided[`${hit.table}.${hit.column}`] ?? ''])),
        confirmed: true,
        neverContact: false,
      }),
    );
    await carryOutDue(cast.database, 'erasure');
    const { erasure } = await here(() => erasureOf(cast.astrid, id));
    expect(erasure.residue).to.deep.equal([]);
    expect(erasure.kept.find(({ ground }) => ground === 'decided:legal-duty')).to.deep.include({
      place: 'breaches.nature',
      rows: 1,
    });
    expect(erasure.kept.find(({ ofOthers }) => ofOthers)).to.deep.include(letters);
    expect(erasure.certificate?.kept).to.deep.equal(erasure.kept);
    // Each row once, and apart from the person's own.
    expect(erasure.treated).to.have.deep.members([
      { table: 'contacts', rows: 1 },
      ...['companies', 'contact_addresses', 'contacts', 'data_subject_requests'].map((table) => ({
        table,
        rows: 1,
        ofOthers: true,
      })),
    ]);
    const read = (text: string, row: string) => here(() => sql(text, [tenantId, row]));
    expect(
      await read(`select custom_fields as left from contacts where tenant_id = $1 and id = $2`, other),
    ).to.deep.equal([{ left: { [field]: 'Ring [slettet] først', [day]: '1970-01-02' } }]);
    // A farm of that name is no person.
    expect(
      await read(`select lines, place from contact_addresses where tenant_id = $1 and contact_id = $2`, other),
    ).to.deep.equal([{ lines: ['c/o [slettet]', 'Zwickerud 4'], place: 'Zwickerud' }]);
    expect(
      await read(
        `select custom_fields as left, address_lines as lines from companies where tenant_id = $1 and id = $2`,
        company,
      ),
    ).to.deep.equal([{ left: { [day]: '1970-01-02' }, lines: ['Zwickerud 4', 'Bakgården'] }]);
    expect(await placesWith(cast.database, [name])).to.have.members([
      'breaches.nature',
      'data_subject_request_letters.body',
    ]);
  });
});
