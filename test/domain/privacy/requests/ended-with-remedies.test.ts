import { expect } from 'chai';

import { restrictForRequest } from '../../../../src/domain/privacy/fulfilment/restriction.ts';
import { answerRequest } from '../../../../src/domain/privacy/requests/answer-request.ts';
import { alsoAsks } from '../../../../src/domain/privacy/requests/also-asks.ts';
import { answersOf } from '../../../../src/domain/privacy/requests/fitting-answers.ts';
import { answerIdentity, vouchIdentity } from '../../../../src/domain/privacy/requests/identity.ts';
import { decisions } from '../../../../src/domain/privacy/requests/kinds.ts';
import { legalGrounds } from '../../../../src/domain/privacy/requests/legal-grounds.ts';
import { tellsOfRemedies } from '../../../../src/domain/privacy/requests/letter-text.ts';
import { mergeRequests } from '../../../../src/domain/privacy/requests/merge-requests.ts';
import { dismissRequest, sortRequest } from '../../../../src/domain/privacy/requests/sort-request.ts';
import { useCast } from '../../../support/cast.ts';
import {
  arrived,
  at,
  contactWith,
  identityToken,
  read,
  refusal as problems,
  tenantDesk,
  useRequests,
} from './with-requests.ts';

describe('No right ends without the person hearing of it, and of the complaint and the courts (Art. 12(4))', () => {
  useRequests();
  const cast = useCast();
  const desk = () => tenantDesk(cast.astrid);
  const answer = (id: string, decision: (typeof decisions)[number], ground = '', text = '') =>
    at(desk(), () => answerRequest(desk(), id, { decision, ground, text }));

  it('directs nobody elsewhere whose data is here, and tells whoever it directs', async () => {
    const contactId = await contactWith(cast.astrid, 'Kari', 'her@henvist.example');
    const id = await arrived(desk(), { kind: 'access', channel: 'phone', contactId });
    await at(desk(), () => vouchIdentity(desk(), id, 'Kjenner stemmen'));
    expect(await problems(answer(id, 'directed', '', 'Nei takk.'))).to.eql({ decision: 'requests.directed.held' });
    const stranger = await arrived(desk(), { kind: 'access' });
    await answer(stranger, 'directed');
    const [letter] = (await read(desk(), stranger)).letters;
    expect(tellsOfRemedies(letter?.body ?? '', 'nb')).to.equal(true);
  });

  it('puts nothing away that somebody known asks for', async () => {
    const contactId = await contactWith(cast.astrid, 'Kari', 'kjent@bort.example');
    const id = await arrived(desk(), { kind: 'access', contactId });
    expect(await problems(at(desk(), () => dismissRequest(desk(), id, 'gidder ikke')))).to.eql({
      reason: 'requests.dismiss.known',
    });
  });

  it('remembers whose a request was when it is matched with nobody any more, also in one it became part of, or that was in the same message', async () => {
    const matched = async (email: string): Promise<string> => {
      const id = await arrived(desk(), { kind: 'access', contactId: await contactWith(cast.astrid, 'Kari', email) });
      await at(desk(), () => sortRequest(desk(), id, { kind: 'access', personId: '' }));
      return id;
    };
    const stays = async (id: string, why: string): Promise<void> => {
      const away = await problems(at(desk(), () => dismissRequest(desk(), id, 'Reklame')));
      expect(away, why).to.eql({ reason: 'requests.dismiss.known' });
      expect(await problems(answer(id, 'directed')), why).to.eql({ decision: 'requests.directed.held' });
      expect((await read(desk(), id)).known, why).to.equal(true);
    };
    const left = await matched('var@kjent.example');
    await stays(left, 'matched until now');
    await stays(await at(desk(), () => alsoAsks(desk(), left, 'erasure')), 'the same message');
    const part = await matched('del@kjent.example');
    const into = await arrived(desk(), { requesterEmail: 'annen@kjent.example' });
    await at(desk(), () => mergeRequests(desk(), part, into));
    await stays(into, 'it became part of another');
    const confirmed = await arrived(desk(), {
      contactId: await contactWith(cast.astrid, 'Kari', 'jeg@kjent.example'),
    });
    const yes = await identityToken(desk(), confirmed);
    await answerIdentity(cast.astrid.tenantId, yes, { me: true, newAddress: false });
    await at(desk(), () => sortRequest(desk(), confirmed, { kind: 'other', personId: '' }));
    await stays(confirmed, 'confirmed by the person on file');
  });

  it('makes requests of two people, or for two rights, into one of neither', async () => {
    const of = async (email: string, kind: 'access' | 'erasure'): Promise<string> =>
      arrived(desk(), { kind, contactId: await contactWith(cast.astrid, 'Kari', email) });
    const [one, other] = [await of('en@delt.example', 'access'), await of('to@delt.example', 'access')];
    expect(await problems(at(desk(), () => mergeRequests(desk(), one, other)))).to.eql({
      into: 'requests.merge.people',
    });
    expect((await read(desk(), one)).others.map(({ id }) => id)).to.not.include(other);
    const erasure = await arrived(desk(), { kind: 'erasure' });
    expect(await problems(at(desk(), () => mergeRequests(desk(), erasure, other)))).to.eql({
      into: 'requests.merge.kinds',
    });
    expect((await read(desk(), erasure)).others.map(({ id }) => id)).to.not.include(other);
    const again = await arrived(desk(), { kind: 'access' });
    await at(desk(), () => mergeRequests(desk(), again, other));
    expect((await read(desk(), again)).request.state).to.equal('merged');
  });

  it('takes nobody for known who said that it was not them', async () => {
    const id = await arrived(desk(), { contactId: await contactWith(cast.astrid, 'Kari', 'ikke@meg.example') });
    const token = await identityToken(desk(), id);
    await answerIdentity(cast.astrid.tenantId, token, { me: false, newAddress: false });
    await at(desk(), () => sortRequest(desk(), id, { kind: 'other', personId: '' }));
    await at(desk(), () => dismissRequest(desk(), id, 'Noen ga seg ut for henne.'));
    expect((await read(desk(), id)).request.state).to.equal('dismissed');
  });

  it('has it written down how somebody withdrew, and confirms it to them without that', async () => {
    const contactId = await contactWith(cast.astrid, 'Kari', 'trakk@seg.example');
    const id = await arrived(desk(), { kind: 'erasure', contactId });
    expect(await problems(answer(id, 'withdrawn'))).to.eql({ text: 'requests.withdrawn.how' });
    await answer(id, 'withdrawn', '', 'Ringte 3. mai og lo.');
    const { letters, events } = await read(desk(), id);
    expect(letters.map(({ kind, toAddress }) => [kind, toAddress])).to.eql([['withdrawn', 'trakk@seg.example']]);
    expect(letters[0]?.body).to.include('Er det feil').and.not.include('lo.');
    expect(tellsOfRemedies(letters[0]?.body ?? '', 'nb')).to.equal(true);
    expect(events.find(({ kind }) => kind === 'answered')?.note).to.equal('Ringte 3. mai og lo.');
  });

  it('refuses no end of marketing on any ground, and says of who is not known that it is met in part (Art. 21(2) and (3))', async () => {
    const contactId = await contactWith(cast.astrid, 'Kari', 'slutt@reklame.example');
    const id = await arrived(desk(), { kind: 'right-to-object', channel: 'phone', contactId });
    for (const { code } of legalGrounds)
      expect(await problems(answer(id, 'refused', code, 'Vi vil.')), code).to.include({
        decision: 'requests.object.marketingEnded',
      });
    const { request, fulfilment } = await read(desk(), id);
    const offered = await at(desk(), () => answersOf(desk(), request, fulfilment));
    expect(offered.decisions).to.eql(['granted', 'partly-granted', 'withdrawn']);
    // Who they are may still be in doubt, for what else they object to; the end of marketing stands all the same.
    await answer(id, 'partly-granted', 'identity-not-shown', 'Vi vet ikke hvem du er.');
    expect((await read(desk(), id)).letters[0]?.body)
      .to.include('Vi har gjort en del av det du ba om')
      .and.include('bruker vi ikke opplysningene om deg til markedsføring')
      .and.include('Vi kan ikke fastslå hvem du er');
  });

  it('refuses none of nobody who is found either: the address it came from is left alone, and the letter says so', async () => {
    const id = await arrived(desk(), { kind: 'right-to-object', requesterEmail: 'ukjent@reklame.example' });
    for (const { code } of legalGrounds)
      expect(await problems(answer(id, 'refused', code, 'Nei.')), code).to.include({
        decision: 'requests.object.marketingEnded',
      });
    for (const ground of ['unfounded-or-excessive', 'national-exception', 'child-decides'])
      expect(await problems(answer(id, 'partly-granted', ground, 'Nei.')), ground).to.eql({ ground: 'form.choose' });
    await answer(id, 'partly-granted', 'identity-not-shown', 'Vi finner deg ikke uten mer å gå etter.');
    const [letter] = (await read(desk(), id)).letters;
    expect(letter).to.include({ kind: 'partly-granted', toAddress: 'ukjent@reklame.example' });
    expect(letter?.body)
      .to.include('sender vi ingen markedsføring til adressen du skrev fra')
      .and.include('Vi kan ikke fastslå hvem du er');
    // Matched for a while, it is the same.
    const contactId = await contactWith(cast.astrid, 'Kari', 'en.stund@reklame.example');
    const was = await arrived(desk(), { kind: 'right-to-object', contactId, requesterEmail: undefined });
    await at(desk(), () => sortRequest(desk(), was, { kind: 'right-to-object', personId: '' }));
    expect(await problems(answer(was, 'refused', 'unfounded-or-excessive', 'Nei.'))).to.include({
      decision: 'requests.object.marketingEnded',
    });
  });

  it('tells who objects for another and has not shown that they may nothing but that', async () => {
    const contactId = await contactWith(cast.astrid, 'Kari', 'barn@reklame.example');
    const id = await arrived(desk(), {
      kind: 'right-to-object',
      contactId,
      requesterEmail: 'far@reklame.example',
      represented: { representedAs: 'guardian', representedName: 'Kari Hansen' },
    });
    for (const ground of ['unfounded-or-excessive', 'national-exception', 'child-decides', 'compelling-grounds'])
      expect(await problems(answer(id, 'refused', ground, 'Nei.')), ground).to.eql({ ground: 'form.choose' });
    await answer(id, 'refused', 'authority-not-shown', 'Send oss det som viser det.');
    const [letter] = (await read(desk(), id)).letters;
    expect(letter?.toAddress).to.equal('far@reklame.example');
    expect(letter?.body).to.not.include('markedsføring');
  });

  it('refuses nobody as unknown who is known, and as dead or a child who asks for themselves (Art. 12(2))', async () => {
    const contactId = await contactWith(cast.astrid, 'Kari', 'kjent@avslag.example');
    const grounds = async (id: string): Promise<string[]> => {
      const { request, fulfilment } = await read(desk(), id);
      const offered = await at(desk(), () => answersOf(desk(), request, fulfilment));
      return offered.grounds.map(({ code }) => code);
    };
    const refuse = (id: string, ground: string): ReturnType<typeof problems> =>
      problems(answer(id, 'refused', ground, 'Nei.'));
    for (const kind of ['access', 'complaint'] as const) {
      const id = await arrived(desk(), { contactId, kind });
      expect(await grounds(id))
        .to.include('identity-not-shown')
        .and.not.include('authority-not-shown');
      await at(desk(), () => vouchIdentity(desk(), id, 'Sto her.'));
      expect(await grounds(id)).to.not.include.members(['identity-not-shown']);
      for (const ground of ['identity-not-shown', 'authority-not-shown', 'deceased', 'child-decides'])
        expect(await refuse(id, ground), `${kind} ${ground}`).to.eql({ ground: 'form.choose' });
    }
    const represented = { representedAs: 'estate', representedName: 'Kari Hansen' } as const;
    const heirs = await arrived(desk(), { contactId, represented });
    expect(await grounds(heirs))
      .to.include.members(['deceased', 'authority-not-shown', 'identity-not-shown'])
      .and.not.include('child-decides');
    // Confirmed once, and matched with nobody since: it is still known who asked.
    const was = await arrived(desk(), { contactId });
    const token = await identityToken(desk(), was);
    await answerIdentity(cast.astrid.tenantId, token, { me: true, newAddress: false });
    await at(desk(), () => sortRequest(desk(), was, { kind: 'access', personId: '' }));
    expect(await refuse(was, 'identity-not-shown')).to.eql({ ground: 'form.choose' });
  });

  it('offers no answer that would be refused: elsewhere where the data is here, no where a restriction stands', async () => {
    const offered = async (id: string): Promise<readonly string[]> => {
      const { request, fulfilment } = await read(desk(), id);
      return (await at(desk(), () => answersOf(desk(), request, fulfilment))).decisions;
    };
    const contactId = await contactWith(cast.astrid, 'Kari', 'tilbud@svar.example');
    const known = await arrived(desk(), { contactId });
    expect(await offered(known)).to.eql(['granted', 'partly-granted', 'refused', 'withdrawn']);
    expect(await offered(await arrived(desk()))).to.eql(['nothing-found', 'refused', 'directed', 'withdrawn']);
    const kept = await arrived(desk(), { contactId, kind: 'restriction' });
    await at(desk(), () => restrictForRequest(desk(), kept, 'accuracy'));
    expect(await offered(kept)).to.eql(['granted', 'partly-granted', 'withdrawn']);
  });
});
