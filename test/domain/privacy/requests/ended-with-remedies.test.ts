import { expect } from 'chai';

import { answerRequest } from '../../../../src/domain/privacy/requests/answer-request.ts';
import { alsoAsks } from '../../../../src/domain/privacy/requests/also-asks.ts';
import { answerIdentity, vouchIdentity } from '../../../../src/domain/privacy/requests/identity.ts';
import { decisions } from '../../../../src/domain/privacy/requests/kinds.ts';
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

  it('weighs no ground against the end of marketing, and says that it has ended (Art. 21(3))', async () => {
    const contactId = await contactWith(cast.astrid, 'Kari', 'slutt@reklame.example');
    const id = await arrived(desk(), { kind: 'right-to-object', channel: 'phone', contactId });
    expect(await problems(answer(id, 'refused', 'compelling-grounds', 'Vi vil.'))).to.eql({
      fulfilment: 'requests.object.marketingEnded',
    });
    // Who they are may still be in doubt; the end of marketing stands all the same.
    await answer(id, 'refused', 'identity-not-shown', 'Vi vet ikke hvem du er.');
    expect((await read(desk(), id)).letters[0]?.body).to.include(
      'bruker vi ikke opplysningene om deg til markedsføring',
    );
  });
});
