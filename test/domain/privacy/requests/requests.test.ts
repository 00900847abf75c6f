import { expect } from 'chai';

import { atTime, osloDay } from '../../../../src/domain/clock.ts';
import { Invalid, NotAllowed, NotFound } from '../../../../src/domain/errors.ts';
import { PLATFORM_TENANT_ID } from '../../../../src/domain/identifiers.ts';
import { leaseObligation } from '../../../../src/domain/outbox.ts';
import { gatherTable, tablesFor } from '../../../../src/domain/privacy/access/gather.ts';
import { answerRequest } from '../../../../src/domain/privacy/requests/answer-request.ts';
import { carryOutRequest } from '../../../../src/domain/privacy/requests/carry-out.ts';
import { endDoubt, recordDoubt } from '../../../../src/domain/privacy/requests/doubt.ts';
import { extendRequest } from '../../../../src/domain/privacy/requests/extend-request.ts';
import { answerIdentity, identityQuestion, vouchIdentity } from '../../../../src/domain/privacy/requests/identity.ts';
import { writeLetter } from '../../../../src/domain/privacy/requests/letter-text.ts';
import { lockRequest } from '../../../../src/domain/privacy/requests/locked-request.ts';
import { measuredRequests } from '../../../../src/domain/privacy/requests/measured.ts';
import { mergeRequests } from '../../../../src/domain/privacy/requests/merge-requests.ts';
import { receiveForm, controllerOf } from '../../../../src/domain/privacy/requests/receive-form.ts';
import { recordRequest } from '../../../../src/domain/privacy/requests/receive-request.ts';
import { reduceOldRequests } from '../../../../src/domain/privacy/requests/reduce.ts';
import { oweRequestReminders, remindOfRequest } from '../../../../src/domain/privacy/requests/remind.ts';
import { openRequests, requestFigures } from '../../../../src/domain/privacy/requests/request-list.ts';
import { sendLetter } from '../../../../src/domain/privacy/requests/send-letter.ts';
import { dismissRequest, sortRequest } from '../../../../src/domain/privacy/requests/sort-request.ts';
import { remedies } from '../../../../src/domain/privacy/requests/supervisory-authority.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import { recurringJob } from '../../../../src/workers/schedule.ts';
import {
  arrived,
  at,
  contactWith,
  identityToken,
  mailsOf,
  onNetDesk,
  read,
  tenantDesk,
  useRequests,
} from './with-requests.ts';

const refusal = async (work: Promise<unknown>): Promise<Readonly<Record<string, unknown>>> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Invalid) return error.fields;
    throw error;
  }
  throw new Error('it was not refused');
};

