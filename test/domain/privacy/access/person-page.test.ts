import { expect } from 'chai';

import { recordActivity } from '../../../../src/domain/activities/record-activity.ts';
import { atTime, osloDay } from '../../../../src/domain/clock.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { Invalid, NotFound } from '../../../../src/domain/errors.ts';
import { sendPersonPage } from '../../../../src/domain/privacy/access/person-link.ts';
import { documentOfContact } from '../../../../src/domain/privacy/access/write-document.ts';
import { registerAttribution } from '../../../../src/domain/register/attribution.ts';
import { personPage } from '../../../../src/domain/privacy/access/person-page.ts';
import { setContactPurpose } from '../../../../src/domain/privacy/purposes/contact-purposes.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { requestByLink } from '../../../../src/domain/privacy/access/request-by-link.ts';
import { outside } from '../../../../src/domain/outside.ts';
import { recordByHand } from '../../../../src/domain/privacy/disclosures/record-by-hand.ts';
import { standingOf } from '../../../../src/domain/privacy/consent/standing.ts';
import { stopInterests } from '../../../../src/domain/privacy/fulfilment/right-to-object.ts';
import { answerRequest } from '../../../../src/domain/privacy/requests/answer-request.ts';
import { tenantDesk } from '../../../../src/domain/privacy/requests/desk.ts';
import { mergeRequests } from '../../../../src/domain/privacy/requests/merge-requests.ts';
import { sortRequest } from '../../../../src/domain/privacy/requests/sort-request.ts';
import { arrived } from '../requests/with-requests.ts';
import { subProcessors } from '../../../../src/domain/privacy/registers/sub-processors.ts';
import { recordConsent } from '../../../../src/domain/privacy/consent/record-consent.ts';
import { stop } from '../../../../src/domain/privacy/consent/stop.ts';
import { allowed } from '../../../../src/domain/privacy/consent/allowed.ts';
import { contactStanding } from '../../../../src/domain/privacy/consent/contact-consents.ts';
import { makeLink } from '../../../../src/domain/privacy/consent/links.ts';
import { mergeConsents } from '../../../../src/domain/privacy/consent/never-widened.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { asActor } from '../../../../src/domain/users/member.ts';
import { useCast } from '../../../support/cast.ts';
import { allPurposesOn } from '../consent/people.ts';
import { refusal, restrict } from '../restriction/restricted-person.ts';
import { useFiles } from './packages.ts';

