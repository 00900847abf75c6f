import { expect } from 'chai';

import { atTime, osloDay } from '../../../src/domain/clock.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { contactFacts } from '../../../src/domain/contacts/contact-record.ts';
import { openFiles } from '../../../src/domain/files/files.ts';
import { newId, PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { openPackageLink } from '../../../src/domain/privacy/access/links.ts';
import { allowed } from '../../../src/domain/privacy/consent/allowed.ts';
import { contactStanding } from '../../../src/domain/privacy/consent/contact-consents.ts';
import { recordConsent } from '../../../src/domain/privacy/consent/record-consent.ts';
import { decideErasure } from '../../../src/domain/privacy/erasure/decide-erasure.ts';
import { openErasureLedger } from '../../../src/domain/privacy/erasure/erasure-ledger.ts';
import { disclosuresOf } from '../../../src/domain/privacy/disclosures/disclosure-log.ts';
import { noteAuthority } from '../../../src/domain/privacy/requests/representation.ts';
import { erasureOf } from '../../../src/domain/privacy/erasure/erasure-record.ts';
import { noteDoneByHand } from '../../../src/domain/privacy/fulfilment/by-hand.ts';
import {
  documentFor,
  handOverCopy,
  makeCopy,
  reviewCopy,
  sendCopy,
} from '../../../src/domain/privacy/fulfilment/copy.ts';
import { restrictForRequest } from '../../../src/domain/privacy/fulfilment/restriction.ts';
import { stopInterests } from '../../../src/domain/privacy/fulfilment/right-to-object.ts';
import { withdrawConsents } from '../../../src/domain/privacy/fulfilment/withdrawal.ts';
import { answerRequest } from '../../../src/domain/privacy/requests/answer-request.ts';
import type { RequestDesk } from '../../../src/domain/privacy/requests/desk.ts';
import { extendRequest } from '../../../src/domain/privacy/requests/extend-request.ts';
import { answerIdentity, identityQuestion, vouchIdentity } from '../../../src/domain/privacy/requests/identity.ts';
import type { RequestKind } from '../../../src/domain/privacy/requests/kinds.ts';
import { mergeRequests } from '../../../src/domain/privacy/requests/merge-requests.ts';
import { dismissRequest, sortRequest } from '../../../src/domain/privacy/requests/sort-request.ts';
import { countDue } from '../../../src/domain/privacy/retention/due-contacts.ts';
import { screenAddresses } from '../../../src/domain/privacy/suppression/screen.ts';
import { change, sql } from '../../../src/domain/tenancy.ts';
import { carryOutDue } from '../../support/carry-out-due.ts';
import { useCast } from '../../support/cast.ts';
import { startOutgoingMail } from '../../support/mail-server.ts';
import { residueAnywhere } from '../../support/residue.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';
import { allPurposesOn, somebody, type PurposeIds } from './consent/people.ts';
import {
  arrived,
  at,
  identityToken,
  mailsOf,
  onNetDesk,
  read,
  refusal,
  tenantDesk,
  useRequests,
} from './requests/with-requests.ts';

describe('What a request asks for, done within it', function () {
  this.timeout(60_000);
  useRequests();
  const cast = useCast();
  const folder = useTemporaryFolder();
  const desk = (): RequestDesk => tenantDesk(cast.astrid);
  const granted = { decision: 'granted', ground: '', text: '' } as const;
  let purposes: PurposeIds;

  before(async () => {
    openFiles(folder.path);
    openErasureLedger(folder.path);
    purposes = await allPurposesOn(cast.astrid);
  });

  /** Somebody with a request of a kind, whose identity has been shown. */
  const asking = async (
    kind: RequestKind,
    email: string,
    givenName = 'Kari',
  ): Promise<{ contactId: string; id: string }> => {
    const contactId = await somebody(cast.astrid, { email, givenName });
    const id = await arrived(desk(), { kind, contactId, requesterEmail: email });
    await at(desk(), () => vouchIdentity(desk(), id, 'Sto foran meg.'));
    return { contactId, id };
  };
  const letterOf = async (id: string): Promise<string> => (await read(desk(), id)).letters[0]?.body ?? '';
  const state = async (id: string): Promise<string> => (await read(desk(), id)).fulfilment.state;
  const link = (_tenant: string, token: string): string => `https://onnet.example/${token}`;

  /** A copy that is ready, of a request of the tenant's. */
  const readyCopy = async (id: string): Promise<void> => {
    await at(desk(), () => makeCopy(desk(), id));
    await carryOutDue(cast.database, 'access-search');
    await at(desk(), () => reviewCopy(desk(), id, { withheld: [], words: '', read: true, note: '' }));
    await carryOutDue(cast.database, 'access-package');
  };

  describe('a copy', () => {
    it('hard case 23: is sent to nobody before it is shown who asks, and then to the address on file', async () => {
      const contactId = await somebody(cast.astrid, { email: 'kari@paafil.example' });
      const id = await arrived(desk(), { contactId, requesterEmail: 'kari@ny.example' });
      expect(await refusal(at(desk(), () => makeCopy(desk(), id)))).to.eql({ identity: 'requests.identity.needed' });
      await at(desk(), () => vouchIdentity(desk(), id, 'Sto foran meg.'));
      await readyCopy(id);
      // Doubt afterwards: what was shown counts no more.
      await at(desk(), () =>
        change(
          `update data_subject_requests set verified_at = null, verified_how = null where tenant_id = $1 and id = $2`,
          [desk().tenantId, id],
        ),
      );
      for (const act of [
        () => sendCopy(desk(), id, link),
        () => handOverCopy(desk(), id, 'I hånden'),
        () => documentFor(desk(), id),
      ])
        expect(await refusal(at<unknown>(desk(), act))).to.eql({ identity: 'requests.identity.needed' });
      await at(desk(), () => vouchIdentity(desk(), id, 'Sto foran meg.'));
      expect(await at(desk(), () => sendCopy(desk(), id, link))).to.equal('kari@paafil.example');
    });

    it('is made once, sent, and named in the answer, which cannot say yes before', async () => {
      const { id } = await asking('portability', 'liv@kopi.example');
      expect(await state(id)).to.equal('not-begun');
      expect(await refusal(at(desk(), () => answerRequest(desk(), id, granted)))).to.eql({
        fulfilment: 'requests.fulfilment.first',
      });
      await at(desk(), () => makeCopy(desk(), id));
      await at(desk(), () => makeCopy(desk(), id));
      expect(await state(id)).to.equal('under-way');
      await carryOutDue(cast.database, 'access-search');
      expect(await state(id)).to.equal('waits');
      await at(desk(), () => reviewCopy(desk(), id, { withheld: [], words: '', read: true, note: '' }));
      await carryOutDue(cast.database, 'access-package');
      const { controller } = await at(desk(), () => documentFor(desk(), id));
      expect(controller.contact, 'whom to write to').to.equal('privacy+nordlys@svar.onnet.example');
      expect(await refusal(at(desk(), () => answerRequest(desk(), id, granted)))).to.have.key('fulfilment');
      await at(desk(), () => sendCopy(desk(), id, link));
      expect(await state(id)).to.equal('done');
      await at(desk(), () => answerRequest(desk(), id, granted));
      expect(await letterOf(id))
        .to.include('Du har fått en kopi')
        .and.include('JSON og CSV');
      const copies = await at(desk(), () =>
        sql(`select from access_packages where tenant_id = $1 and request_id = $2`, [desk().tenantId, id]),
      );
      expect(copies).to.have.length(1);
      const steps = (await read(desk(), id)).events.map(({ details }) => details['step']);
      expect(steps).to.include.members(['copy-made', 'copy-reviewed', 'copy-sent']);
    });

    it('stands in the log of who was given data when somebody who asks for the person gets it, from when they have it', async () => {
      const ofSomebody = async (email: string): Promise<{ contactId: string; id: string }> => {
        const contactId = await somebody(cast.astrid, { email, givenName: 'Kari' });
        const id = await arrived(desk(), {
          contactId,
          requesterName: 'Ola Verge',
          requesterEmail: 'ola@verge.example',
          represented: { representedAs: 'guardian', representedName: 'Kari Hansen' },
        });
        await at(desk(), () => vouchIdentity(desk(), id, 'Sto foran meg.'));
        await at(desk(), () => noteAuthority(desk(), id, { how: 'register', child: 'younger', note: 'Sett.' }));
        await readyCopy(id);
        return { contactId, id };
      };
      const logOf = (contactId: string) => at(desk(), () => disclosuresOf(contactId));
      const byLink = await ofSomebody('kari@lenke.example');
      let token = '';
      await at(desk(), () => sendCopy(desk(), byLink.id, (_tenant, made) => link('', (token = made))));
      expect(await logOf(byLink.contactId), 'a link that nobody has opened gives nothing').to.eql([]);
      expect(await openPackageLink(desk().tenantId, token, 'nettleser')).to.equal(true);
      const [line, ...more] = await logOf(byLink.contactId);
      expect(line).to.deep.include({ recipient: 'Ola Verge', email: 'ola@verge.example', act: 'copy' });
      expect(line?.categories).to.include.members(['name', 'email']).and.not.include('deals');
      expect(more).to.eql([]);

      const inHand = await ofSomebody('kari@haand.example');
      await at(desk(), () => handOverCopy(desk(), inHand.id, 'Over disken'));
      await at(desk(), () => handOverCopy(desk(), inHand.id, 'Over disken'));
      expect((await logOf(inHand.contactId)).map(({ recipient, act }) => [recipient, act])).to.eql([
        ['Ola Verge', 'copy'],
      ]);

      const self = await asking('access', 'selv@lenke.example');
      await readyCopy(self.id);
      await at(desk(), () => handOverCopy(desk(), self.id, 'Over disken'));
      expect(await logOf(self.contactId), 'what one is given oneself').to.eql([]);
    });

    it('is handed over to who has no address, with how', async () => {
      const contactId = await somebody(cast.astrid, { phone: '93 45 67 99' });
      const id = await arrived(desk(), { contactId, requesterEmail: undefined });
      await at(desk(), () => vouchIdentity(desk(), id, 'Sto foran meg.'));
      await readyCopy(id);
      expect(await refusal(at(desk(), () => sendCopy(desk(), id, link)))).to.eql({
        package: 'requests.copy.noAddress',
      });
      expect((await at(desk(), () => documentFor(desk(), id))).form).to.equal('access');
      expect(await refusal(at(desk(), () => handOverCopy(desk(), id, ' ')))).to.have.key('how');
      await at(desk(), () => handOverCopy(desk(), id, 'Over disken'));
      await at(desk(), () => answerRequest(desk(), id, granted));
      expect(await letterOf(id)).to.match(/Du har fått en kopi av opplysningene om deg \d/);
    });

    it('is taken back when the request turns out to be about somebody else, or was refused', async () => {
      const { id } = await asking('access', 'per@kopi.example');
      await readyCopy(id);
      const other = await somebody(cast.astrid, { email: 'paal@kopi.example' });
      await at(desk(), () => sortRequest(desk(), id, { kind: 'access', personId: other }));
      expect(await state(id)).to.equal('not-begun');
      const { id: refused } = await asking('access', 'anne@kopi.example');
      await at(desk(), () => makeCopy(desk(), refused));
      await carryOutDue(cast.database, 'access-search');
      await at(desk(), () =>
        answerRequest(desk(), refused, { decision: 'refused', ground: 'others-rights', text: 'Nei.' }),
      );
      const [copy] = await at(desk(), () =>
        sql(`select state from access_packages where tenant_id = $1 and request_id = $2`, [desk().tenantId, refused]),
      );
      expect(copy, 'nobody will look through it any more').to.eql({ state: 'revoked' });
    });

    it('hard case 26: of OnNet’s own user is made and sent from OnNet’s own desk, and opens once', async () => {
      const own = onNetDesk(cast.astrid);
      const id = await arrived(own, { userId: cast.bjorn.userId, requesterEmail: undefined });
      expect(await refusal(at(own, () => makeCopy(own, id)))).to.have.key('identity');
      await at(own, () => vouchIdentity(own, id, 'Ringte fra kontoret.'));
      await at(own, () => makeCopy(own, id));
      await carryOutDue(cast.database, 'access-package');
      let token = '';
      const to = await at(own, () => sendCopy(own, id, (_tenant, made) => (token = made)));
      expect(to).to.equal((await read(own, id)).channel?.address);
      expect(await openPackageLink(PLATFORM_TENANT_ID, token, 'nettleser')).to.equal(true);
      await at(own, () => answerRequest(own, id, granted));
      expect((await read(own, id)).letters[0]?.body).to.include('Du har fått en kopi');
    });
  });

  describe('an erasure', () => {
    const erase = (contactId: string, requestId?: string): Promise<string> =>
      at(desk(), () =>
        decideErasure(cast.astrid, contactId, { decisions: {}, confirmed: true, neverContact: false, requestId }),
      );

    it('needs the identity, belongs to the request, and counts as asked for from when that came', async () => {
      const receivedAt = new Date('2026-11-03T09:00:00Z');
      const contactId = await somebody(cast.astrid, { email: 'siri@slett.example', givenName: 'Tidløs' });
      const id = await arrived(desk(), { kind: 'erasure', contactId, receivedAt });
      expect(await refusal(erase(contactId, id))).to.eql({ identity: 'requests.identity.needed' });
      await at(desk(), () => vouchIdentity(desk(), id, 'Sto foran meg.'));
      const other = await somebody(cast.astrid, { email: 'annen@slett.example' });
      expect(await refusal(erase(other, id))).to.have.key('request');
      const erasureId = await erase(contactId, id);
      expect(await state(id)).to.equal('under-way');
      expect(await refusal(at(desk(), () => answerRequest(desk(), id, granted)))).to.have.key('fulfilment');
      await carryOutDue(cast.database, 'erasure');
      const { erasure } = await at(desk(), () => erasureOf(cast.astrid, erasureId));
      expect(erasure.certificate).to.deep.include({ askedAt: receivedAt.toISOString(), request: id, openLinks: 0 });
      expect(await state(id)).to.equal('done');
    });

    it('tells the person that they are still named in what concerns others, and not in which', async () => {
      const { tenantId } = desk();
      const [contactId = ''] = await at(desk(), () =>
        insertContacts([{ givenName: 'Nevnt', familyName: 'Hosandre', emails: ['nevnt@slett.example'] }]),
      );
      const other = await somebody(cast.astrid, { email: 'nabo@slett.example' });
      const theirs = await arrived(desk(), { kind: 'access', contactId: other });
      await at(desk(), () =>
        change(
          `insert into data_subject_request_letters (tenant_id, id, request_id, kind, language, to_address, subject, body, created_at)
           values ($1, $2, $3, 'extension', 'nb', 'nabo@slett.example', 'Svar', 'Vi har spurt Nevnt Hosandre.', now())`,
          [tenantId, newId(), theirs],
        ),
      );
      const id = await arrived(desk(), { kind: 'erasure', contactId });
      await at(desk(), () => vouchIdentity(desk(), id, 'Sto foran meg.'));
      await erase(contactId, id);
      await carryOutDue(cast.database, 'erasure');
      await at(desk(), () => answerRequest(desk(), id, granted));
      expect(await letterOf(id))
        .to.match(/\n– [^\n]*Omtale i det som gjelder andre[^\n]*: Vi må kunne vise at loven er fulgt/)
        .and.match(/– [^\n]*Dette svaret, med adressen det sendes til: Vi må kunne vise at loven er fulgt[^\n]* år/)
        .and.not.include('Svar du har fått');
    });

    it('hard case 33: says of one who is never to be contacted what that stops, and what it does not', async () => {
      const contactId = await somebody(cast.astrid, { email: 'aldri@slett.example', givenName: 'Aldri' });
      const id = await arrived(desk(), { kind: 'erasure', contactId, language: 'en' });
      await at(desk(), () => vouchIdentity(desk(), id, 'Sto foran meg.'));
      const decided = { decisions: {}, confirmed: true, neverContact: true, requestId: id };
      await at(desk(), () => decideErasure(cast.astrid, contactId, decided));
      await carryOutDue(cast.database, 'erasure');
      await at(desk(), () => answerRequest(desk(), id, granted));
      expect(await letterOf(id))
        .to.include('no marketing is sent to them without a new yes')
        .and.include('do not keep anybody from recording you anew')
        .and.include('This answer, with the address it goes to')
        .and.not.include('nobody contacts you');
    });

    it('gives somebody who waits for a copy that first', async () => {
      const { contactId, id: copyRequest } = await asking('access', 'begge@slett.example', 'Begge');
      const id = await arrived(desk(), { kind: 'erasure', contactId });
      await at(desk(), () => vouchIdentity(desk(), id, 'Sto foran meg.'));
      expect(await refusal(erase(contactId, id))).to.have.key('copies');
      await at(desk(), () =>
        answerRequest(desk(), copyRequest, { decision: 'withdrawn', ground: '', text: 'Sagt i telefonen i dag.' }),
      );
      await erase(contactId, id);
      await carryOutDue(cast.database, 'erasure');
      expect(await state(id)).to.equal('done');
    });

    it('hard case 8: takes mail that waits along, but for the answers it owes; these leave, and then the address goes', async () => {
      const server = await startOutgoingMail();
      after(() => server.stop());
      const { tenantId } = desk();
      const email = 'tindvedkratt@slett.example';
      const { contactId, id } = await asking('erasure', email, 'Tindved');
      await at(desk(), () => extendRequest(desk(), id, 'Vi leter i tre systemer.'));
      const token = await identityToken(desk(), id);
      const mailOf = () => mailsOf(tenantId, 'request-letter').then((all) => all.filter(({ to }) => to === email));
      expect(await mailOf()).to.have.length(1);
      await erase(contactId, id);
      await carryOutDue(cast.database, 'erasure');
      expect(await state(id)).to.equal('done');
      expect(await identityQuestion(tenantId, token), 'a link that asked who it is').to.equal(undefined);
      expect(await answerIdentity(tenantId, token, { me: true, newAddress: false })).to.equal(false);
      expect(await mailOf(), 'the letter that was owed').to.have.length(1);
      expect((await mailsOf(tenantId, 'request-identity')).filter(({ to }) => to === email)).to.eql([]);
      expect((await read(desk(), id)).answerTo, 'noted before it went').to.equal(email);
      await at(desk(), () => answerRequest(desk(), id, granted));
      const body = await letterOf(id);
      expect(body)
        .to.include('ble slettet')
        .and.include('Dette er beholdt')
        // What it is, why and until when, one line for each reason.
        .and.match(
          /\n– Krav du har sendt; [^:\n]+: Vi må kunne vise at loven er fulgt, [^\n]*\. Tre år etter at saken er avsluttet[^\n]*\.\n/,
        )
        .and.match(/\n– Hva som er gjort, og når: [^\n]*\. Til og med \d\d\.\d\d\.\d{4}\./)
        .and.include('Av oppføringen om deg står et nummer og måneden den ble slettet igjen')
        .and.not.include('bestemmer');
      expect((await read(desk(), id)).letters[0]?.toAddress).to.equal(email);
      expect(await mailOf()).to.have.length(2);
      // One is handed over, one is given up.
      const places = async (): Promise<string[]> =>
        (await residueAnywhere(cast.database, [email])).map(({ place }) => place.split('.')[0] ?? '');
      const tries = (count: number) =>
        at(desk(), () =>
          change(
            `update outbox set attempts = $3, due_at = now() where tenant_id = $1 and kind = 'mail' and done_at is null
                and subject_id in (select id from mails where tenant_id = $1 and to_address = $2)`,
            [tenantId, email, count],
          ),
        );
      server.behave(({ source }) => (source.includes('tre systemer') ? 550 : undefined));
      await carryOutDue(cast.database, 'mail', new Date(Date.now() + 60_000));
      expect(await mailOf(), 'tried again').to.have.length(1);
      await tries(7);
      await carryOutDue(cast.database, 'mail', new Date(Date.now() + 60_000));
      expect(await mailOf()).to.eql([]);
      expect(server.received.filter(({ to }) => to.includes(email))).to.have.length(1);
      expect(new Set(await places()), 'what the inventory keeps to show that the law was followed').to.eql(
        new Set(['data_subject_requests', 'data_subject_request_letters', 'identity_checks']),
      );
      const [row] = await at(desk(), () =>
        sql(`select answer_address from data_subject_requests where tenant_id = $1 and id = $2`, [tenantId, id]),
      );
      expect(row).to.eql({ answer_address: null });
    });
  });

  it('a restriction is made once, and the answer says since when', async () => {
    const contactId = await somebody(cast.astrid, { email: 'tor@legg.example' });
    const id = await arrived(desk(), { kind: 'restriction', contactId });
    expect(await refusal(at(desk(), () => restrictForRequest(desk(), id, '')))).to.have.key('ground');
    await at(desk(), () => restrictForRequest(desk(), id, 'accuracy'));
    await at(desk(), () => restrictForRequest(desk(), id, 'accuracy'));
    const rows = await at(desk(), () =>
      sql(`select request_id from restrictions where tenant_id = $1 and contact_id = $2`, [desk().tenantId, contactId]),
    );
    expect(rows).to.eql([{ request_id: id }]);
    await at(desk(), () => answerRequest(desk(), id, granted));
    expect(await letterOf(id))
      .to.include('lagt til side')
      .and.include('art. 18');
  });

  describe('the right to object', () => {
    it('stops marketing at once: to the address as it arrives, to the person as they are known', async () => {
      const email = 'nei@takk.example';
      const id = await arrived(desk(), { kind: 'right-to-object', requesterEmail: email });
      const screened = () => at(desk(), () => screenAddresses([{ channel: 'email', value: email }]));
      expect((await screened())[0]).to.have.length(1);
      const contactId = await somebody(cast.astrid, { email: 'nei@jobb.example' });
      const verdict = () => at(desk(), () => allowed({ kind: 'contact', id: contactId }, 'marketing-email', 'email'));
      await at(desk(), () => sortRequest(desk(), id, { kind: 'right-to-object', personId: contactId }));
      await at(desk(), () => sortRequest(desk(), id, { kind: 'right-to-object', personId: contactId }));
      expect((await verdict()).allowed).to.equal(false);
      const noes = await at(desk(), () =>
        sql(`select via from consent_events where tenant_id = $1 and contact_id = $2 and kind = 'objected'`, [
          desk().tenantId,
          contactId,
        ]),
      );
      expect(noes, 'twice is once').to.eql([{ via: 'web-form' }]);
    });

    it('suspends at once what rests on an interest, provisionally, when the desk says whose it is, by phone, letter or mail', async () => {
      for (const channel of ['phone', 'letter', 'mail'] as const) {
        const contactId = await somebody(cast.astrid, { email: `${channel}@innsigelse.example` });
        const gate = (purpose = 'sales-and-service', on: 'email' | null = null) =>
          at(desk(), () => allowed({ kind: 'contact', id: contactId }, purpose, on));
        const record = () => at(desk(), () => contactStanding(contactId));
        // Somebody else asks for them, and nothing of it is shown.
        const represented = { representedAs: 'guardian', representedName: 'Per' } as const;
        const id = await arrived(desk(), {
          kind: channel === 'mail' ? 'other' : 'right-to-object',
          channel,
          requesterEmail: undefined,
          represented: channel === 'letter' ? represented : undefined,
        });
        expect(await gate()).to.include({ allowed: true });
        await at(desk(), () => sortRequest(desk(), id, { kind: 'right-to-object', personId: contactId }));
        expect(await gate()).to.deep.include({ allowed: false, because: 'objection-waits' });
        expect((await gate()).evidence).to.include({ provisional: true });
        expect([...((await record())?.suspended.values() ?? [])].map(({ provisional }) => provisional)).to.eql([true]);
        expect((await gate('marketing-email', 'email')).because, 'marketing needs no answer').to.equal('objected');
        // It was another, or no objection: what was provisional ends with the mistake.
        await at(desk(), () => sortRequest(desk(), id, { kind: 'right-to-object', personId: '' }));
        expect(await gate()).to.include({ allowed: true });
        await at(desk(), () => sortRequest(desk(), id, { kind: 'right-to-object', personId: contactId }));
        await at(desk(), () => vouchIdentity(desk(), id, 'Kjenner stemmen'));
        if (channel === 'letter')
          await at(desk(), () => noteAuthority(desk(), id, { how: 'document', child: 'younger', note: 'Vergeattest' }));
        expect((await gate()).evidence).to.not.have.property('provisional');
      }
    });

    it('gives nothing back without a letter with grounds and remedies: not by dismissing, sorting, merging or sending elsewhere', async () => {
      const contactId = await somebody(cast.astrid, { email: 'tilbake@innsigelse.example' });
      const gate = () => at(desk(), () => allowed({ kind: 'contact', id: contactId }, 'sales-and-service', null));
      const id = await arrived(desk(), { kind: 'right-to-object', channel: 'phone', contactId });
      const other = await arrived(desk(), { kind: 'access', contactId });
      const refused = (work: () => Promise<unknown>) => refusal(at(desk(), work));
      expect(await refused(() => dismissRequest(desk(), id, 'Reklame'))).to.eql({
        reason: 'requests.dismiss.known',
      });
      expect(await refused(() => mergeRequests(desk(), id, other))).to.eql({ into: 'requests.merge.kinds' });
      expect(
        await refused(() => answerRequest(desk(), id, { decision: 'directed', ground: '', text: 'Spør andre.' })),
      ).to.eql({ decision: 'requests.directed.held' });
      await at(desk(), () => vouchIdentity(desk(), id, 'Kjenner stemmen'));
      for (const [kind, personId] of [
        ['other', contactId],
        ['right-to-object', ''],
      ] as const)
        expect(await refused(() => sortRequest(desk(), id, { kind, personId }))).to.eql({
          kind: 'requests.sort.objection',
        });
      // Into one that became part of a third: it waits where the chain ends, and that cannot be dismissed either.
      const second = await arrived(desk(), { kind: 'right-to-object' });
      const third = await arrived(desk(), { kind: 'right-to-object' });
      await at(desk(), () => mergeRequests(desk(), id, second));
      await at(desk(), () => mergeRequests(desk(), second, third));
      expect((await read(desk(), id)).request.mergedInto, 'to the end').to.equal(third);
      expect(await gate()).to.include({ allowed: false, because: 'objection-waits' });
      expect(await refused(() => dismissRequest(desk(), third, 'Reklame'))).to.have.key('reason');
      expect(
        await refused(() => answerRequest(desk(), third, { decision: 'nothing-found', ground: '', text: '' })),
      ).to.eql({ decision: 'requests.nothingFound.objection' });
      const weighed = { ground: 'compelling-grounds', text: 'Vi må kunne svare.' } as const;
      expect(
        await refused(() => answerRequest(desk(), third, { ...weighed, decision: 'refused' })),
        'marketing has ended in it',
      ).to.include({ decision: 'requests.object.marketingEnded' });
      expect(
        await refused(() => answerRequest(desk(), third, { ...weighed, decision: 'partly-granted' })),
        'it is matched first',
      ).to.include({ decision: 'requests.nothingFound.objection' });
      await at(desk(), () => sortRequest(desk(), third, { kind: 'right-to-object', personId: contactId }));
      await at(desk(), () => answerRequest(desk(), third, { ...weighed, decision: 'partly-granted' }));
      expect(await letterOf(third))
        .to.include('Datatilsynet')
        .and.include('tvingende berettigede grunner')
        .and.include('domstol');
      expect(await gate()).to.include({ allowed: true });
    });

    it('is met in part while another interest goes on, and in whole when that is stopped too', async () => {
      const contactId = await somebody(cast.astrid, { email: 'sluttbruk@jobb.example' });
      const id = await arrived(desk(), { kind: 'right-to-object', contactId });
      expect(await state(id)).to.equal('partly');
      expect(await refusal(at(desk(), () => answerRequest(desk(), id, granted)))).to.eql({
        fulfilment: 'requests.fulfilment.partlyOnly',
      });
      expect(await refusal(at(desk(), () => stopInterests(desk(), id, [])))).to.have.key('purposes');
      await at(desk(), () => restrictForRequest(desk(), id, 'objected'));
      await at(desk(), () => stopInterests(desk(), id, [purposes['sales-and-service'] ?? '']));
      expect(await state(id)).to.equal('done');
      await at(desk(), () => answerRequest(desk(), id, granted));
      expect(await letterOf(id))
        .to.include('markedsføring (art. 21 nr. 3)')
        .and.include('Salg og oppfølging');
    });
  });

  it('a withdrawal takes back what was agreed to, and says which', async () => {
    const contactId = await somebody(cast.astrid, { email: 'samtykke@jobb.example' });
    const purposeId = purposes['marketing-email'] ?? '';
    await at(desk(), () =>
      recordConsent(cast.astrid, contactId, {
        purposeId,
        via: 'paper',
        on: osloDay(),
        language: 'nb',
        shownWording: true,
      }),
    );
    const id = await arrived(desk(), { kind: 'withdrawal', contactId });
    expect(await state(id)).to.equal('not-begun');
    await at(desk(), () => withdrawConsents(desk(), id, [purposeId]));
    expect(await state(id)).to.equal('done');
    await at(desk(), () => answerRequest(desk(), id, granted));
    expect(await letterOf(id)).to.include('Nyhetsbrev på e-post');
  });

  it('a withdrawal of what was never agreed to is answered with that, and not with that it was done', async () => {
    const contactId = await somebody(cast.astrid, { email: 'uten@samtykke.example' });
    const id = await arrived(desk(), { kind: 'withdrawal', contactId });
    await at(desk(), () => answerRequest(desk(), id, granted));
    expect(await letterOf(id))
      .to.include('Vi har ikke noe samtykke fra deg som gjelder')
      .and.not.include('Vi har gjort det du ba om');
  });

  it('what is done by hand is written down before it is granted, and the desk says what', async () => {
    const own = onNetDesk(cast.astrid);
    const id = await arrived(own, { kind: 'rectification', userId: cast.bjorn.userId, verified: 'signed-in' });
    expect(await refusal(at(own, () => answerRequest(own, id, { ...granted, text: 'Gjort.' })))).to.have.key(
      'fulfilment',
    );
    expect(await refusal(at(own, () => noteDoneByHand(own, id, ' ')))).to.have.key('done');
    await at(own, () => noteDoneByHand(own, id, 'Rettet fakturaadressen hos Stripe.'));
    expect(await refusal(at(own, () => answerRequest(own, id, granted)))).to.have.key('text');
    await at(own, () => answerRequest(own, id, { ...granted, text: 'Vi har rettet fakturaadressen.' }));
    expect((await read(own, id)).letters[0]?.body).to.include('rettet fakturaadressen');
  });

  it('whoever waits for their data is kept by every rule until they have it, and the record says why', async () => {
    const born = new Date('2020-01-01T12:00:00Z');
    const contactId = await atTime(born, () => somebody(cast.astrid, { email: 'gammel@jobb.example' }));
    const due = () => at(desk(), () => countDue(desk().tenantId, new Date('2021-01-01T00:00:00Z')));
    expect((await due()).count).to.equal(1);
    const id = await arrived(desk(), { kind: 'access', contactId });
    expect((await due()).count).to.equal(0);
    const { privacy } = await at(desk(), () => contactFacts(cast.astrid, contactId));
    expect(privacy.hold).to.deep.equal({ law: 'open-request', until: (await read(desk(), id)).clock.targetOn });
    await at(desk(), () =>
      answerRequest(desk(), id, { decision: 'refused', ground: 'identity-not-shown', text: 'Vi vet ikke hvem du er.' }),
    );
    expect((await due()).count, 'the clock counts on').to.equal(1);
  });
});