describe('data subject requests', () => {
  useRequests();
  const cast = useCast();
  const desk = (): ReturnType<typeof tenantDesk> => tenantDesk(cast.astrid);
  const at10 = (day: string): Date => new Date(`${day}T09:00:00Z`);

  it('are for who looks after privacy', () => {
    expect(() => tenantDesk(cast.bjorn)).to.throw(NotAllowed);
    expect(() => tenantDesk(cast.randi)).to.throw(NotAllowed);
  });

  describe('by hand', () => {
    it('start their clock on the day they arrived, and not in the future', async () => {
      const typed = {
        kind: 'access',
        channel: 'phone',
        language: 'nb',
        requesterName: 'Ola Moen',
        requesterEmail: '',
        message: 'Ringte.',
        personId: '',
      } as const;
      await atTime(at10('2027-02-10'), async () => {
        const id = await at(desk(), () => recordRequest(desk(), { ...typed, receivedOn: '2027-01-31' }));
        expect((await read(desk(), id)).clock.targetOn).to.equal('2027-02-28');
        expect(
          await refusal(at(desk(), () => recordRequest(desk(), { ...typed, receivedOn: '2027-02-11' }))),
        ).to.have.key('receivedOn');
        for (const long of ['1950-01-01', '2024-02-09'])
          expect(await refusal(at(desk(), () => recordRequest(desk(), { ...typed, receivedOn: long }))), long).to.eql({
            receivedOn: { key: 'requests.receivedOn.past', params: { count: 3 } },
          });
        await at(desk(), () => recordRequest(desk(), { ...typed, receivedOn: '2024-02-12' }));
        expect(
          await refusal(
            at(desk(), () =>
              recordRequest(desk(), { ...typed, requesterName: ' ', requesterEmail: 'x', receivedOn: undefined }),
            ),
          ),
        ).to.have.keys('requesterName', 'requesterEmail', 'receivedOn');
      });
    });

    it('keep no national identity number, whoever writes one', async () => {
      const id = await arrived(desk(), { message: 'Jeg er født 010170 10170, ring 22 33 44 55, kundenr 12345678901.' });
      const { request } = await read(desk(), id);
      expect(request.message).to.equal('Jeg er født [–], ring 22 33 44 55, kundenr 12345678901.');
    });
  });

  describe('by the public form', () => {
    const typed = { kind: 'erasure', name: 'Kari', email: 'Kari@Kunde.example', message: '', addressee: '' } as const;

    it('are answered alike whether the person is known, and are matched with nobody', async () => {
      await contactWith(cast.astrid, 'Kari', 'kari@kunde.example');
      const controller = await controllerOf('nordlys');
      if (!controller) throw new Error('there is no Nordlys');
      const known = await receiveForm(controller, typed, { from: '10.1.1.1', language: 'nb' });
      const unknown = await receiveForm(
        controller,
        { ...typed, email: 'ukjent@kunde.example' },
        { from: '10.1.1.2', language: 'nb' },
      );
      expect(known).to.eql(unknown);
      const found = (await at(desk(), () => openRequests(desk()))).filter(({ kind }) => kind === 'erasure');
      expect(found).to.have.length(2);
      for (const { id } of found) {
        const { request, candidates } = await read(desk(), id);
        expect(request).to.include({ contactId: null, verifiedAt: null, state: 'open' });
        expect(candidates.map(({ sameAddress }) => sameAddress)).to.eql(
          request.requesterEmail === 'kari@kunde.example' ? [true] : [],
        );
      }
    });

    it('are asked at the field to leave a national identity number out, and nothing is kept of it', async () => {
      const controller = await controllerOf('nordlys');
      if (!controller) throw new Error('there is no Nordlys');
      const before = (await at(desk(), () => openRequests(desk()))).length;
      const from = { from: '10.1.1.3', language: 'nb' } as const;
      const number = '010170 10170';
      expect(await refusal(receiveForm(controller, { ...typed, message: `Jeg er ${number}` }, from))).to.eql({
        message: 'form.nationalIdentity',
      });
      expect(await refusal(receiveForm(controller, { ...typed, name: `Kari ${number}` }, from))).to.have.key('name');
      expect(await at(desk(), () => openRequests(desk()))).to.have.length(before);
    });

    it('are mailed of to owners and administrators, without a word of who asks; one taken down by a member is not', async () => {
      const controller = await controllerOf('nordlys');
      if (!controller) throw new Error('there is no Nordlys');
      const { tenantId } = cast.astrid;
      const owed = (): Promise<{ id: string }[]> =>
        inTenant(tenantId, () =>
          sql(`select id from outbox where tenant_id = $1 and key like '%:arrived' and done_at is null`, [tenantId]),
        );
      for (const { id } of await owed()) {
        const earlier = await leaseObligation(tenantId, id);
        if (earlier) await remindOfRequest(earlier);
      }
      const before = (await mailsOf(tenantId, 'request-reminder')).length;
      await receiveForm(controller, { ...typed, email: 'ny@kunde.example' }, { from: '10.1.1.9', language: 'nb' });
      const [waiting] = await owed();
      const leased = await leaseObligation(tenantId, waiting?.id ?? '');
      if (!leased) throw new Error('nobody is told');
      await remindOfRequest(leased);
      const [mail, ...more] = (await mailsOf(tenantId, 'request-reminder')).slice(before);
      expect(more).to.eql([]);
      expect(mail).to.deep.include({ to: 'astrid@nordlys.example' });
      expect(mail?.params['arrived']).to.equal('yes');
      expect(JSON.stringify(mail)).to.not.match(/kunde\.example|Kari/i);
      const { events } = await read(desk(), leased.subjectId ?? '');
      expect(events.map(({ kind }) => kind)).to.not.include('reminded');
      await at(desk(), () =>
        recordRequest(desk(), {
          kind: 'access',
          channel: 'phone',
          language: 'nb',
          requesterName: 'Ola',
          requesterEmail: '',
          message: '',
          receivedOn: osloDay(),
          personId: '',
        }),
      );
      expect(await owed()).to.eql([]);
    });

    it('of a complaint say whether it is agreed with, and call it no request for something', () => {
      const facts = {
        language: 'nb',
        controllerName: 'Nordlys Konsult AS',
        layer: 'processor',
        requestKind: 'complaint',
        receivedOn: '2026-11-23',
        latestOn: '2026-12-23',
        done: [],
        text: 'Vi har sett på det.',
        ground: undefined,
        addressee: undefined,
        about: '',
      } as const;
      const refused = writeLetter({ ...facts, kind: 'refused' }).body;
      expect(refused)
        .to.include(
          'Vi viser til klagen din på hvordan vi behandler opplysninger om deg, som vi mottok 23. november 2026.',
        )
        .and.include('Du får ikke medhold i klagen.')
        .and.include('Datatilsynet');
      expect(writeLetter({ ...facts, kind: 'granted', language: 'en' }).body)
        .to.include('your complaint about how we process data about you')
        .and.include('We agree with your complaint.');
    });

    it('come from an address in letters of any language, and are answered there', async () => {
      const controller = await controllerOf('nordlys');
      if (!controller) throw new Error('there is no Nordlys');
      const from = { from: '10.1.1.7', language: 'nb' } as const;
      for (const [n, email] of [
        'kåre@blåbærsyltetøy.example',
        'ÅSE.ØDEGÅRD@kunde.example',
        '用户@例子.example',
      ].entries()) {
        await receiveForm(controller, { ...typed, name: `Adresse ${n}`, email }, from);
        const [found] = (await at(desk(), () => openRequests(desk()))).filter(({ name }) => name === `Adresse ${n}`);
        expect((await read(desk(), found?.id ?? '')).answerTo).to.equal(email.toLowerCase());
      }
      for (const email of [
        'kåre@',
        '@blåbær.example',
        'kå re@blåbær.example',
        'kåre@blåbær',
        'a@b@c.example',
        `${'å'.repeat(130)}@b.example`,
      ])
        expect(await refusal(receiveForm(controller, { ...typed, email }, from)), email).to.have.key('email');
    });

    it('are told at the field of what is too long, and nothing of it is cut', async () => {
      const controller = await controllerOf('nordlys');
      if (!controller) throw new Error('there is no Nordlys');
      const from = { from: '10.1.1.8', language: 'nb' } as const;
      const long = 'a'.repeat(5_000);
      const represented = { representedAs: 'guardian', representedName: long };
      expect(
        await refusal(
          receiveForm(
            controller,
            { ...typed, name: long, addressee: long, message: 'b'.repeat(20_001), represented },
            from,
          ),
        ),
      ).to.eql({
        name: { key: 'form.tooLong', params: { count: 200 } },
        addressee: { key: 'form.tooLong', params: { count: 200 } },
        representedName: { key: 'form.tooLong', params: { count: 200 } },
        message: { key: 'form.tooLong', params: { count: 20_000 } },
      });
    });

    it('say what is missing', async () => {
      const controller = await controllerOf('nordlys');
      if (!controller) throw new Error('there is no Nordlys');
      const empty = { kind: undefined, name: '', email: 'x', message: '', addressee: '' };
      expect(await refusal(receiveForm(controller, empty, { from: '10.1.1.3', language: 'nb' }))).to.have.keys(
        'kind',
        'name',
        'email',
      );
      expect(await controllerOf('finnes-ikke')).to.equal(undefined);
    });
  });

  describe('the extension', () => {
    it('is told with its reason inside the first month, once', async () => {
      const id = await atTime(at10('2026-11-25'), () => arrived(desk(), { receivedAt: at10('2026-11-25') }));
      await atTime(at10('2026-12-25'), async () => {
        expect(await refusal(at(desk(), () => extendRequest(desk(), id, ' ')))).to.have.key('reason');
        await at(desk(), () => extendRequest(desk(), id, 'Opplysningene ligger i tre systemer.'));
        expect(await refusal(at(desk(), () => extendRequest(desk(), id, 'igjen')))).to.have.key('extension');
      });
      const { clock, letters, events } = await read(desk(), id);
      expect(clock.targetOn).to.equal('2027-02-25');
      expect(letters[0]?.body)
        .to.include('25. februar 2027')
        .and.to.include('tre systemer')
        .and.to.include('Datatilsynet');
      expect(events.map(({ kind }) => kind)).to.include('extended');
    });

    it('is refused when the first month has passed, in Norwegian days', async () => {
      const receivedAt = at10('2026-11-25');
      const id = await arrived(desk(), { receivedAt });
      // 00:30 on 26 December in Oslo is still the 25th in UTC.
      await atTime(new Date('2026-12-25T23:30:00Z'), async () =>
        expect(await refusal(at(desk(), () => extendRequest(desk(), id, 'for sent')))).to.eql({
          extension: 'requests.extension.tooLate',
        }),
      );
      expect((await read(desk(), id)).letters).to.eql([]);
    });
  });

  describe('hard case 23: a request from somebody who pretends', () => {
    it('asks by a one-time link to the address on file, never the one that was given, and wants no identity document', async () => {
      const contactId = await contactWith(cast.astrid, 'Kari', 'kari@paafil.example');
      const id = await arrived(desk(), { contactId, requesterEmail: 'angriper@ond.example' });
      const token = await identityToken(desk(), id);
      const [mail] = (await mailsOf(cast.astrid.tenantId, 'request-identity')).slice(-1);
      expect(mail?.to).to.equal('kari@paafil.example');
      const question = await identityQuestion(cast.astrid.tenantId, token);
      expect(question?.newAddress).to.equal('a•••@o•••.example');
      expect(await identityQuestion(cast.clara.tenantId, token), 'another tenant').to.equal(undefined);
      expect(await identityQuestion(cast.astrid.tenantId, `${token}x`), 'made up').to.equal(undefined);
    });

    it('gives nothing out before it is known who asks, and then only to the channel on file', async () => {
      const contactId = await contactWith(cast.astrid, 'Siri', 'siri@paafil.example');
      const id = await arrived(desk(), { contactId, requesterEmail: 'siri@nyadresse.example' });
      const granted = { decision: 'granted', ground: '', text: '' } as const;
      expect(await refusal(at(desk(), () => answerRequest(desk(), id, granted)))).to.have.key('identity');
      const token = await identityToken(desk(), id);
      expect(await answerIdentity(cast.astrid.tenantId, token, { me: true, newAddress: false })).to.equal(true);
      expect(await answerIdentity(cast.astrid.tenantId, token, { me: true, newAddress: true }), 'twice').to.equal(
        false,
      );
      expect((await read(desk(), id)).answerTo).to.equal('siri@paafil.example');
      await at(desk(), () =>
        answerRequest(desk(), id, { decision: 'refused', ground: 'others-rights', text: 'Det gjelder andre.' }),
      );
      const { letters } = await read(desk(), id);
      expect(letters[0]?.toAddress).to.equal('siri@paafil.example');
    });

    it('uses a new address only after it is confirmed from the old', async () => {
      const contactId = await contactWith(cast.astrid, 'Liv', 'liv@paafil.example');
      const id = await arrived(desk(), { contactId, requesterEmail: 'liv@nyadresse.example' });
      const token = await identityToken(desk(), id);
      await answerIdentity(cast.astrid.tenantId, token, { me: true, newAddress: true });
      expect((await read(desk(), id)).answerTo).to.equal('liv@nyadresse.example');
    });

    it('stops a link when the address it went to is no longer theirs, restricted or not', async () => {
      const contactId = await contactWith(cast.astrid, 'Ada', 'ada@paafil.example');
      const id = await arrived(desk(), { contactId });
      const token = await identityToken(desk(), id);
      expect(await identityQuestion(cast.astrid.tenantId, token)).to.not.equal(undefined);
      await at(desk(), () => restrictContact(cast.astrid, contactId, { ground: 'accuracy' }));
      expect(await identityQuestion(cast.astrid.tenantId, token), 'restricted').to.not.equal(undefined);
      await at(desk(), () =>
        desk().see(() =>
          change(`delete from contact_emails where tenant_id = $1 and contact_id = $2`, [
            cast.astrid.tenantId,
            contactId,
          ]),
        ),
      );
      expect(await identityQuestion(cast.astrid.tenantId, token)).to.equal(undefined);
      expect(await answerIdentity(cast.astrid.tenantId, token, { me: true, newAddress: false })).to.equal(false);
      expect((await read(desk(), id)).request.verifiedAt).to.equal(null);
    });

    it('stops a link that is too old, or followed by a newer one', async () => {
      const contactId = await contactWith(cast.astrid, 'Eva', 'eva@paafil.example');
      const id = await arrived(desk(), { contactId });
      const first = await identityToken(desk(), id);
      const second = await identityToken(desk(), id);
      expect(await identityQuestion(cast.astrid.tenantId, first)).to.equal(undefined);
      const later = new Date(Date.now() + 16 * 86_400_000);
      await atTime(later, async () =>
        expect(await answerIdentity(cast.astrid.tenantId, second, { me: true, newAddress: false })).to.equal(false),
      );
      expect((await read(desk(), id)).request.verifiedAt).to.equal(null);
    });

    it('forgets what was shown when the request turns out to be about another', async () => {
      const [one, other] = [
        await contactWith(cast.astrid, 'Per', 'per@paafil.example'),
        await contactWith(cast.astrid, 'Pål', 'paal@paafil.example'),
      ];
      const id = await arrived(desk(), { contactId: one });
      await at(desk(), () => vouchIdentity(desk(), id, 'Sto foran meg.'));
      expect((await read(desk(), id)).request.verifiedHow).to.equal('vouched');
      await at(desk(), () => sortRequest(desk(), id, { kind: 'access', personId: other }));
      expect((await read(desk(), id)).request).to.include({ contactId: other, verifiedAt: null, verifiedHow: null });
    });
  });

  describe('hard case 27: a shared mailbox', () => {
    it('says how many share the address, and takes the person off the request on "not me"', async () => {
      const first = await contactWith(cast.astrid, 'Ann', 'post@firma.example');
      await contactWith(cast.astrid, 'Bo', 'post@firma.example');
      const id = await arrived(desk(), { requesterEmail: 'post@firma.example' });
      const before = await read(desk(), id);
      expect(before.request.contactId, 'an address is no identity').to.equal(null);
      expect(before.candidates).to.have.length(2);
      await at(desk(), () => sortRequest(desk(), id, { kind: 'erasure', personId: first }));
      expect((await read(desk(), id)).channel).to.eql({ address: 'post@firma.example', sharedBy: 2 });
      const token = await identityToken(desk(), id);
      await answerIdentity(cast.astrid.tenantId, token, { me: false, newAddress: false });
      const after = await read(desk(), id);
      expect(after.request).to.include({ contactId: null, verifiedAt: null });
      expect(after.events[0]?.kind).to.equal('identity-denied');
    });
  });

  describe('hard case 26: the same person at OnNet and at two tenants', () => {
    it('keeps the three apart, and names a tenant only to who named it', async () => {
      const email = 'kari@overalt.example';
      await contactWith(cast.astrid, 'Kari', email);
      await contactWith(cast.clara, 'Kari', email);
      const onNet = onNetDesk(cast.astrid);
      const clara = tenantDesk(cast.clara);
      const [mine, theirs, ours] = [
        await arrived(desk(), { requesterEmail: email }),
        await arrived(clara, { requesterEmail: email }),
        await arrived(onNet, { requesterEmail: email, addressee: undefined }),
      ];
      for (const [one, other] of [
        [desk(), theirs],
        [desk(), ours],
        [clara, mine],
        [onNet, mine],
      ] as const)
        await expectNotFound(read(one, other));
      expect((await read(onNet, ours)).candidates, 'no contact is looked for').to.eql([]);
      const directed = { decision: 'directed', ground: '', text: '' } as const;
      await at(onNet, () => answerRequest(onNet, ours, directed));
      const unnamed = (await read(onNet, ours)).letters[0]?.body ?? '';
      expect(unnamed).to.not.match(/Nordlys|Fjord/);
      const named = await arrived(onNet, { requesterEmail: email, addressee: 'Fjord' });
      await at(onNet, () => answerRequest(onNet, named, directed));
      expect((await read(onNet, named)).letters[0]?.body)
        .to.include('Send kravet til Fjord')
        .and.not.to.include('Nordlys');
    });

    it('invariant I11: a request of one layer cannot be stored in the other', async () => {
      for (const [tenantId, layer] of [
        [cast.astrid.tenantId, 'controller'],
        [PLATFORM_TENANT_ID, 'processor'],
      ] as const) {
        const failed = await inTenant(tenantId, () =>
          change(
            `insert into data_subject_requests (tenant_id, id, layer, kind, state, channel, language, received_at, due_on, target_on)
             values ($1, gen_random_uuid(), $2, 'access', 'open', 'form', 'nb', now(), now(), now())`,
            [tenantId, layer],
          ),
        ).catch((error: unknown) => error);
        expect(String(failed)).to.include('layer_follows_tenant');
      }
    });
  });

  async function expectNotFound(work: Promise<unknown>): Promise<void> {
    const error = await work.then(
      () => undefined,
      (failure: unknown) => failure,
    );
    expect(error).to.be.instanceOf(NotFound);
  }

  describe('a refusal', () => {
    const refuse = { decision: 'refused', ground: 'still-necessary', text: 'Du har en løpende avtale.' } as const;

    it('needs a ground and words', async () => {
      const id = await arrived(desk());
      expect(
        await refusal(at(desk(), () => answerRequest(desk(), id, { ...refuse, ground: 'fordi', text: ' ' }))),
      ).to.have.keys('ground', 'text');
    });

    for (const language of ['nb', 'en'] as const)
      for (const decision of ['refused', 'partly-granted'] as const)
        it(`tells of Datatilsynet, with address and link, and of the courts: ${decision} in ${language}`, async () => {
          const id = await arrived(desk(), { language, kind: 'complaint' });
          await at(desk(), () => answerRequest(desk(), id, { ...refuse, decision }));
          const body = (await read(desk(), id)).letters[0]?.body ?? '';
          for (const part of [...Object.values(remedies.authority), remedies.court[language], refuse.text])
            expect(body).to.include(part);
        });

    it('cannot be sent without them, by the domain or past it', async () => {
      const id = await arrived(desk());
      const facts = {
        kind: 'refused',
        language: 'nb',
        controllerName: 'Nordlys AS',
        layer: 'processor',
        requestKind: 'access',
        receivedOn: '2026-11-22',
        latestOn: '2027-02-22',
        done: [],
        text: 'Nei.',
        ground: undefined,
        addressee: undefined,
        about: '',
      } as const;
      const without = [
        { ...remedies, authority: { ...remedies.authority, name: '' }, complaint: { nb: '', en: '' } },
        { ...remedies, authority: { ...remedies.authority, address: '' } },
        { ...remedies, authority: { ...remedies.authority, link: '' } },
        { ...remedies, court: { nb: '', en: '' } },
      ];
      for (const rights of without) {
        const letter = writeLetter(facts, rights);
        const sent = at(desk(), async () => sendLetter(desk(), await lockRequest(desk(), id), 'refused', letter));
        expect(await refusal(sent)).to.eql({ letter: 'requests.letter.remedies' });
      }
      const past = await at(desk(), () =>
        change(
          `insert into data_subject_request_letters (tenant_id, id, request_id, kind, language, to_address, subject, body, created_at)
           values ($1, gen_random_uuid(), $2, 'refused', 'nb', '', 'Svar', 'Nei.', now())`,
          [desk().tenantId, id],
        ),
      ).catch((error: unknown) => error);
      expect(String(past)).to.include('refusal_tells_of_remedies');
      expect((await read(desk(), id)).letters).to.eql([]);
    });
  });

  describe('doubt about who asks', () => {
    it('stops the clock only when it is reasonable and says why', async () => {
      const receivedAt = at10('2026-11-10');
      const id = await arrived(desk(), { receivedAt });
      await atTime(at10('2026-11-12'), async () => {
        expect(await refusal(at(desk(), () => recordDoubt(desk(), id, { reasonable: true, reason: '' })))).to.have.key(
          'reason',
        );
        await at(desk(), () => recordDoubt(desk(), id, { reasonable: false, reason: 'Ny adresse.' }));
      });
      await atTime(at10('2026-11-20'), () => at(desk(), () => endDoubt(desk(), id)));
      expect((await read(desk(), id)).clock.targetOn, 'recorded doubt moves nothing').to.equal('2026-12-10');
      await atTime(at10('2026-11-21'), () =>
        at(desk(), () => recordDoubt(desk(), id, { reasonable: true, reason: 'To navn i samme brev.' })),
      );
      expect((await read(desk(), id)).request.pausedOn).to.equal('2026-11-21');
      await atTime(at10('2026-11-26'), () => at(desk(), () => endDoubt(desk(), id)));
      const { request, clock } = await read(desk(), id);
      expect(request).to.include({ pausedOn: null, pausedDays: 5, doubt: 'none' });
      expect(clock.targetOn).to.equal('2026-12-15');
    });

    it('is no lateness of an answer that is given while the clock stands, in the history and in the figures', async () => {
      const id = await arrived(desk(), { receivedAt: at10('2028-01-10') });
      await atTime(at10('2028-01-20'), () =>
        at(desk(), () => recordDoubt(desk(), id, { reasonable: true, reason: 'To navn i samme brev.' })),
      );
      await atTime(at10('2028-03-01'), () =>
        at(desk(), () =>
          answerRequest(desk(), id, { decision: 'refused', ground: 'identity-not-shown', text: 'To navn.' }),
        ),
      );
      const { request, clock, events } = await read(desk(), id);
      expect(request).to.include({ pausedOn: null, pausedDays: 41, doubt: 'reasonable' });
      expect(clock.targetOn).to.equal('2028-03-22');
      expect(events.find(({ kind }) => kind === 'answered')?.details).to.include({ late: false });
      const figures = await atTime(at10('2028-04-02'), () =>
        at(desk(), () => measuredRequests(desk().tenantId, 'desk')),
      );
      expect(figures.kinds.find(({ kind }) => kind === 'access')).to.include({ inTime: 1, late: 0 });
    });

    it('gives no day back to who stops and starts within one, and none after the time is out', async () => {
      const id = await arrived(desk(), { receivedAt: at10('2026-10-10') });
      await atTime(at10('2026-11-01'), async () => {
        await at(desk(), () => recordDoubt(desk(), id, { reasonable: true, reason: 'x' }));
        await at(desk(), () => endDoubt(desk(), id));
      });
      expect((await read(desk(), id)).clock.targetOn).to.equal('2026-11-10');
      await atTime(at10('2026-11-11'), async () =>
        expect(await refusal(at(desk(), () => recordDoubt(desk(), id, { reasonable: true, reason: 'x' })))).to.have.key(
          'doubt',
        ),
      );
    });
  });

  it('merge into one that keeps the earliest day', async () => {
    const early = await arrived(desk(), { receivedAt: at10('2026-11-03') });
    const late = await arrived(desk(), { receivedAt: at10('2026-11-20') });
    expect(await refusal(at(desk(), () => mergeRequests(desk(), late, late)))).to.have.key('into');
    await at(desk(), () => mergeRequests(desk(), early, late));
    const survivor = await read(desk(), late);
    expect(survivor.clock).to.include({ receivedOn: '2026-11-03', targetOn: '2026-12-03' });
    const listed = (await at(desk(), () => openRequests(desk()))).find(({ id }) => id === late);
    expect(listed?.targetOn, 'the queue follows').to.equal('2026-12-03');
    expect((await read(desk(), early)).request).to.include({ state: 'merged', mergedInto: late });
    expect(await refusal(at(desk(), () => mergeRequests(desk(), late, early)))).to.have.key('request');
  });

  describe('hard case 21: what nobody measures', () => {
    it('is a queue by due date, with reminders at 14, 7 and 2 days and when overdue, once each', async () => {
      const id = await arrived(desk(), { receivedAt: at10('2027-03-01') });
      const other = await arrived(tenantDesk(cast.clara), { receivedAt: at10('2027-03-01') });
      const owed = async (): Promise<string[]> =>
        inTenant(cast.astrid.tenantId, async () =>
          (
            await sql<{ key: string }>(
              `select key from outbox where tenant_id = $1 and kind = 'request-reminder' and subject_id = $2
                  and key not like '%:arrived' order by key`,
              [cast.astrid.tenantId, id],
            )
          ).map(({ key }) => key.split(':')[2] ?? ''),
        );
      for (const [day, found] of [
        ['2027-03-17', []],
        ['2027-03-18', ['14']],
        ['2027-03-24', ['14']],
        ['2027-03-25', ['14', '7']],
        ['2027-03-29', ['14', '7']],
        ['2027-03-30', ['14', '2', '7']],
        ['2027-04-01', ['14', '2', '7']],
        ['2027-04-02', ['14', '2', '7', 'overdue']],
        ['2027-04-05', ['14', '2', '7', 'overdue']],
      ] as const)
        await atTime(at10(day), async () => {
          await oweRequestReminders();
          await oweRequestReminders();
          expect(await owed(), day).to.eql(found);
        });
      await atTime(at10('2027-04-05'), async () => {
        const figures = await at(desk(), () => requestFigures(desk()));
        expect(figures.late).to.be.greaterThan(0);
        const targets = (await at(desk(), () => openRequests(desk()))).map(({ targetOn }) => targetOn);
        expect(targets).to.eql(targets.toSorted());
      });
      expect(other).to.not.equal(id);
    });

    it('hard case 21: what is due first comes first, however late it came or was put off, and the clock is looked at every hour', async () => {
      const fjord = tenantDesk(cast.clara);
      await atTime(at10('2031-03-12'), async () => {
        const [late, early, between] = [
          await arrived(fjord, { receivedAt: at10('2031-03-10') }),
          await arrived(fjord, { receivedAt: at10('2031-03-01') }),
          await arrived(fjord, { receivedAt: at10('2031-03-05') }),
        ];
        const order = async () =>
          (await at(fjord, () => openRequests(fjord)))
            .map(({ id }) => id)
            .filter((id) => [late, early, between].includes(id));
        expect(await order()).to.eql([early, between, late]);
        await at(fjord, () => extendRequest(fjord, early, 'Mange krav.'));
        expect(await order(), 'two months more').to.eql([between, late, early]);
      });
      const job = recurringJob('owe-request-reminders');
      expect(job?.run).to.equal(oweRequestReminders);
      expect(job?.pattern).to.match(/^\d+ \* \* \* \*$/);
    });

    it('hard case 21: an overdue request is mailed of once, also when the obligation is long forgotten', async () => {
      const id = await arrived(desk(), { receivedAt: at10('2027-03-01') });
      const { tenantId } = cast.astrid;
      const given: [string, number][] = [];
      for (const day of ['2027-03-18', '2027-03-30', '2027-04-02', '2027-04-10', '2027-04-18', '2027-05-20'])
        await atTime(at10(day), async () => {
          await oweRequestReminders();
          const waiting = await inTenant(tenantId, () =>
            sql<{ id: string }>(
              `select id from outbox where tenant_id = $1 and kind = 'request-reminder' and subject_id = $2
                  and key not like '%:arrived'`,
              [tenantId, id],
            ),
          );
          for (const one of waiting) {
            const leased = await leaseObligation(tenantId, one.id);
            if (leased) await remindOfRequest(leased);
          }
          // As the nightly job does with what was done a week ago.
          await inTenant(tenantId, () =>
            change(`delete from outbox where tenant_id = $1 and kind = 'request-reminder' and subject_id = $2`, [
              tenantId,
              id,
            ]),
          );
          given.push([day, waiting.length]);
        });
      expect(given).to.eql([
        ['2027-03-18', 1],
        ['2027-03-30', 1],
        ['2027-04-02', 1],
        ['2027-04-10', 0],
        ['2027-04-18', 0],
        ['2027-05-20', 0],
      ]);
      const reminded = (await read(desk(), id)).events.filter(({ kind }) => kind === 'reminded');
      expect(reminded.map(({ details }) => details['days'])).to.eql([-1, 2, 14]);
    });

    it('invariant I6: whoever acts on the last reminder has answered or extended before the target', async () => {
      for (const received of ['2027-01-31', '2026-08-31', '2028-01-31', '2027-02-26'])
        for (const act of ['answer', 'extend'] as const) {
          const id = await arrived(desk(), { receivedAt: at10(received), kind: 'complaint' });
          const { clock } = await read(desk(), id);
          const twoDaysBefore = new Date(Date.parse(`${clock.targetOn}T09:00:00Z`) - 2 * 86_400_000);
          await atTime(twoDaysBefore, async () => {
            await oweRequestReminders();
            const key = `${id}:${clock.targetOn}:2`;
            expect(
              await at(desk(), () => sql(`select from outbox where kind = 'request-reminder' and key = $1`, [key])),
              'they are reminded that day',
            ).to.have.length(1);
            if (act === 'extend') await at(desk(), () => extendRequest(desk(), id, 'Mange krav.'));
            else await at(desk(), () => answerRequest(desk(), id, { decision: 'granted', ground: '', text: 'Gjort.' }));
          });
          const after = await read(desk(), id);
          if (act === 'extend') expect(after.clock.targetOn > clock.targetOn).to.equal(true);
          else expect(after.events.find(({ kind }) => kind === 'answered')?.details['late']).to.equal(false);
        }
    });

    it('tells late from in time in the figures of a year', async () => {
      const fjord = tenantDesk(cast.clara);
      const moment = at10('2029-06-15');
      const answer = { decision: 'granted', ground: '', text: 'Gjort.' } as const;
      await atTime(moment, async () => {
        for (const received of ['2029-06-01', '2029-05-01']) {
          const id = await arrived(fjord, { receivedAt: at10(received), kind: 'complaint' });
          await at(fjord, () => answerRequest(fjord, id, answer));
        }
        // Withdrawn in time is neither answered nor late; after the time it was late all the same.
        for (const received of ['2029-06-02', '2029-05-02']) {
          const withdrawn = await arrived(fjord, { receivedAt: at10(received), kind: 'complaint' });
          await at(fjord, () =>
            answerRequest(fjord, withdrawn, { decision: 'withdrawn', ground: '', text: 'Sagt i telefonen i dag.' }),
          );
        }
        expect(await at(fjord, () => requestFigures(fjord))).to.include({
          answered: 3,
          answeredInTime: 1,
          withdrawn: 1,
        });
      });
    });
  });

  describe('hard case 32: requests are personal data themselves', () => {
    it('keep names for three years, and then kind, days, outcome and a keyed hash alone', async () => {
      const contactId = await contactWith(cast.astrid, 'Gro', 'gro@paafil.example');
      const answered = at10('2030-01-10');
      const id = await atTime(answered, async () => {
        const made = await arrived(desk(), {
          receivedAt: at10('2030-01-05'),
          contactId,
          kind: 'erasure',
          requesterName: 'Gro Enestående',
          requesterEmail: 'gro.enestaaende@privat.example',
          message: 'Slett alt om Gro Enestående.',
        });
        await at(desk(), () => vouchIdentity(desk(), made, 'Gro Enestående ringte.'));
        await at(desk(), () =>
          answerRequest(desk(), made, {
            decision: 'refused',
            ground: 'legal-obligation',
            text: 'Kjære Gro Enestående',
          }),
        );
        return made;
      });
      const spam = await atTime(answered, async () => {
        const made = await arrived(desk(), { receivedAt: answered, requesterName: 'Gro Enestående' });
        await at(desk(), () => dismissRequest(desk(), made, 'Reklame fra Gro Enestående.'));
        return made;
      });
      await atTime(at10('2030-04-12'), () => reduceOldRequests());
      expect((await read(desk(), spam)).request.reducedAt, 'no request, ninety days').to.be.instanceOf(Date);
      await atTime(at10('2033-01-10'), () => reduceOldRequests());
      expect((await read(desk(), id)).request.reducedAt, 'the day before').to.equal(null);
      await atTime(at10('2033-01-11'), async () => {
        await reduceOldRequests();
        expect(await reduceOldRequests(), 'a second run').to.equal(0);
      });
      const { request, letters, clock } = await read(desk(), id);
      expect(request).to.include({
        kind: 'erasure',
        decision: 'refused',
        legalGround: 'legal-obligation',
        requesterName: '',
        requesterEmail: null,
        message: '',
        contactId: null,
      });
      expect(clock.receivedOn).to.equal('2030-01-05');
      expect(letters).to.eql([]);
      const left = await inTenant(cast.astrid.tenantId, async () =>
        JSON.stringify([
          await sql(`select * from data_subject_requests where tenant_id = $1 and id = any($2::uuid[])`, [
            cast.astrid.tenantId,
            [id, spam],
          ]),
          await sql(`select * from data_subject_request_events where tenant_id = $1 and request_id = any($2::uuid[])`, [
            cast.astrid.tenantId,
            [id, spam],
          ]),
        ]),
      );
      expect(left).to.not.match(/enest|gro@/i);
      expect(left).to.match(/"subject_hmac":"[\w-]{43}"/);
    });
  });

  it('are carried out by another room only when it is known whose data it is and who asks, and the history tells', async () => {
    const contactId = await contactWith(cast.astrid, 'Jon', 'jon@paafil.example');
    const id = await arrived(desk(), { kind: 'rectification' });
    const done: string[] = [];
    const carryOut = (): Promise<void> =>
      at(desk(), () =>
        carryOutRequest(desk(), id, async (request) => {
          done.push(`${request.kind} ${request.contactId}`);
          return { rows: 3 };
        }),
      );
    expect(await refusal(carryOut()), 'nobody is matched').to.eql({ identity: 'requests.identity.noPerson' });
    await at(desk(), () => sortRequest(desk(), id, { kind: 'rectification', personId: contactId }));
    expect(await refusal(carryOut()), 'nobody is verified').to.eql({ identity: 'requests.identity.needed' });
    await at(desk(), () => vouchIdentity(desk(), id, 'Sto foran meg.'));
    await carryOut();
    expect(done).to.eql([`rectification ${contactId}`]);
    const [event] = (await read(desk(), id)).events;
    expect(event).to.deep.include({ kind: 'carried-out', details: { rows: 3 } });
  });

  it('of somebody whose data is restricted are still found and answered to the address on file', async () => {
    const contactId = await contactWith(cast.astrid, 'Tor', 'tor@paafil.example');
    const id = await arrived(desk(), { contactId, kind: 'complaint' });
    await at(desk(), () => restrictContact(cast.astrid, contactId, { ground: 'accuracy' }));
    const record = await read(desk(), id);
    expect(record.request.personName).to.equal('Tor Hansen');
    expect(record.answerTo).to.equal('tor@paafil.example');
    await at(desk(), () => answerRequest(desk(), id, { decision: 'granted', ground: '', text: 'Gjort.' }));
    expect((await read(desk(), id)).letters[0]?.toAddress).to.equal('tor@paafil.example');
  });

  it('are told of again in what the person gets to see', async () => {
    const contactId = await contactWith(cast.astrid, 'Ida', 'ida@paafil.example');
    const id = await arrived(desk(), { contactId, kind: 'complaint' });
    await at(desk(), () =>
      answerRequest(desk(), id, { decision: 'refused', ground: 'unfounded-or-excessive', text: 'Nei.' }),
    );
    const requests = tablesFor('contact', 'access').find(({ table }) => table === 'data_subject_requests');
    if (!requests) throw new Error('requests are not in the copy');
    const { rows } = await at(desk(), () => gatherTable(requests, [contactId], 'nb', 'access'));
    expect(rows.map((row) => row.id)).to.eql([id]);
    expect(rows[0]?.values).to.include({ legal_ground: 'unfounded-or-excessive' });
  });
});