describe('A person’s own page', () => {
  const cast = useCast();
  useFiles();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const person = (familyName: string): Promise<string> =>
    here(
      async () =>
        (
          await insertContacts([{ givenName: 'Siv', familyName, emails: [`siv@${familyName.toLowerCase()}.example`] }])
        )[0] ?? '',
    );
  const linkOf = async (contactId: string): Promise<string> => {
    let sent = '';
    await here(() =>
      sendPersonPage(cast.astrid, contactId, 'nb', (_tenant, token) => {
        sent = token;
        return `https://onnet.example/${token}`;
      }),
    );
    return sent;
  };
  const shown = (token: string) => personPage(cast.astrid.tenantId, token, 'nb');

  it('shows what is held, why, to whom and the rest as numbers, so that nobody else is named unreviewed', async () => {
    const contact = await person('Side');
    await here(() =>
      recordActivity(cast.astrid, {
        kind: 'note',
        subject: { kind: 'contact', id: contact },
        title: 'Prat',
        body: 'Naboen Tor Granås er syk',
      }),
    );
    const page = await shown(await linkOf(contact));
    expect(page?.name).to.equal('Siv Side');
    expect(page?.sections.map(({ name }) => name)).to.include.members(['contacts', 'contact_emails']);
    expect(page?.counted).to.deep.include({ title: 'Notater, samtaler, møter og oppgaver', rows: 1 });
    expect(JSON.stringify(page)).to.not.include('Granås');
  });

  it('says whose the values of a sole proprietorship are that the register has told, and of nothing else', async () => {
    const contact = await person('Salt');
    const told = new Date('2026-11-20T08:00:00Z');
    const { id, attribution } = await here(async () => {
      const company = newId();
      await change(
        `insert into companies (tenant_id, id, name, sort_name, search_text, legal_form, person_like, enrichment_state, enrichment_at)
         values ($1, $2, 'Siv Salt', 'siv salt', 'siv salt', 'ENK', true, 'found', $3)`,
        [cast.astrid.tenantId, company, told],
      );
      await change(
        `insert into contact_companies (tenant_id, id, contact_id, company_id, position) values ($1, $3, $2, $3, 0)`,
        [cast.astrid.tenantId, contact, company],
      );
      return { id: company, attribution: registerAttribution(told.toISOString()) };
    });
    const page = await shown(await linkOf(contact));
    expect(page?.counted).to.deep.include({ title: 'Foretaket ditt', rows: 1, attribution });
    const { sections = [] } =
      (await documentOfContact(cast.astrid.tenantId, contact, {
        form: 'access',
        language: 'en',
        withheld: [],
        withheldNote: '',
      })) ?? {};
    const sources = Object.fromEntries(sections.map((section) => [section.name, section.attribution]));
    expect(sources['companies']).to.equal(registerAttribution(told.toISOString(), 'en'));
    expect(sources['contacts']).to.equal(undefined);
    await here(() =>
      change(`update companies set enrichment_state = 'unknown' where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        id,
      ]),
    );
    expect((await shown(await linkOf(contact)))?.counted).to.deep.include({ title: 'Foretaket ditt', rows: 1 });
  });

  it('names whom it was given to, the processor that holds it, and nobody it never went to', async () => {
    const contact = await person('Mottatt');
    const names = async (): Promise<string[]> =>
      ((await shown(await linkOf(contact)))?.recipients ?? []).map(({ name }) => name);
    const standing = await names();
    expect(standing[0]).to.equal(outside().legalEntity.name);
    expect(standing).to.not.include('Brønnøysundregistrene');
    const register = await subProcessors();
    const contacts = register.filter(({ concerns, role }) => concerns !== 'accounts' && role !== 'source');
    expect(standing.slice(1).filter((name) => !contacts.some((row) => row.name === name))).to.eql([]);
    await here(() =>
      recordByHand(cast.astrid, contact, {
        id: newId(),
        recipient: 'Bud og Frakt AS',
        email: '',
        categories: ['name'],
        why: 'Levering',
        givenOn: osloDay(),
      }),
    );
    expect(await names()).to.eql([...standing, 'Bud og Frakt AS']);
  });

  it('says what this tenant uses the data for, on what basis, and in how many months it goes', async () => {
    const contact = await person('Bestemt');
    const about = async () => {
      const page = await shown(await linkOf(contact));
      const { purposes = [], retention = [] } = page?.sections.find(({ name }) => name === 'contacts') ?? {};
      return { purposes, retention };
    };
    expect((await about()).retention).to.deep.equal([
      'Så lenge opplysningene trengs; virksomheten har ikke satt en frist i måneder',
    ]);
    const ids = await allPurposesOn(cast.astrid);
    await here(async () => {
      const purposeId = ids['sales-and-service'] ?? '';
      await setContactPurpose(cast.astrid, contact, { purposeId, source: 'sale', since: '' });
      await change(
        `update retention_rules set months = 18, enabled = true, approved_at = now(), approved_by = $2 where tenant_id = $1`,
        [cast.astrid.tenantId, cast.astrid.id],
      );
    });
    expect(await about()).to.deep.equal({
      purposes: [{ title: 'Salg og oppfølging', basis: 'berettiget interesse (art. 6 nr. 1 f)' }],
      retention: ['18 måneder etter siste aktivitet'],
    });
    const page = await shown(await linkOf(contact));
    const proof = page?.sections.find(({ name }) => name === 'contact_purposes');
    expect(proof?.retention, 'what shows that the law was followed has no rule of inactivity').to.deep.equal([
      'Så lenge kontakten finnes',
    ]);
  });

  it('says of a consent on paper the day it was given, where it was written down on another, and of all else the moment', async () => {
    const contact = await person('Papir');
    const purposeId = (await allPurposesOn(cast.astrid))['marketing-email'] ?? '';
    const heard = { purposeId, via: 'paper', language: 'nb', shownWording: true } as const;
    const [on, later] = [osloDay(), new Date(Date.now() + 3 * 86_400_000)];
    await here(() => recordConsent(cast.astrid, contact, { ...heard, on }));
    await atTime(later, () => here(() => recordConsent(cast.astrid, contact, { ...heard, on })));
    await here(() => stop({ contactId: contact, purposeId, channel: null, via: 'phone', by: asActor(cast.astrid) }));
    const page = await shown(await linkOf(contact));
    expect(page?.consents.map(({ saidOn }) => saidOn)).to.have.members([null, on, null]);
    const said = page?.consents.find(({ saidOn }) => saidOn !== null);
    expect(said?.at, 'when it was written down').to.equal(later.toISOString());
  });

  it('is there for who is restricted, and says so', async () => {
    const contact = await person('Stille');
    const token = await linkOf(contact);
    await restrict(cast.astrid, contact);
    expect(await shown(token)).to.deep.include({ restricted: true, name: 'Siv Stille' });
    expect(await refusal(linkOf(contact)), 'and it is sent by nobody outside a case').to.be.instanceOf(NotFound);
  });

  it('is the same nothing for a made-up link, another tenant, an old one, an address that is not theirs, and who is gone', async () => {
    const contact = await person('Borte');
    const token = await linkOf(contact);
    const { tenantId } = cast.astrid;
    expect(await shown(`${token.slice(0, -2)}AA`)).to.equal(undefined);
    expect(await personPage(cast.clara.tenantId, token, 'nb')).to.equal(undefined);
    expect(await personPage('finnes-ikke', token, 'nb')).to.equal(undefined);
    const other = await here(() =>
      makeLink('preferences', contact, contact, { channel: 'email', value: 'siv@borte.example' }),
    );
    expect(await shown(other), 'a link for something else').to.equal(undefined);
    await atTime(new Date(Date.now() + 31 * 86_400_000), async () => expect(await shown(token)).to.equal(undefined));
    await here(() =>
      change(`update contact_emails set address = 'ny@borte.example' where tenant_id = $1 and contact_id = $2`, [
        tenantId,
        contact,
      ]),
    );
    expect(await shown(token), 'hard case 27: the mailbox is somebody else’s').to.equal(undefined);
    const gone = await person('Anonym');
    const oldToken = await linkOf(gone);
    await here(() =>
      change(`update contacts set anonymised_at = now() where tenant_id = $1 and id = $2`, [tenantId, gone]),
    );
    expect(await shown(oldToken)).to.equal(undefined);
    expect(await requestByLink(tenantId, oldToken, { kind: 'erasure', message: '', language: 'nb' })).to.equal(false);
  });

  it('hard case 25: leads whoever was merged to the record that stayed, with all of it', async () => {
    const [stays, goes] = [await person('Nygift'), await person('Ungdom')];
    const token = await linkOf(goes);
    await here(() => mergeConsents(asActor(cast.astrid), stays, goes));
    await here(() =>
      change(`update contact_emails set contact_id = $3, position = 5 where tenant_id = $1 and contact_id = $2`, [
        cast.astrid.tenantId,
        goes,
        stays,
      ]),
    );
    expect((await shown(token))?.name).to.equal('Siv Nygift');
  });

  it('hard case 9: suspends what rests on an interest as soon as the person objects, through a merge too, and gives it back by a letter with grounds alone', async () => {
    const [contact, stays] = [await person('Motvilje'), await person('Motstand')];
    const desk = tenantDesk(cast.astrid);
    const { tenantId } = cast.astrid;
    const gate = (id = contact) => here(() => allowed({ kind: 'contact', id }, 'sales-and-service', null));
    const object = async (of: string): Promise<string> => {
      expect(
        await requestByLink(tenantId, await linkOf(of), { kind: 'right-to-object', message: '', language: 'nb' }),
      ).to.equal(true);
      const [row] = await here(() =>
        sql<{ id: string }>(
          `select id from data_subject_requests
            where tenant_id = $1 and contact_id = $2 and state = 'open' and verified_how = 'link'`,
          [tenantId, of],
        ),
      );
      return row?.id ?? '';
    };
    expect(await gate()).to.include({ allowed: true, because: 'legitimate-interest' });
    const id = await object(contact);
    expect(await gate()).to.include({ allowed: false, because: 'objection-waits' });
    const unknown = await arrived(desk, { kind: 'right-to-object' });
    const record = await here(() => contactStanding(contact));
    expect([...(record?.suspended.keys() ?? [])]).to.have.length(1);
    // A request that it became part of holds it, though nobody was asked who that one is from.
    await here(() => mergeRequests(desk, id, unknown));
    expect(await gate()).to.include({ because: 'objection-waits' });
    await here(() => sortRequest(desk, unknown, { kind: 'right-to-object', personId: contact }));
    const weighed = { ground: 'compelling-grounds', text: 'Vi må kunne svare.' };
    await here(() => answerRequest(desk, unknown, { ...weighed, decision: 'partly-granted' }));
    expect(await gate()).to.include({ allowed: true });
    expect((await here(() => contactStanding(contact)))?.suspended.size).to.equal(0);

    const again = await object(contact);
    await here(() => mergeConsents(asActor(cast.astrid), stays, contact));
    expect(await gate(stays), 'hard case 9: a merge drops nothing').to.include({ because: 'objection-waits' });
    const [interest] = await here(async () => (await standingOf(contact))?.purposes ?? []).then((all) =>
      all.filter(({ code }) => code === 'sales-and-service'),
    );
    await here(() => stopInterests(desk, again, [interest?.id ?? '']));
    await here(() => answerRequest(desk, again, { decision: 'granted', ground: '', text: '' }));
    expect((await gate()).allowed, 'met: it has ended').to.equal(false);
    expect((await gate()).because).not.to.equal('objection-waits');
  });

  it('hard case 23: is sent to an address on file alone, and what is asked there needs no other proof', async () => {
    const contact = await person('Krever');
    const token = await linkOf(contact);
    const { tenantId } = cast.astrid;
    const ask = () =>
      requestByLink(tenantId, token, { kind: 'rectification', message: 'Heter Kræver', language: 'nb' });
    expect(await Promise.all([ask(), ask()])).to.deep.equal([true, true]);
    const rows = await here(() =>
      sql(
        `select kind, state, verified_how as how, message, contact_id = $2 as theirs from data_subject_requests where tenant_id = $1 and contact_id = $2`,
        [tenantId, contact],
      ),
    );
    expect(rows, 'pressed twice, one request').to.deep.equal([
      { kind: 'rectification', state: 'open', how: 'link', message: 'Heter Kræver', theirs: true },
    ]);
    const [own] = (await shown(token))?.requests ?? [];
    expect(own).to.include({ kind: 'rectification', open: true });
    expect(own?.targetOn).to.match(/^\d{4}-\d\d-\d\d$/);
    const mails = await here(() =>
      sql<{ to: string }>(
        `select to_address as to from mails where tenant_id = $1 and template = 'person-page' and to_address like '%krever%'`,
        [tenantId],
      ),
    );
    expect(mails).to.deep.equal([{ to: 'siv@krever.example' }]);
    const nowhere = await here(
      async () => (await insertContacts([{ givenName: 'Uten', familyName: 'Adresse' }]))[0] ?? '',
    );
    expect(await refusal(linkOf(nowhere))).to.be.instanceOf(Invalid);
    expect(await refusal(here(() => sendPersonPage(cast.bjorn, contact, 'nb', () => '')))).to.have.property(
      'name',
      'NotAllowed',
    );
  });
});
