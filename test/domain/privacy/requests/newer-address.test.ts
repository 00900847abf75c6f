import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { atTime } from '../../../../src/domain/clock.ts';
import {
  addChannel,
  changeChannel,
  channelsOf,
  channelValue,
  removeChannel,
} from '../../../../src/domain/contacts/channels.ts';
import { undoRemoval } from '../../../../src/domain/contacts/undo-removal.ts';
import { contactFacts } from '../../../../src/domain/contacts/contact-record.ts';
import { sendPersonPage } from '../../../../src/domain/privacy/access/person-link.ts';
import { eraseEverywhere } from '../../../../src/domain/privacy/erasure/carry-out-erasure.ts';
import { sendNotices } from '../../../../src/domain/privacy/informing/give-notices.ts';
import { decideErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { alsoAsks } from '../../../../src/domain/privacy/requests/also-asks.ts';
import { answerRequest } from '../../../../src/domain/privacy/requests/answer-request.ts';
import { confirmAddress } from '../../../../src/domain/privacy/requests/confirm-address.ts';
import { extendRequest } from '../../../../src/domain/privacy/requests/extend-request.ts';
import { answerIdentity, askIdentity, vouchIdentity } from '../../../../src/domain/privacy/requests/identity.ts';
import { sortRequest } from '../../../../src/domain/privacy/requests/sort-request.ts';
import { takeBackIdentity } from '../../../../src/domain/privacy/requests/take-back-identity.ts';
import { useCast } from '../../../support/cast.ts';
import { ready, requestFor, tokenOf, useFiles } from '../access/packages.ts';
import { packageOf } from '../../../../src/domain/privacy/access/request-package.ts';
import { arrived, at, contactWith, identityToken, mailsOf, read, refusal, tenantDesk } from './with-requests.ts';

const THEIRS = 'angriper@ond.example';

describe('hard case 23: an address that came on file after the request', () => {
  const cast = useCast();
  useFiles();
  const desk = (): ReturnType<typeof tenantDesk> => tenantDesk(cast.astrid);
  const later = <T>(work: () => Promise<T>): Promise<T> =>
    atTime(new Date(Date.now() + 60_000), () => at(desk(), work));

  /** Writes another address over the one a contact has. */
  const writeOver = (contactId: string, value = THEIRS): Promise<void> =>
    later(async () => {
      const [email] = (await channelsOf(cast.astrid, contactId)).filter(({ kind }) => kind === 'email');
      if (!email) throw new Error('no address');
      const { version } = await contactFacts(cast.astrid, contactId);
      const unposted = { street: '', postalCode: '', place: '', countryCode: '', first: false };
      const start = { version, was: channelValue(email) };
      await changeChannel(cast.astrid, contactId, email.id, start, {
        ...unposted,
        kind: 'email',
        label: 'work',
        value,
      });
    });
  const add = (contactId: string, value = THEIRS): Promise<string> =>
    later(() =>
      addChannel(cast.astrid, contactId, {
        kind: 'email',
        label: 'work',
        value,
        street: '',
        postalCode: '',
        place: '',
        countryCode: '',
        first: true,
      }),
    );
  const letterOf = async (id: string): Promise<string | undefined> => (await read(desk(), id)).letters[0]?.toAddress;
  const refusing = { decision: 'refused', ground: 'others-rights', text: 'Det gjelder andre.' } as const;

  describe('is used by no mail to the person within the case', () => {
    it('the question who asks goes to the old one, or nowhere', async () => {
      const both = await contactWith(cast.astrid, 'Kari', 'kari@foer.example');
      const one = await arrived(desk(), { contactId: both, requesterEmail: THEIRS });
      await add(both);
      await identityToken(desk(), one);
      expect((await mailsOf(cast.astrid.tenantId, 'request-identity')).at(-1)?.to).to.equal('kari@foer.example');

      const over = await contactWith(cast.astrid, 'Berit', 'berit@foer.example');
      const two = await arrived(desk(), { contactId: over, requesterEmail: THEIRS });
      await writeOver(over);
      expect(await refusal(at(desk(), () => askIdentity(desk(), two, () => '')))).to.eql({
        identity: 'requests.identity.noChannel',
      });
      expect(await read(desk(), two)).to.deep.include({ channel: undefined, answerTo: undefined, newer: [THEIRS] });
    });

    it('nor when whoever wants it asks once more, while the first request waits or after it has ended', async () => {
      const contactId = await contactWith(cast.astrid, 'Gunn', 'gunn@foer.example');
      const first = await arrived(desk(), { contactId, requesterEmail: THEIRS });
      await writeOver(contactId);
      const again = (): Promise<string> =>
        atTime(new Date(Date.now() + 120_000), () => arrived(desk(), { contactId, requesterEmail: THEIRS }));
      const second = await again();
      expect(await read(desk(), second)).to.deep.include({ channel: undefined, answerTo: undefined, newer: [THEIRS] });
      const unknown = {
        decision: 'refused',
        ground: 'identity-not-shown',
        text: 'Vi vet ikke hvem som spør.',
      } as const;
      for (const id of [first, second]) await at(desk(), () => answerRequest(desk(), id, unknown));
      const third = await again();
      expect(await read(desk(), third)).to.deep.include({ channel: undefined, answerTo: undefined, newer: [THEIRS] });
      expect((await mailsOf(cast.astrid.tenantId, 'request-identity')).map(({ to }) => to)).to.not.include(THEIRS);
    });

    it('a link that went to one before this was so opens nothing', async () => {
      const contactId = await contactWith(cast.astrid, 'Solveig', 'solveig@foer.example');
      const id = await arrived(desk(), { contactId });
      const token = await identityToken(desk(), id);
      await writeOver(contactId);
      expect(await answerIdentity(desk().tenantId, token, { me: true, newAddress: false })).to.equal(false);
    });

    for (const form of ['access', 'portability'] as const)
      it(`the link to a copy goes to the old one, or nowhere: ${form}`, async () => {
        const both = await contactWith(cast.astrid, 'Gro', `gro@${form}.example`);
        const first = await ready(cast.astrid, both, { form });
        await add(both);
        await tokenOf(cast.astrid, first);
        expect((await mailsOf(desk().tenantId, 'access-link')).at(-1)?.to).to.equal(`gro@${form}.example`);

        const over = await contactWith(cast.astrid, 'Turid', `turid@${form}.example`);
        const second = await ready(cast.astrid, over, { form });
        await writeOver(over);
        expect(await refusal(tokenOf(cast.astrid, second))).to.eql({ package: 'requests.copy.noAddress' });
      });

    it('the letter of an extension goes to the old one, or is posted', async () => {
      const both = await contactWith(cast.astrid, 'Liv', 'liv@foer.example');
      const one = await arrived(desk(), { contactId: both });
      await add(both);
      await at(desk(), () => extendRequest(desk(), one, 'Mange krav'));
      expect(await letterOf(one)).to.equal('liv@foer.example');
      const over = await contactWith(cast.astrid, 'Siv', 'siv@foer.example');
      const two = await arrived(desk(), { contactId: over });
      await writeOver(over);
      await at(desk(), () => extendRequest(desk(), two, 'Mange krav'));
      expect(await letterOf(two)).to.equal('');
    });

    it('the answer goes to the old one, or is posted', async () => {
      const both = await contactWith(cast.astrid, 'Ada', 'ada@foer.example');
      const one = await arrived(desk(), { contactId: both, requesterEmail: THEIRS });
      await add(both);
      await at(desk(), () => answerRequest(desk(), one, refusing));
      expect(await letterOf(one)).to.equal('ada@foer.example');
      const over = await contactWith(cast.astrid, 'Eva', 'eva@foer.example');
      const two = await arrived(desk(), { contactId: over, requesterEmail: THEIRS });
      await writeOver(over);
      await at(desk(), () => answerRequest(desk(), two, refusing));
      expect(await letterOf(two)).to.equal('');
    });

    it('the answer after an erasure goes where it would have gone before it', async () => {
      const both = await contactWith(cast.astrid, 'Ruth', 'ruth@foer.example');
      const one = await arrived(desk(), { contactId: both, kind: 'complaint' });
      await add(both, 'en@ond.example');
      const erase = async (contactId: string): Promise<void> => {
        const decided = { decisions: {}, confirmed: true, neverContact: false };
        const erasure = await at(desk(), () => decideErasure(cast.astrid, contactId, decided));
        await eraseEverywhere(desk().tenantId, erasure);
      };
      await erase(both);
      expect((await read(desk(), one)).answerTo).to.equal('ruth@foer.example');
      const over = await contactWith(cast.astrid, 'Rita', 'rita@foer.example');
      const two = await arrived(desk(), { contactId: over, kind: 'complaint' });
      await writeOver(over, 'to@ond.example');
      await erase(over);
      expect((await read(desk(), two)).answerTo).to.equal(undefined);
    });

    it('the page of their own is not sent to one while a request waits', async () => {
      const contactId = await contactWith(cast.astrid, 'Nina', 'nina@foer.example');
      await arrived(desk(), { contactId, requesterEmail: THEIRS });
      await add(contactId);
      const send = (): Promise<string> =>
        at(desk(), () => sendPersonPage(cast.astrid, contactId, 'nb', () => 'http://127.0.0.1/'));
      expect(await send()).to.equal('nina@foer.example');
      const over = await contactWith(cast.astrid, 'Mona', 'mona@foer.example');
      await arrived(desk(), { contactId: over });
      await writeOver(over);
      expect(
        await refusal(at(desk(), () => sendPersonPage(cast.astrid, over, 'nb', () => 'http://127.0.0.1/'))),
      ).to.eql({ person: 'access.newAddress' });
    });

    it('nor is the notice that somebody has their data, which leads to that page', async () => {
      const contactId = await contactWith(cast.astrid, 'Nora', 'nora@foer.example');
      await arrived(desk(), { contactId });
      await add(contactId);
      const inform = (id: string): Promise<number> =>
        at(desk(), () => sendNotices(cast.astrid, { of: 'chosen', ids: [id] }, 'nb'));
      expect(await inform(contactId)).to.equal(1);
      expect((await mailsOf(desk().tenantId, 'person-page')).at(-1)?.to).to.equal('nora@foer.example');
      const over = await contactWith(cast.astrid, 'Oda', 'oda@foer.example');
      await arrived(desk(), { contactId: over });
      await writeOver(over);
      expect(await refusal(inform(over))).to.eql({ contact: 'informing.noAddress' });
    });

    it('and there is no other mail to the person within a case', () => {
      const rooms = ['requests', 'fulfilment', 'access', 'rectification', 'restriction', 'erasure', 'informing'];
      const writers = rooms.flatMap((room) =>
        readdirSync(path.join('src/domain/privacy', room))
          .filter((file) => /\bwriteMail\(/.test(readFileSync(path.join('src/domain/privacy', room, file), 'utf8')))
          .map((file) => `${room}/${file}`),
      );
      // The reminder goes to the desk's own people.
      expect(writers.toSorted()).to.eql([
        'access/links.ts',
        'access/person-link.ts',
        'requests/identity.ts',
        'requests/remind.ts',
        'requests/send-letter.ts',
      ]);
    });
  });

  it('takes its time anew when it is written over, and keeps it when only its label or place changes', async () => {
    const contactId = await contactWith(cast.astrid, 'Tone', 'tone@foer.example');
    const id = await arrived(desk(), { contactId });
    await writeOver(contactId, 'ny@foer.example');
    await writeOver(contactId, 'tone@foer.example');
    expect((await read(desk(), id)).channel, 'put back is new').to.equal(undefined);
    const kept = await contactWith(cast.astrid, 'Unni', 'unni@foer.example');
    const other = await arrived(desk(), { contactId: kept });
    await later(async () => {
      const [email] = (await channelsOf(cast.astrid, kept)).filter(({ kind }) => kind === 'email');
      if (!email) throw new Error('no address');
      const { version } = await contactFacts(cast.astrid, kept);
      await changeChannel(
        cast.astrid,
        kept,
        email.id,
        { version, was: channelValue(email) },
        {
          kind: 'email',
          label: 'private',
          value: 'unni@foer.example',
          street: '',
          postalCode: '',
          place: '',
          countryCode: '',
          first: true,
        },
      );
    });
    expect((await read(desk(), other)).channel?.address).to.equal('unni@foer.example');
  });

  it('that was removed is new when it is typed again, and keeps its time when the removal is undone', async () => {
    const contactId = await contactWith(cast.astrid, 'Pia', 'pia@foer.example');
    const id = await arrived(desk(), { contactId });
    const remove = (): Promise<string> =>
      later(async () => {
        const [email] = (await channelsOf(cast.astrid, contactId)).filter(({ kind }) => kind === 'email');
        return (await removeChannel(cast.astrid, contactId, email?.id ?? '')).sealed;
      });
    const sealed = await remove();
    await later(() => undoRemoval(cast.astrid, contactId, sealed));
    expect((await read(desk(), id)).channel?.address).to.equal('pia@foer.example');
    await remove();
    await add(contactId, 'pia@foer.example');
    expect(await read(desk(), id)).to.deep.include({ channel: undefined, newer: ['pia@foer.example'] });
  });

  it('of a record that was made after the request proves nothing either', async () => {
    const id = await arrived(desk(), { requesterEmail: THEIRS, receivedAt: new Date(Date.now() - 60_000) });
    const contactId = await contactWith(cast.astrid, 'Ine', THEIRS);
    await at(desk(), () => sortRequest(desk(), id, { kind: 'access', personId: contactId }));
    expect((await read(desk(), id)).channel).to.equal(undefined);
  });

  describe('is used once it is confirmed', () => {
    it('by the desk, of a person who is known, with how it knows; for all that belongs to the case', async () => {
      const contactId = await contactWith(cast.astrid, 'Jorunn', 'jorunn@foer.example');
      const id = await requestFor(cast.astrid, contactId);
      await writeOver(contactId, 'jorunn@ny.example');
      const confirm = (address: string, reason = 'Sa det ved disken.'): Promise<void> =>
        at(desk(), () => confirmAddress(desk(), id, { address, reason }));
      expect((await read(desk(), id)).toConfirm).to.eql(['jorunn@ny.example']);
      expect(await refusal(confirm('noen@annet.example', ' '))).to.eql({
        address: 'form.choose',
        reason: 'form.required',
      });
      await confirm('jorunn@ny.example');
      const { answerTo, toConfirm, events } = await read(desk(), id);
      expect({ answerTo, toConfirm }).to.eql({ answerTo: 'jorunn@ny.example', toConfirm: [] });
      expect(events.find(({ kind }) => kind === 'address-confirmed')).to.include({ note: 'Sa det ved disken.' });
      const second = await at(desk(), () => alsoAsks(desk(), id, 'erasure'));
      expect((await read(desk(), second)).answerTo, 'of the same message').to.equal('jorunn@ny.example');
      await writeOver(contactId, 'jorunn@rettet.example');
      expect((await read(desk(), id)).answerTo, 'it was put right since').to.equal(undefined);
    });

    it('never before it is known who asks, and no longer when that is taken back', async () => {
      const contactId = await contactWith(cast.astrid, 'Marit', 'marit@foer.example');
      const id = await arrived(desk(), { contactId, requesterEmail: THEIRS });
      await add(contactId);
      const confirm = (): Promise<void> =>
        at(desk(), () => confirmAddress(desk(), id, { address: THEIRS, reason: 'De skrev det.' }));
      expect((await read(desk(), id)).toConfirm).to.eql([]);
      expect(await refusal(confirm())).to.eql({ address: 'form.choose' });
      await at(desk(), () => vouchIdentity(desk(), id, 'Ringte.'));
      await confirm();
      expect((await read(desk(), id)).answerTo).to.equal(THEIRS);
      await at(desk(), () => takeBackIdentity(desk(), id, 'Det var naboen.'));
      expect((await read(desk(), id)).answerTo).to.equal('marit@foer.example');
    });

    it('by the person from the old one, also when a correction wrote it over the old', async () => {
      const contactId = await contactWith(cast.astrid, 'Hege', 'hege@foer.example');
      const id = await arrived(desk(), { contactId, kind: 'rectification', requesterEmail: 'hege@ny.example' });
      const token = await identityToken(desk(), id);
      await answerIdentity(desk().tenantId, token, { me: true, newAddress: true });
      await writeOver(contactId, 'hege@ny.example');
      expect((await read(desk(), id)).answerTo).to.equal('hege@ny.example');
    });

    it('and a copy that was asked for is then sent there', async () => {
      const contactId = await contactWith(cast.astrid, 'Vigdis', 'vigdis@foer.example');
      const copy = await ready(cast.astrid, contactId);
      await writeOver(contactId, 'vigdis@ny.example');
      const { requestId } = await at(desk(), () => packageOf(cast.astrid, copy));
      await at(desk(), () =>
        confirmAddress(desk(), requestId ?? '', { address: 'vigdis@ny.example', reason: 'Sto her.' }),
      );
      await tokenOf(cast.astrid, copy);
      expect((await mailsOf(desk().tenantId, 'access-link')).at(-1)?.to).to.equal('vigdis@ny.example');
    });
  });
});
