import { expect } from 'chai';

import { addCompany } from '../../../../src/domain/companies/add-company.ts';
import { trashCompany } from '../../../../src/domain/companies/trash.ts';
import { trashContact } from '../../../../src/domain/contacts/trash.ts';
import { Invalid } from '../../../../src/domain/errors.ts';
import { alsoAsks } from '../../../../src/domain/privacy/requests/also-asks.ts';
import { answerRequest } from '../../../../src/domain/privacy/requests/answer-request.ts';
import { answerIdentity, vouchIdentity } from '../../../../src/domain/privacy/requests/identity.ts';
import { recordSearch, ruleOut } from '../../../../src/domain/privacy/requests/nothing-found.ts';
import { takeBackIdentity } from '../../../../src/domain/privacy/requests/take-back-identity.ts';
import { sortRequest } from '../../../../src/domain/privacy/requests/sort-request.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import { change } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import { arrived, at, contactWith, identityToken, onNetDesk, read, tenantDesk, useRequests } from './with-requests.ts';

describe('an answer that nothing was found', () => {
  useRequests();
  const cast = useCast();
  const desk = (): ReturnType<typeof tenantDesk> => tenantDesk(cast.astrid);
  const granted = { decision: 'granted', ground: '', text: '' } as const;

  const refusal = async (work: Promise<unknown>): Promise<Readonly<Record<string, unknown>>> => {
    const failed = await work.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failed instanceof Invalid) return failed.fields;
    throw new Error('it was not refused', { cause: failed });
  };
  const answer = (id: string): Promise<void> => at(desk(), () => answerRequest(desk(), id, granted));

  it('waits for a decision about everybody with the address or the name: restricted, in the trash, or with another spelling', async () => {
    const byAddress = await contactWith(cast.astrid, 'Åse', 'ukjent@sok.example');
    const byName = await contactWith(cast.astrid, 'Bjørn Åsen', 'bjorn@annet.example');
    const restricted = await contactWith(cast.astrid, 'Bjørn Åsen', 'bjorn2@annet.example');
    const trashed = await contactWith(cast.astrid, 'Bjorn Åsen', 'bjorn3@annet.example');
    await contactWith(cast.astrid, 'Bjørn', 'noen@annet.example');
    await at(desk(), () => restrictContact(cast.astrid, restricted, { ground: 'accuracy' }));
    await at(desk(), () => trashContact(cast.astrid, trashed));
    const id = await arrived(desk(), {
      requesterName: 'Hansen, Bjørn Åsen',
      requesterEmail: 'ukjent@sok.example',
    });
    const alike = (await read(desk(), id)).search?.alike ?? [];
    expect(alike.map((one) => one.id)).to.have.members([byAddress, byName, restricted, trashed]);
    expect(alike.filter((one) => one.restricted).map((one) => one.id)).to.eql([restricted]);
    expect(alike.filter((one) => one.inTrash).map((one) => one.id)).to.eql([trashed]);

    await at(desk(), () => recordSearch(desk(), id, 'I kontakter og notater, på navn og adresse.'));
    await at(desk(), () => vouchIdentity(desk(), id, 'Ringte fra nummeret i henvendelsen.'));
    for (const person of [byAddress, byName, restricted, trashed]) {
      expect(await refusal(answer(id))).to.eql({ alike: 'requests.nothingFound.alike' });
      await at(desk(), () => ruleOut(desk(), id, person));
    }
    expect(await refusal(at(desk(), () => ruleOut(desk(), id, cast.astrid.userId)))).to.have.key('person');
    await answer(id);
    const { letters, events } = await read(desk(), id);
    expect(letters[0]?.body).to.include('fant ingen');
    const decided = events.filter(({ kind }) => kind === 'ruled-out').map(({ details }) => details['person']);
    expect(decided).to.have.members([byAddress, byName, restricted, trashed]);
    expect(events.find(({ kind }) => kind === 'searched')?.details).to.eql({ alike: 4 });
  });

  it('waits for a decision about a business that may be theirs, though its owner is no contact', async () => {
    const business = async (name: string, personLike: boolean, email: string | null = null): Promise<string> => {
      const company = await at(desk(), () => addCompany(cast.astrid, { name }, 'nb'));
      await at(desk(), () =>
        change(`update companies set person_like = $3, email = $4 where tenant_id = $1 and id = $2`, [
          cast.astrid.tenantId,
          company,
          personLike,
          email,
        ]),
      );
      return company;
    };
    const named = await business('YLVA TINDELYKKEN SNEKKERVERKSTED', true);
    const genitive = await business('Tindelykkens Rør', true);
    const trashed = await business('Tindelykken og Datter', true);
    const byAddress = await business('ANNET NAVN', true, 'Ylva@Verksted.example');
    await business('Tindelykken Handel AS', false);
    await business('Tindelykkenes Venner', true);
    await business('Ylva Hansen Maler', true);
    await at(desk(), () => trashCompany(cast.astrid, trashed));
    const id = await arrived(desk(), {
      kind: 'erasure',
      requesterName: 'Ylva Tindelykken',
      requesterEmail: 'ylva@verksted.example',
    });
    const alike = (await read(desk(), id)).search?.alike ?? [];
    expect(alike.map((one) => one.id)).to.have.members([named, genitive, trashed, byAddress]);
    expect(alike.every((one) => one.business)).to.equal(true);
    expect(alike.filter((one) => one.inTrash).map((one) => one.id)).to.eql([trashed]);
    await at(desk(), () => recordSearch(desk(), id, 'I kontakter og firmaer.'));
    await at(desk(), () => vouchIdentity(desk(), id, 'Ringte fra nummeret i henvendelsen.'));
    for (const one of [named, genitive, trashed, byAddress]) {
      expect(await refusal(answer(id))).to.eql({ alike: 'requests.nothingFound.alike' });
      await at(desk(), () => ruleOut(desk(), id, one));
    }
    await answer(id);
  });

  it('waits for a search that is written down, and for knowing who asks, whatever was asked for', async () => {
    for (const kind of ['access', 'erasure', 'right-to-object', 'withdrawal', 'other'] as const)
      for (const decision of ['granted', 'partly-granted'] as const) {
        const id = await arrived(desk(), {
          kind,
          requesterName: 'Ingen Kjent',
          requesterEmail: 'ingen@sok.example',
        });
        const typed = { decision, ground: 'others-rights', text: 'Gjort.' };
        expect(
          Object.keys(await refusal(at(desk(), () => answerRequest(desk(), id, typed)))),
          `${kind} ${decision}`,
        ).to.include.members(decision === 'granted' ? ['search', 'identity'] : []);
        expect((await read(desk(), id)).letters, `${kind} ${decision}`).to.eql([]);
      }
    const id = await arrived(desk(), { requesterName: 'Ingen Kjent', requesterEmail: 'ingen@sok.example' });
    expect(await refusal(at(desk(), () => recordSearch(desk(), id, ' ')))).to.have.key('searched');
    await at(desk(), () => recordSearch(desk(), id, 'I kontakter.'));
    expect(await refusal(answer(id))).to.eql({ identity: 'requests.nothingFound.identity' });
    await at(desk(), () => vouchIdentity(desk(), id, 'Kom innom.'));
    await answer(id);
  });

  it('is not given to somebody who came on file after the search, and is not needed of who is matched', async () => {
    const id = await arrived(desk(), { requesterName: 'Siv Sen', requesterEmail: 'siv@sok.example' });
    await at(desk(), () => recordSearch(desk(), id, 'I kontakter.'));
    await at(desk(), () => vouchIdentity(desk(), id, 'Kom innom.'));
    const contactId = await contactWith(cast.astrid, 'Siv', 'siv@sok.example');
    expect(await refusal(answer(id))).to.eql({ alike: 'requests.nothingFound.alike' });
    await at(desk(), () => sortRequest(desk(), id, { kind: 'complaint', personId: contactId }));
    expect((await read(desk(), id)).search).to.equal(undefined);
    expect((await read(desk(), id)).request.verifiedAt, 'who it was is asked again').to.equal(null);
    expect(await refusal(at(desk(), () => recordSearch(desk(), id, 'Igjen.')))).to.have.key('request');
  });

  it('is an outcome of its own, of an objection too, which nobody can be given grounds against', async () => {
    for (const kind of ['right-to-object', 'access', 'erasure'] as const) {
      const id = await arrived(desk(), {
        kind,
        requesterName: 'Ukjent Innsender',
        requesterEmail: `${kind}@sok.example`,
      });
      const refused = (ground: string) =>
        refusal(at(desk(), () => answerRequest(desk(), id, { decision: 'refused', ground, text: 'Nei.' })));
      for (const ground of ['compelling-grounds', 'legal-claims', 'still-necessary', 'others-rights'])
        expect(await refused(ground), `${kind} ${ground}`).to.include.keys('ground');
      await at(desk(), () => recordSearch(desk(), id, 'I kontakter.'));
      await at(desk(), () => vouchIdentity(desk(), id, 'Kom innom.'));
      await at(desk(), () => answerRequest(desk(), id, { decision: 'nothing-found', ground: '', text: '' }));
      const { request, letters } = await read(desk(), id);
      expect(request.decision, kind).to.equal('nothing-found');
      expect(letters[0]?.kind).to.equal('nothing-found');
      expect(letters[0]?.body).to.include('fant ingen').and.not.to.include('Vi har gjort');
    }
  });

  it('is not given of whoever confirmed by their own address that it is they, whomever the desk matches it with then', async () => {
    const person = await contactWith(cast.astrid, 'Tove', 'tove@bekreftet.example');
    const id = await arrived(desk(), {
      requesterName: 'T. H.',
      requesterEmail: 'ny@adresse.example',
      contactId: person,
    });
    await answerIdentity(desk().tenantId, await identityToken(desk(), id), { me: true, newAddress: false });
    await at(desk(), () => sortRequest(desk(), id, { kind: 'access', personId: '' }));
    await at(desk(), () => recordSearch(desk(), id, 'I kontakter.'));
    await at(desk(), () => vouchIdentity(desk(), id, 'Ringte.'));
    expect(await refusal(answer(id))).to.eql({ alike: 'requests.nothingFound.confirmed' });
    await contactWith(cast.astrid, 'Per', 'tove@bekreftet.example');
    await answer(id);
  });

  it('is given when whoever confirmed says by a later link that it was not they, and not when somebody else says it', async () => {
    const person = await contactWith(cast.astrid, 'Ragna', 'ragna@feil.example');
    const other = await contactWith(cast.astrid, 'Torunn', 'torunn@feil.example');
    const asked = { requesterName: 'R. H.', requesterEmail: 'tredje@adresse.example', contactId: person };
    const answered = async (id: string, me: boolean): Promise<void> => {
      expect(
        await answerIdentity(desk().tenantId, await identityToken(desk(), id), { me, newAddress: false }),
      ).to.equal(true);
    };
    const id = await arrived(desk(), asked);
    await answered(id, true);
    await at(desk(), () => sortRequest(desk(), id, { kind: 'access', personId: other }));
    await answered(id, false);
    await at(desk(), () => recordSearch(desk(), id, 'I kontakter.'));
    await at(desk(), () => vouchIdentity(desk(), id, 'Ringte.'));
    expect(await refusal(answer(id)), 'somebody else’s word').to.eql({ alike: 'requests.nothingFound.confirmed' });
    await at(desk(), () => sortRequest(desk(), id, { kind: 'access', personId: person }));
    await answered(id, false);
    await at(desk(), () => vouchIdentity(desk(), id, 'Ringte.'));
    await answer(id);
    expect(
      (await read(desk(), id)).events.map(({ kind }) => kind),
      'the history holds both',
    ).to.include.members(['identity-confirmed', 'identity-denied']);
  });

  it('is given when the desk takes a wrong confirmation back, with the reason in the history', async () => {
    const person = await contactWith(cast.astrid, 'Solveig', 'solveig@feil.example');
    const id = await arrived(desk(), {
      requesterName: 'S. F.',
      requesterEmail: 'fjerde@adresse.example',
      contactId: person,
    });
    expect(
      await answerIdentity(desk().tenantId, await identityToken(desk(), id), { me: true, newAddress: true }),
    ).to.equal(true);
    const takeBack = (reason: string): Promise<void> => at(desk(), () => takeBackIdentity(desk(), id, reason));
    await at(desk(), () => sortRequest(desk(), id, { kind: 'access', personId: '' }));
    await at(desk(), () => recordSearch(desk(), id, 'I kontakter.'));
    expect((await read(desk(), id)).identity).to.equal('stands');
    expect(await refusal(takeBack(' '))).to.have.key('reason');
    await takeBack('Hun trykket på feil knapp, sier hun på telefonen.');
    expect((await read(desk(), id)).identity).to.equal('none');
    expect(await refusal(takeBack('En gang til.'))).to.eql({ identity: 'requests.unconfirm.none' });
    expect(await refusal(answer(id))).to.eql({ identity: 'requests.nothingFound.identity' });
    await at(desk(), () => vouchIdentity(desk(), id, 'Ringte.'));
    await answer(id);
    const { events } = await read(desk(), id);
    const kinds = events.map(({ kind }) => kind);
    expect(kinds).to.include('identity-confirmed');
    expect(events.find(({ kind }) => kind === 'identity-taken-back')).to.deep.include({
      actor: 'member',
      note: 'Hun trykket på feil knapp, sier hun på telefonen.',
    });
  });

  it('is not given of whoever confirmed in another way, or in another request of the same message, as long as they are here', async () => {
    const person = await contactWith(cast.astrid, 'Siri', 'siri@bekreftet.example');
    const asked = { requesterName: 'S. H.', requesterEmail: 'enda-ny@adresse.example', contactId: person };
    const byLink = await arrived(desk(), { ...asked, verified: 'link' });
    const first = await arrived(desk(), asked);
    await answerIdentity(desk().tenantId, await identityToken(desk(), first), { me: true, newAddress: false });
    const second = await at(desk(), () => alsoAsks(desk(), first, 'portability'));
    const nobodys = async (id: string, kind: 'access' | 'portability'): Promise<void> => {
      await at(desk(), () => sortRequest(desk(), id, { kind, personId: '' }));
      await at(desk(), () => recordSearch(desk(), id, 'I kontakter.'));
      await at(desk(), () => vouchIdentity(desk(), id, 'Ringte.'));
    };
    await nobodys(byLink, 'access');
    await nobodys(second, 'portability');
    // They are as much here under another address.
    await at(desk(), () =>
      change(`delete from contact_emails where tenant_id = $1 and contact_id = $2`, [desk().tenantId, person]),
    );
    for (const id of [byLink, second])
      expect(await refusal(answer(id))).to.eql({ alike: 'requests.nothingFound.confirmed' });
    await at(desk(), () =>
      change(`update contacts set anonymised_at = now() where tenant_id = $1 and id = $2`, [desk().tenantId, person]),
    );
    for (const id of [byLink, second]) await answer(id);
  });

  it('is not given of a user who asked signed in', async () => {
    const onNets = onNetDesk(cast.astrid);
    const userId = cast.bjorn.userId;
    const id = await arrived(onNets, { userId, channel: 'app', verified: 'signed-in', requesterEmail: 'x@y.example' });
    await at(onNets, () => sortRequest(onNets, id, { kind: 'access', personId: '' }));
    await at(onNets, () => recordSearch(onNets, id, 'Blant brukere.'));
    await at(onNets, () => vouchIdentity(onNets, id, 'Ringte.'));
    expect(await refusal(at(onNets, () => answerRequest(onNets, id, granted)))).to.eql({
      alike: 'requests.nothingFound.confirmed',
    });
  });

  it('is refused of who is matched', async () => {
    const contactId = await contactWith(cast.astrid, 'Tor', 'tor@sok.example');
    const id = await arrived(desk(), { requesterName: 'Tor Hansen', requesterEmail: 'tor@sok.example', contactId });
    await at(desk(), () => vouchIdentity(desk(), id, 'Kom innom.'));
    const typed = { decision: 'nothing-found', ground: '', text: 'Ingenting.' } as const;
    expect(await refusal(at(desk(), () => answerRequest(desk(), id, typed)))).to.eql({
      decision: 'requests.nothingFound.somebody',
    });
  });

  it('waits at OnNet’s own desk too, for users', async () => {
    const own = onNetDesk(cast.astrid);
    const id = await arrived(own, { requesterName: 'ASTRID', requesterEmail: 'astrid@nordlys.example' });
    const { search } = await read(own, id);
    expect(search?.alike.map((one) => one.id)).to.eql([cast.astrid.userId]);
    await at(own, () => recordSearch(own, id, 'Blant brukerne.'));
    await at(own, () => vouchIdentity(own, id, 'Kom innom.'));
    expect(await refusal(at(own, () => answerRequest(own, id, granted)))).to.have.key('alike');
    await at(own, () => ruleOut(own, id, cast.astrid.userId));
    await at(own, () => answerRequest(own, id, granted));
  });
});
