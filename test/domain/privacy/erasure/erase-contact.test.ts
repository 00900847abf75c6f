import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { recordActivity } from '../../../../src/domain/activities/record-activity.ts';
import { verifyChain } from '../../../../src/domain/audit/verify-chain.ts';
import { atTime } from '../../../../src/domain/clock.ts';
import { insertCompanies } from '../../../../src/domain/companies/bulk.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { stages } from '../../../../src/domain/deals/deal.ts';
import { addDeal } from '../../../../src/domain/deals/write-deal.ts';
import { Invalid, NotAllowed, NotFound } from '../../../../src/domain/errors.ts';
import { everyContact } from '../../../../src/domain/exports/contact-export.ts';
import { requestExport } from '../../../../src/domain/exports/request-export.ts';
import { bringList } from '../../../../src/domain/imports/bring-list.ts';
import { findRestricted } from '../../../../src/domain/exports/everything/restricted-part.ts';
import { fileExists, filePath, openFiles } from '../../../../src/domain/files/files.ts';
import { isGenuine } from '../../../../src/domain/privacy/erasure/certificate.ts';
import { decideResidue, residueOf } from '../../../../src/domain/privacy/erasure/decide-residue.ts';
import { decideErasure, type NewErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { openAnchors } from '../../../../src/domain/audit/anchor-file.ts';
import { openErasureLedger } from '../../../../src/domain/privacy/erasure/erasure-ledger.ts';
import { erasureOf } from '../../../../src/domain/privacy/erasure/erasure-record.ts';
import { nameOfHit } from '../../../../src/domain/privacy/erasure/free-text.ts';
import { erasurePreview } from '../../../../src/domain/privacy/erasure/preview.ts';
import { retentionCodes } from '../../../../src/domain/privacy/inventory/retention-codes.ts';
import { expireHolds } from '../../../../src/domain/privacy/holds/expire-holds.ts';
import { placeHold } from '../../../../src/domain/privacy/holds/legal-holds.ts';
import { requester } from '../../../../src/domain/privacy/requests/events.ts';
import { keepRequest } from '../../../../src/domain/privacy/requests/receive-request.ts';
import { heldByRestriction } from '../../../../src/domain/privacy/restriction/left-alone.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import { screenAddresses } from '../../../../src/domain/privacy/suppression/screen.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { asActor, type Member } from '../../../../src/domain/users/member.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useCast } from '../../../support/cast.ts';
import { residueAnywhere } from '../../../support/residue.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';
import { idsIn, insertDeal, insertNote } from '../../trash/put-in-trash.ts';

const identifiers = ['Kvitsymre Blåveis', 'kvitsymre@eng.example', '93456781'];

describe('Erasing a person', function () {
  this.timeout(60_000);
  const cast = useCast();
  const folder = useTemporaryFolder();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);

  before(() => {
    openFiles(folder.path);
    openAnchors(folder.path);
    openErasureLedger(folder.path);
  });

  /** A person with a deal and an own business, and somebody else whose note names them. */
  const newPerson = () =>
    here(async () => {
      const { astrid } = cast;
      const [company = '', business = ''] = await insertCompanies([{ name: 'Engen AS' }, { name: 'Blåveis Design' }]);
      const [id = '', other = ''] = await insertContacts([
        {
          givenName: 'Kvitsymre',
          familyName: 'Blåveis',
          emails: ['kvitsymre@eng.example'],
          phones: ['+4793456781'],
          companies: [{ id: business, name: 'Blåveis Design' }],
        },
        { givenName: 'Per', familyName: 'Annen' },
      ]);
      await change(
        `update companies set person_like = true, email = 'kvitsymre@eng.example' where tenant_id = $1 and id = $2`,
        [astrid.tenantId, business],
      );
      const [stage] = await stages(astrid);
      const deal = await addDeal(astrid, {
        title: 'Avtale med Kvitsymre Blåveis',
        stageId: stage?.id ?? '',
        companyId: company,
        contactId: id,
        ownerId: null,
        amountMinor: 1,
        expectedCloseOn: null,
      });
      const note = await recordActivity(astrid, {
        kind: 'note',
        subject: { kind: 'contact', id: other },
        title: 'Blåveis Kvitsymre ringte',
        body: 'Kvitsymre  Blåveis ba om svar på 934 56 781. Spør Blåveis om våren.',
      });
      return { id, other, company, business, deal, note };
    });

  const decide = (by: Member, id: string, more: Partial<NewErasure> = {}) =>
    here(async () => {
      const { hits } = await erasurePreview(by, id, more.requestId);
      return decideErasure(by, id, {
        decisions: Object.fromEntries(hits.map((hit) => [nameOfHit(hit), 'redact'])),
        confirmed: true,
        neverContact: false,
        ...more,
      });
    });
  const look = (id: string) => here(() => erasureOf(cast.astrid, id));
  /** They come one after the other; what a test leaves must not stand in the way of the next. */
  const clear = (person: { note: string; business: string }) =>
    here(async () => {
      await change(`delete from activities where tenant_id = $1 and id = $2`, [cast.astrid.tenantId, person.note]);
      // What is left of its name is nobody's.
      await change(`update companies set person_like = false where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        person.business,
      ]);
    });

  it('hard case 16: shows what would happen and asks about each place where others wrote about them', async () => {
    const person = await newPerson();
    const preview = await here(() => erasurePreview(cast.astrid, person.id));
    const outcome = Object.fromEntries(preview.branches.map(({ table, outcome }) => [table, outcome]));
    expect(outcome).to.include({ contacts: 'emptied', contact_emails: 'deleted', deals: 'emptied' });
    expect(preview.branches.map(({ table }) => table)).to.include('companies');
    expect(preview.hits.map(({ column, found, certain }) => [column, found, certain])).to.deep.equal([
      ['subject', 'Blåveis Kvitsymre', true],
      ['body', 'Kvitsymre  Blåveis', true],
    ]);
    const refusal = await here(() =>
      decideErasure(cast.astrid, person.id, { decisions: {}, confirmed: false, neverContact: false }),
    ).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(Invalid);
    expect(Object.keys(refusal instanceof Invalid ? refusal.fields : {})).to.have.members([
      `activities.subject.${person.note}`,
      `activities.body.${person.note}`,
      'confirmed',
    ]);
    expect(await decide(cast.bjorn, person.id).catch((error: unknown) => error)).to.be.instanceOf(NotAllowed);
    await decide(cast.astrid, person.id);
    await carryOutDue(cast.database, 'erasure');
    await clear(person);
  });

  it('hard case 16: sees through what nobody sees, a soft hyphen, a mark without width or a space that does not break', async () => {
    const person = await newPerson();
    const pasted = [
      'Kvit\u00ADsymre Blåveis ringte.',
      'Kvitsymre\u00A0Blåv\u200Beis ringte.',
      'Frk. Blå\u00ADveis ringte.',
    ];
    const notes = await here(async () => {
      const ids: string[] = [];
      for (const body of pasted)
        ids.push(
          await recordActivity(cast.astrid, {
            kind: 'note',
            subject: { kind: 'contact', id: person.other },
            title: '',
            body,
          }),
        );
      return ids;
    });
    await decide(cast.astrid, person.id);
    await carryOutDue(cast.database, 'erasure');
    const left = await here(() =>
      sql<{ body: string }>(`select body from activities where tenant_id = $1 and id = any($2::uuid[]) order by id`, [
        cast.astrid.tenantId,
        notes,
      ]),
    );
    expect(left.map(({ body }) => body)).to.deep.equal([
      '[slettet] ringte.',
      '[slettet] ringte.',
      'Frk. [slettet] ringte.',
    ]);
    await clear(person);
  });

  it('invariant I4, I7: leaves nothing of them anywhere, certified, with the audit chain whole; hard cases 1, 6, 8', async () => {
    const person = await newPerson();
    const { tenantId } = cast.astrid;
    const exported = await here(async () => {
      await change(
        `insert into mails (tenant_id, id, template, language, to_address, contact_id) values ($1, $2, 'x', 'nb', 'KVITSYMRE@eng.example', null)`,
        [tenantId, person.note],
      );
      return requestExport(cast.astrid, everyContact, 'nb');
    });
    await carryOutDue(cast.database, 'contact-export');
    const [file] = await here(() =>
      sql<{ key: string }>(`select file_key as key from exports where tenant_id = $1 and id = $2`, [
        tenantId,
        exported,
      ]),
    );
    expect(await fileExists(tenantId, file?.key ?? '')).to.equal(true);

    const id = await decide(cast.astrid, person.id, { neverContact: true });
    await carryOutDue(cast.database, 'erasure');
    const { erasure } = await look(id);
    expect(erasure).to.deep.include({ state: 'done', residue: [] });
    expect(await residueAnywhere(cast.database, identifiers)).to.deep.equal([]);
    expect(await fileExists(tenantId, file?.key ?? '')).to.equal(false);
    const [note] = await here(() =>
      sql(`select subject, body from activities where tenant_id = $1 and id = $2`, [tenantId, person.note]),
    );
    expect(note).to.deep.equal({
      subject: '[slettet] ringte',
      body: '[slettet] ba om svar på [slettet]. Spør [slettet] om våren.',
    });
    const [business] = await here(() =>
      sql(`select email, name from companies where tenant_id = $1 and id = $2`, [tenantId, person.business]),
    );
    expect(business, 'what no register tells goes').to.deep.equal({ email: null, name: '[slettet] Design' });
    const [suppressed] = await here(() => screenAddresses([{ channel: 'email', value: 'kvitsymre@eng.example' }]));
    expect(suppressed).to.have.length(1);
    const { certificate } = erasure;
    if (!certificate) throw new Error('no certificate');
    expect(isGenuine(certificate)).to.equal(true);
    expect(isGenuine({ ...certificate, suppressed: false })).to.equal(false);
    expect(JSON.stringify(certificate).toLowerCase()).not.to.match(/kvitsymre|93456781/);
    expect((await here(() => verifyChain([]))).integrity).to.deep.equal([]);
    await clear(person);
  });

  it('invariant I4: takes the rows of lists with them that name them or bring their number, and leaves the other rows', async () => {
    const person = await newPerson();
    const { tenantId } = cast.astrid;
    const text = [
      'Firma;E-post;Telefon',
      'Kvitsymre Blåveis;;',
      'Blomsterbutikken;;934 56 781',
      'Enga;KVITSYMRE@eng.example;',
      'Noe Annet;post@noe.example;22222222',
    ].join('\n');
    const list = await here(() => bringList(cast.astrid, { text }, 'nb'));
    const id = await decide(cast.astrid, person.id);
    await carryOutDue(cast.database, 'erasure');
    expect((await look(id)).erasure).to.deep.include({ state: 'done', residue: [] });
    const rows = await here(() =>
      sql<{ line: number }>(`select line from company_import_rows where tenant_id = $1 and import_id = $2`, [
        tenantId,
        list,
      ]),
    );
    expect(rows).to.deep.equal([{ line: 5 }]);
    await here(() => change(`delete from company_import_rows where tenant_id = $1`, [tenantId]));
    await clear(person);
  });

  /** A request of theirs to be erased, from who has shown who they are. */
  const asksForErasure = async (contactId: string): Promise<string> => {
    const request = await keepRequest(
      {
        kind: 'erasure',
        state: 'open',
        channel: 'form',
        language: 'nb',
        requesterName: '',
        requesterEmail: undefined,
        message: '',
        receivedAt: new Date(),
        contactId,
        verified: 'link',
      },
      requester,
    );
    return request ?? '';
  };

  it('reaches somebody whose processing is restricted, in a case of theirs, and ends the restriction', async () => {
    const person = await newPerson();
    // With their own business and nobody else; what was noted on it before anybody said whom it is with, is the deal's.
    const sale = await insertDeal(cast.astrid, { title: 'Plakat for Blåveis', companyId: person.business });
    const noted = await insertNote(cast.astrid, { body: 'Kvitsymre Blåveis vil ha den i A3.', dealId: sale });
    const restriction = await here(() => restrictContact(cast.astrid, person.id, { ground: 'claims' }));
    expect(await idsIn(cast.astrid, 'deals')).to.not.include(sale);
    expect(await idsIn(cast.astrid, 'activities')).to.not.include(noted);
    expect(await decide(cast.astrid, person.id).catch((error: unknown) => error), 'outside a case').to.be.instanceOf(
      NotFound,
    );
    const requestId = await here(() => asksForErasure(person.id));
    const id = await decide(cast.astrid, person.id, { requestId });
    await carryOutDue(cast.database, 'erasure');
    expect((await look(id)).erasure.state).to.equal('done');
    const [row] = await here(() =>
      sql(`select lifted_at is not null as lifted from restrictions where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        restriction,
      ]),
    );
    expect(row).to.deep.equal({ lifted: true });
    const left = await here(() =>
      sql(
        `select d.title, a.subject, a.body from deals d join activities a on a.tenant_id = $1 and a.deal_id = d.id where d.tenant_id = $1 and d.id = $2`,
        [cast.astrid.tenantId, sale],
      ),
    );
    expect(left, 'what was hidden with them is there again, without them').to.deep.equal([
      { title: 'Salg', subject: '', body: '' },
    ]);
    // Their case waits for its answer, which is another test's matter.
    await asSuperuser(cast.database, async (client) => {
      await client.query('update erasures set request_id = null');
      await client.query('delete from data_subject_request_events');
      await client.query('delete from data_subject_requests');
    });
    await clear(person);
  });

  it('hard case 17, hard case 19: keeps what the law holds, item by item, and goes on by itself when the hold ends', async () => {
    const person = await newPerson();
    const { astrid } = cast;
    await here(() =>
      placeHold(
        asActor(astrid),
        { kind: 'contact', id: person.id },
        { table: 'deals', row: person.deal, law: 'bookkeeping', reason: 'invoice', until: '2031-12-31' },
      ),
    );
    const record = () =>
      asSuperuser(cast.database, async (client) => {
        const { rows } = await client.query<object>(
          `select to_jsonb(d) - 'restricted_at' as deal from deals d where id = $1`,
          [person.deal],
        );
        return rows;
      });
    const before = await record();
    const id = await decide(astrid, person.id);
    await carryOutDue(cast.database, 'erasure');
    expect(await record(), 'no column of it is touched').to.deep.equal(before);
    const logged = await here(() =>
      sql<{ action: string }>(
        `select action from audit_entries where tenant_id = $1 and subject = 'contact' and subject_id = $2`,
        [astrid.tenantId, person.id],
      ),
    );
    expect(logged.map(({ action }) => action)).to.include.members(['hold.placed', 'erasure.held']);
    const held = (await look(id)).erasure;
    expect(held).to.deep.include({ state: 'held', residue: [], certificate: null });
    expect(held.kept.filter(({ place }) => place.includes('.'))).to.deep.equal([
      { place: 'deals.title', rows: 1, ground: 'hold:bookkeeping', law: 'bokføringsloven § 13', until: '2031-12-31' },
    ]);
    expect((await residueAnywhere(cast.database, identifiers)).map(({ place }) => place)).to.deep.equal([
      'deals.title',
    ]);
    await atTime(new Date('2032-01-01T00:30:00+01:00'), expireHolds);
    expect(await carryOutDue(cast.database, 'erasure', new Date('2033-01-01'))).to.equal(1);
    const done = (await look(id)).erasure;
    expect(done).to.deep.include({ state: 'done', decidedAt: held.decidedAt, erasedAt: held.erasedAt });
    expect(await residueAnywhere(cast.database, identifiers)).to.deep.equal([]);
    await clear(person);
  });

  it('hard case 17: what a law keeps of them is seen by nobody until the hold ends, and then is not there', async () => {
    const person = await newPerson();
    const { astrid } = cast;
    const told = await here(() =>
      recordActivity(astrid, {
        kind: 'note',
        subject: { kind: 'contact', id: person.id },
        title: 'Bilag 1044',
        body: 'Kvitsymre Blåveis betalte kontant.',
      }),
    );
    // With their own business and nobody else.
    const sale = await insertDeal(astrid, { title: 'Plakat for Kvitsymre Blåveis', companyId: person.business });
    const rows = [
      ['contacts', person.id],
      ['activities', told],
      ['deals', person.deal],
      ['deals', sale],
    ] as const;
    await here(async () => {
      for (const [table, row] of rows)
        await placeHold(
          asActor(astrid),
          { kind: 'contact', id: person.id },
          { table, row, law: 'bookkeeping', reason: 'invoice', until: '2031-12-31' },
        );
    });
    const seen = async () =>
      Promise.all(
        rows.map(async ([table, row]) => [
          (await here(() => sql(`select from ${table} where tenant_id = $1 and id = $2`, [astrid.tenantId, row])))
            .length,
          (await asSuperuser(cast.database, (client) => client.query(`select from ${table} where id = $1`, [row])))
            .rowCount,
        ]),
      );
    await decide(astrid, person.id);
    expect(await seen(), 'held, and used until the erasure').to.deep.equal([
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    await carryOutDue(cast.database, 'erasure');
    expect(await seen(), 'only stored').to.deep.equal([
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    expect(await here(() => heldByRestriction('company')), 'or the sale would lose it').to.include(person.company);
    const apart = { contacts: new Set<string>(), activities: new Set<string>() };
    await here(() => findRestricted(apart));
    expect([...apart.contacts], 'lies by itself in what a controller takes along').to.include(person.id);
    const [stored] = await asSuperuser(cast.database, async (client) => {
      const found = await client.query<{ name: string; body: string; text: string }>(
        `select c.family_name as name, a.body, c.search_text as text from contacts c, activities a where c.id = $1 and a.id = $2`,
        [person.id, told],
      );
      return found.rows;
    });
    expect(stored).to.deep.equal({ name: 'Blåveis', body: 'Kvitsymre Blåveis betalte kontant.', text: '' });
    await atTime(new Date('2032-01-01T00:30:00+01:00'), expireHolds);
    await carryOutDue(cast.database, 'erasure', new Date('2033-01-01'));
    expect(await residueAnywhere(cast.database, identifiers)).to.deep.equal([]);
    const [contact, , ...deals] = await seen();
    expect([contact, ...deals], 'what is left is hidden from nobody').to.deep.equal([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    await clear(person);
  });

  it('asks about a business that may be theirs, and erases what they gave of one that is', async () => {
    const [theirs = '', others = '', id = ''] = await here(async () => [
      ...(await insertCompanies([
        { name: 'Rogn Rasmussen Rør', legalForm: 'ENK', email: 'rogn@ror.example' },
        { name: 'Rasmussen Maskin', legalForm: 'ENK', email: 'per@maskin.example' },
      ])),
      ...(await insertContacts([{ givenName: 'Rogn', familyName: 'Rasmussen', emails: ['rogn@ror.example'] }])),
    ]);
    const { hits } = await here(() => erasurePreview(cast.astrid, id));
    expect(
      hits.filter(({ table, column }) => table === 'companies' && column === 'id').map(({ row }) => row),
    ).to.have.members([theirs, others]);
    const places = hits
      .filter(({ column }) => column !== 'id')
      .map((hit) => [nameOfHit(hit), hit.column === 'name' ? 'redact' : 'delete']);
    const decideAs = (decisions: Readonly<Record<string, string>>) =>
      here(() =>
        decideErasure(cast.astrid, id, {
          decisions: { ...Object.fromEntries(places), ...decisions },
          confirmed: true,
          neverContact: false,
        }),
      );
    let thrown: unknown;
    await decideAs({ [`companies.id.${theirs}`]: 'delete', [`companies.id.${others}`]: 'keep:legal-duty' }).catch(
      (error: unknown) => (thrown = error),
    );
    expect(thrown instanceof Invalid ? thrown.fields : thrown).to.deep.equal({
      [`companies.id.${others}`]: 'erasure.hit.undecided',
    });
    const erasure = await decideAs({
      [`companies.id.${theirs}`]: 'delete',
      [`companies.id.${others}`]: 'keep:another-person',
    });
    await carryOutDue(cast.database, 'erasure');
    expect((await look(erasure)).erasure.state).to.equal('done');
    const left = await here(() =>
      sql<{ id: string; email: string | null }>(
        `select id, email from companies where tenant_id = $1 and id = any($2::uuid[]) order by name`,
        [cast.astrid.tenantId, [theirs, others]],
      ),
    );
    expect(left).to.deep.equal([
      { id: others, email: 'per@maskin.example' },
      { id: theirs, email: null },
    ]);
  });

  it('asks once about a business without a number, and keeps nothing that was typed of one as if a register told it', async () => {
    const [unregistered = '', overwritten = '', others = '', id = ''] = await here(async () => {
      const companies = await insertCompanies([
        {
          name: 'Tiriltunge Engmo Rør',
          legalForm: 'ENK',
          addressLines: ['Engveien 1'],
          postalCode: '9990',
          place: 'Båtsfjord',
        },
        { name: 'Tiriltunge Engmo sitt', legalForm: 'ENK', organisationNumber: '310529915', addressLines: ['Typet 2'] },
        { name: 'Tiriltunge Engmo Fisk', legalForm: 'ENK' },
      ]);
      const told = { name: JSON.stringify(['TIRILTUNGE ENGMO MASKIN']), address: null } as const;
      for (const [field, value] of Object.entries(told))
        await change(
          `insert into company_field_sources (tenant_id, company_id, field, source, register_value) values ($1, $2, $3, 'user', $4)`,
          [cast.astrid.tenantId, companies[1], field, value],
        );
      const company = (at: number) => ({ id: companies[at] ?? '', name: 'x' });
      return [
        ...companies,
        ...(await insertContacts([{ givenName: 'Tiriltunge', familyName: 'Engmo', companies: [company(1)] }])),
      ];
    });
    const { hits, branches } = await here(() => erasurePreview(cast.astrid, id));
    expect(hits.map(nameOfHit)).to.have.members([
      `companies.id.${unregistered}`,
      `companies.name.${overwritten}`,
      `companies.id.${others}`,
    ]);
    expect(branches.find(({ table }) => table === 'companies')?.stays.map(({ ground }) => ground)).to.include(
      'public-register',
    );
    const erasure = await decide(cast.astrid, id, {
      decisions: {
        [`companies.id.${unregistered}`]: 'delete',
        [`companies.name.${overwritten}`]: 'redact',
        [`companies.id.${others}`]: 'keep:another-person',
      },
    });
    await carryOutDue(cast.database, 'erasure');
    const { erasure: done } = await look(erasure);
    expect(done.residue).to.deep.equal([]);
    expect(done.state).to.equal('done');
    const rows = await here(() =>
      sql<{ id: string; name: string; lines: string[]; place: string | null }>(
        `select id, name, address_lines as lines, place from companies where tenant_id = $1 and id = any($2::uuid[])`,
        [cast.astrid.tenantId, [unregistered, overwritten, others]],
      ),
    );
    expect(Object.fromEntries(rows.map(({ id: row, ...one }) => [row, one]))).to.deep.equal({
      [unregistered]: { name: '[slettet] Rør', lines: [], place: null },
      [overwritten]: { name: 'TIRILTUNGE ENGMO MASKIN', lines: [], place: null },
      [others]: { name: 'Tiriltunge Engmo Fisk', lines: [], place: null },
    });
  });

  it('says of a business in no register that nothing of it stays because of one', async () => {
    const id = await here(async () => {
      const [company = ''] = await insertCompanies([{ name: 'Tepperot Veng', legalForm: 'ENK' }]);
      const [contact = ''] = await insertContacts([
        { givenName: 'Tepperot', familyName: 'Veng', companies: [{ id: company, name: 'x' }] },
      ]);
      return contact;
    });
    const { branches } = await here(() => erasurePreview(cast.astrid, id));
    expect(branches.flatMap(({ stays }) => stays.map(({ ground }) => ground))).not.to.include('public-register');
  });

  it('asks about companies without a number that are called as the person, whose names no register keeps', async () => {
    const [typed = '', kept = '', registered = '', own = '', id = '', other = ''] = await here(async () => {
      const companies = await insertCompanies([
        { name: 'Siv Måltrost' },
        { name: 'Siv Måltrost og venner' },
        { name: 'Siv Måltrost Skog', organisationNumber: '974760673' },
        { name: 'Siv Måltrost Ved', legalForm: 'ENK' },
        { name: 'Måltrost Bygg' },
      ]);
      return [
        ...companies.slice(0, 4),
        ...(await insertContacts([
          {
            givenName: 'Siv',
            familyName: 'Måltrost',
            companies: [{ id: companies[3] ?? '', name: 'Siv Måltrost Ved' }],
          },
          { givenName: 'Per', familyName: 'Ansatt', companies: [{ id: companies[0] ?? '', name: 'Siv Måltrost' }] },
        ])),
      ];
    });
    const { hits } = await here(() => erasurePreview(cast.astrid, id));
    expect(hits.map(nameOfHit)).to.have.members([typed, kept, own].map((row) => `companies.name.${row}`));
    const erasure = await decide(cast.astrid, id, {
      decisions: {
        [`companies.name.${typed}`]: 'redact',
        [`companies.name.${own}`]: 'redact',
        [`companies.name.${kept}`]: 'keep:another-person',
      },
    });
    // Written by somebody after the decision was made.
    const [late = ''] = await here(() => insertCompanies([{ name: 'Siv Måltrost' }]));
    await carryOutDue(cast.database, 'erasure');
    expect((await look(erasure)).erasure.residue).to.have.length(1);
    const residue = await here(() => residueOf(cast.astrid, erasure));
    expect(residue.byHand).to.deep.equal([]);
    expect(residue.hits.map(nameOfHit)).to.deep.equal([`companies.name.${late}`]);
    await here(() => decideResidue(cast.astrid, erasure, { [`companies.name.${late}`]: 'redact' }));
    await carryOutDue(cast.database, 'erasure');
    const { erasure: done } = await look(erasure);
    expect(done.state).to.equal('done');
    expect(done.kept.filter(({ place }) => place === 'companies.name').map(({ ground }) => ground)).to.have.members([
      'decided:another-person',
      'declared:public-register',
    ]);
    const names = await here(() =>
      sql<{ id: string; name: string; words: string }>(
        `select id, name, sort_name || search_text as words from companies where tenant_id = $1 and id = any($2::uuid[])`,
        [cast.astrid.tenantId, [typed, own, kept, registered, late]],
      ),
    );
    expect(Object.fromEntries(names.map((one) => [one.id, one.name]))).to.deep.equal({
      [typed]: '[slettet]',
      [late]: '[slettet]',
      [own]: '[slettet] Ved',
      [kept]: 'Siv Måltrost og venner',
      [registered]: 'Siv Måltrost Skog',
    });
    expect(names.filter(({ words }) => /måltrost|maltrost/i.test(words)).map((one) => one.id)).to.have.members([
      kept,
      registered,
    ]);
    const [colleague] = await here(() =>
      sql(`select company_name from contacts where tenant_id = $1 and id = $2`, [cast.astrid.tenantId, other]),
    );
    expect(colleague).to.deep.equal({ company_name: '[slettet]' });
  });

  it('hard case 2, hard case 18: is not done while a copy is left, says where and not what, and goes on once it is gone', async () => {
    const person = await newPerson();
    const { tenantId } = cast.astrid;
    const key = person.note;
    mkdirSync(path.dirname(filePath(tenantId, key)), { recursive: true });
    const id = await decide(cast.astrid, person.id);
    writeFileSync(filePath(tenantId, key), 'x;Kvitsymre Blåveis;y');
    await here(() =>
      restrictContact(cast.astrid, person.other, { ground: 'claims', note: 'Kvitsymre Blåveis krever penger av Per' }),
    );
    await carryOutDue(cast.database, 'erasure');
    const { erasure } = await look(id);
    expect(erasure.state).to.equal('residue');
    expect(erasure.residue.map(({ place }) => place)).to.deep.equal(['restrictions.note', `files/${key}`]);
    expect(JSON.stringify(erasure.residue)).not.to.include('vitsymre');
    const { hits, byHand } = await here(() => residueOf(cast.astrid, id));
    expect(hits.map(({ table, column, found, choices }) => ({ table, column, found, choices }))).to.deep.equal([
      { table: 'restrictions', column: 'note', found: 'Kvitsymre Blåveis', choices: ['redact', 'keep'] },
    ]);
    expect(byHand).to.deep.equal([{ place: `files/${key}`, rows: [] }]);
    const undecided = await here(() => decideResidue(cast.astrid, id, {})).catch((error: unknown) => error);
    expect(undecided).to.be.instanceOf(Invalid);
    const decisions = Object.fromEntries(hits.map((hit) => [nameOfHit(hit), 'redact']));
    await here(() => decideResidue(cast.astrid, id, decisions));
    await carryOutDue(cast.database, 'erasure');
    expect((await look(id)).erasure.residue, 'the file is for a human').to.deep.equal([
      { place: `files/${key}`, rows: [] },
    ]);
    writeFileSync(filePath(tenantId, key), 'x');
    await here(() => decideResidue(cast.astrid, id, {}));
    await carryOutDue(cast.database, 'erasure');
    expect((await look(id)).erasure.state).to.equal('done');
    const [restriction] = await here(() =>
      sql(`select note from restrictions where tenant_id = $1 and contact_id = $2`, [tenantId, person.other]),
    );
    expect(restriction).to.deep.equal({ note: '[slettet] krever penger av Per' });
    await clear(person);
  });

  it('leaves another person of the same name, and what was decided to stay, on the list of what is kept', async () => {
    const person = await newPerson();
    const [namesake = ''] = await here(() =>
      insertContacts([{ givenName: 'Kvitsymre', familyName: 'Blåveis', emails: ['kvitsymre@eng.example'] }]),
    );
    const { hits } = await here(() => erasurePreview(cast.astrid, person.id));
    expect(hits.map(({ table, row }) => [table, row])).to.deep.include(['contacts', namesake]);
    const other = `contacts.id.${namesake}`;
    const kept = Object.fromEntries(hits.map((hit) => [nameOfHit(hit), 'keep:another-person']));
    for (const wrong of ['', 'redact', 'keep:another-person']) {
      const refusal = await decide(cast.astrid, person.id, { decisions: { ...kept, [other]: wrong } }).catch(
        (error: unknown) => error,
      );
      expect(refusal instanceof Invalid ? refusal.fields : {}, wrong).to.deep.equal({
        [other]: 'erasure.hit.undecided',
      });
    }
    const id = await decide(cast.astrid, person.id, { decisions: { ...kept, [other]: 'keep:shared-at-home' } });
    await carryOutDue(cast.database, 'erasure');
    const { erasure } = await look(id);
    expect(erasure.state).to.equal('done');
    const places = erasure.kept.filter(({ place }) => place.includes('.'));
    expect(new Set(places.map(({ ground }) => ground))).to.deep.equal(
      new Set(['decided:another-person', 'decided:shared-at-home']),
    );
    const ofNamesake = { place: 'contacts.id', rows: 1, ground: 'decided:shared-at-home', until: null };
    const { nb, en } = retentionCodes.inactivity;
    expect(erasure.certificate?.kept).to.deep.include({ ...ofNamesake, law: 'GDPR art. 17(1)', ends: { nb, en } });
    const [left] = await here(() =>
      sql(`select given_name from contacts where tenant_id = $1 and id = $2`, [cast.astrid.tenantId, namesake]),
    );
    expect(left).to.deep.equal({ given_name: 'Kvitsymre' });
    await clear(person);
    await here(() => decideErasure(cast.astrid, namesake, { decisions: {}, confirmed: true, neverContact: false }));
    await carryOutDue(cast.database, 'erasure');
  });

  /** A second record of the person, under a married name, and a note about that name alone with somebody else. */
  const secondRecord = (other: string) =>
    here(async () => {
      const [second = ''] = await insertContacts([
        { givenName: 'Kvitsymre', familyName: 'Haugland', phones: ['+4793456781'], emails: ['ny@eng.example'] },
      ]);
      const note = await recordActivity(cast.astrid, {
        kind: 'note',
        subject: { kind: 'contact', id: other },
        title: 'Lunsj',
        body: 'Haugland ble med på lunsj.',
      });
      return { second, note };
    });

  it('invariant I4, hard case 16: erases a second record of the person with them, after asking about what names it', async () => {
    const person = await newPerson();
    const { second, note } = await secondRecord(person.other);
    const { hits } = await here(() => erasurePreview(cast.astrid, person.id));
    expect(hits[0]).to.deep.include({ row: second, before: 'Kvitsymre Haugland · ', found: '+4793456781' });
    const requestId = await here(() => asksForErasure(person.id));
    const decisions = {
      ...Object.fromEntries(hits.map((hit) => [nameOfHit(hit), 'redact'])),
      [`contacts.id.${second}`]: 'delete',
    };
    const more = await here(() => erasurePreview(cast.astrid, person.id, requestId, (name) => decisions[name] ?? ''));
    expect(more.hits.map(nameOfHit)).to.have.members([...Object.keys(decisions), `activities.body.${note}`]);
    const refusal = await decide(cast.astrid, person.id, { decisions, requestId }).catch((error: unknown) => error);
    expect(refusal instanceof Invalid ? refusal.fields : {}).to.deep.equal({
      [`activities.body.${note}`]: 'erasure.hit.undecided',
    });
    const all = { ...decisions, [`activities.body.${note}`]: 'redact' };
    const id = await decide(cast.astrid, person.id, { decisions: all, requestId });
    await carryOutDue(cast.database, 'erasure');
    await carryOutDue(cast.database, 'erasure');
    expect((await look(id)).erasure).to.deep.include({ state: 'done', residue: [], requestId });
    const rows = await here(() =>
      sql<{ contact: string; state: string }>(
        `select contact_id as contact, state from erasures where tenant_id = $1 and request_id = $2 order by 1`,
        [cast.astrid.tenantId, requestId],
      ),
    );
    expect(rows).to.have.deep.members([
      { contact: person.id, state: 'done' },
      { contact: second, state: 'done' },
    ]);
    await asSuperuser(cast.database, async (client) => {
      await client.query('update erasures set request_id = null');
      await client.query('delete from data_subject_request_events');
      await client.query('delete from data_subject_requests');
    });
    expect(await residueAnywhere(cast.database, [...identifiers, 'Haugland', 'ny@eng.example'])).to.deep.equal([]);
    await clear(person);
  });

  it('invariant I4: is not done while a record with the same number, made since, is decided by nobody', async () => {
    const person = await newPerson();
    const id = await decide(cast.astrid, person.id);
    const { second } = await secondRecord(person.other);
    await carryOutDue(cast.database, 'erasure');
    const { erasure } = await look(id);
    expect(erasure.state).to.equal('residue');
    expect(erasure.residue).to.deep.equal([{ place: 'contacts.id', rows: [second] }]);
    const { hits } = await here(() => residueOf(cast.astrid, id));
    expect(hits.map(({ row, choices }) => ({ row, choices }))).to.deep.equal([{ row: second, choices: ['keep'] }]);
    const theirs = await here(() => erasurePreview(cast.astrid, second));
    await here(() =>
      decideErasure(cast.astrid, second, {
        decisions: Object.fromEntries(theirs.hits.map((hit) => [nameOfHit(hit), 'redact'])),
        confirmed: true,
        neverContact: false,
      }),
    );
    await carryOutDue(cast.database, 'erasure');
    await here(() => decideResidue(cast.astrid, id, {}));
    await carryOutDue(cast.database, 'erasure');
    expect((await look(id)).erasure.state).to.equal('done');
    await clear(person);
  });
});
