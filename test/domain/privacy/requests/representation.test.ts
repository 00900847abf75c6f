import { expect } from 'chai';

import { restrictForRequest } from '../../../../src/domain/privacy/fulfilment/restriction.ts';
import { answerRequest } from '../../../../src/domain/privacy/requests/answer-request.ts';
import type { RequestDesk } from '../../../../src/domain/privacy/requests/desk.ts';
import { extendRequest } from '../../../../src/domain/privacy/requests/extend-request.ts';
import {
  answerIdentity,
  askIdentity,
  identityQuestion,
  vouchIdentity,
} from '../../../../src/domain/privacy/requests/identity.ts';
import { controllerOf, receiveForm } from '../../../../src/domain/privacy/requests/receive-form.ts';
import { reduceOldRequests } from '../../../../src/domain/privacy/requests/reduce.ts';
import { noteAuthority } from '../../../../src/domain/privacy/requests/representation.ts';
import { openRequests } from '../../../../src/domain/privacy/requests/request-list.ts';
import { sortRequest } from '../../../../src/domain/privacy/requests/sort-request.ts';
import { screenAddresses } from '../../../../src/domain/privacy/suppression/screen.ts';
import { atTime } from '../../../../src/domain/clock.ts';
import { sql } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import {
  arrived,
  at,
  contactWith,
  identityToken,
  mailsOf,
  read,
  refusal,
  tenantDesk,
  useRequests,
} from './with-requests.ts';

describe('A request on somebody’s behalf', () => {
  useRequests();
  const cast = useCast();
  const desk = (): RequestDesk => tenantDesk(cast.astrid);
  const granted = { decision: 'granted', ground: '', text: 'Det er gjort.' } as const;
  const ofKari = (representedAs: 'guardian' | 'mandate' | 'estate') =>
    ({
      requesterName: 'Ola Nordmann',
      requesterEmail: 'ola@hjemme.example',
      represented: { representedAs, representedName: 'Kari Hansen' },
    }) as const;
  const seen = { how: 'document', child: '', note: 'Skriftlig fullmakt, vist 20. november.' } as const;

  it('comes by the public form with both names, and is refused there where one is missing', async () => {
    const controller = (await controllerOf('nordlys'))!;
    const typed = { kind: 'access', name: 'Ola', email: 'ola@skjema.example', message: '', addressee: '' } as const;
    const send = (representedAs: string, representedName: string): Promise<unknown> =>
      receiveForm(
        controller,
        { ...typed, represented: { representedAs, representedName } },
        { from: '10.2.2.2', language: 'nb' },
      );
    expect(await refusal(send('guardian', ' '))).to.eql({ representedName: 'form.required' });
    expect(await refusal(send('', 'Kari'))).to.eql({ representedAs: 'form.choose' });
    expect(await refusal(send('friend', 'Kari'))).to.eql({ representedAs: 'form.choose' });
    expect(await refusal(send('guardian', 'Kari 13097248022'))).to.have.key('representedName');
    await send('guardian', 'Kari Nordmann');
    const open = await at(desk(), () => openRequests(desk()));
    const { request } = await read(desk(), open.find(({ name }) => name === 'Ola')?.id ?? '');
    expect(request).to.include({
      requesterName: 'Ola',
      representedAs: 'guardian',
      representedName: 'Kari Nordmann',
      authorityAt: null,
    });
  });

  it('is met only when it is shown who asks and that they may, whatever it asks for, and says of whom', async () => {
    const contactId = await contactWith(cast.astrid, 'Kari', 'kari@fullmakt.example');
    const id = await arrived(desk(), { ...ofKari('mandate'), kind: 'restriction', contactId });
    const restrict = (): Promise<void> => at(desk(), () => restrictForRequest(desk(), id, 'accuracy'));
    expect(await refusal(restrict()), 'neither').to.have.key('identity');
    await at(desk(), () => vouchIdentity(desk(), id, 'Viste legitimasjon i skranken.'));
    expect(await refusal(restrict()), 'no authority').to.have.key('identity');
    expect(await refusal(at(desk(), () => noteAuthority(desk(), id, { how: '', child: '', note: '' })))).to.have.keys(
      'how',
      'note',
    );
    await at(desk(), () => noteAuthority(desk(), id, seen));
    await restrict();
    await at(desk(), () => answerRequest(desk(), id, { ...granted, text: '' }));
    const { letters, events } = await read(desk(), id);
    expect(letters[0]?.toAddress).to.equal('ola@hjemme.example');
    expect(letters[0]?.body)
      .to.include('begrenset bruk av opplysninger om Kari Hansen')
      .and.include('er opplysningene om Kari Hansen lagt til side')
      .and.not.include('om deg');
    expect(events.map(({ kind }) => kind)).to.include('authority-noted');
    const [mail] = await at(desk(), () =>
      sql<{ gone: boolean }>(
        `select gone_when_sent as gone from mails where tenant_id = $1 and template = 'request-letter' and to_address = 'ola@hjemme.example'`,
        [desk().tenantId],
      ),
    );
    expect(mail?.gone, 'a mail that names somebody else').to.equal(true);
  });

  it('writes to an English reader about the person too', async () => {
    const contactId = await contactWith(cast.astrid, 'Kari', 'kari@english.example');
    const id = await arrived(desk(), { ...ofKari('guardian'), language: 'en', contactId });
    await at(desk(), () => extendRequest(desk(), id, 'Three systems.'));
    expect((await read(desk(), id)).letters[0]?.body).to.include('access to data about Kari Hansen');
  });

  it('asks the person themselves, at the address on file; their yes shows who asks and that they may', async () => {
    const contactId = await contactWith(cast.astrid, 'Kari', 'kari@spurt.example');
    const id = await arrived(desk(), { ...ofKari('mandate'), contactId });
    const token = await identityToken(desk(), id);
    const [mail] = (await mailsOf(cast.astrid.tenantId, 'request-identity')).slice(-1);
    expect(mail).to.deep.include({ to: 'kari@spurt.example' });
    expect(mail?.params).to.include({ asker: 'Ola Nordmann' });
    expect(await identityQuestion(cast.astrid.tenantId, token)).to.include({
      asker: 'Ola Nordmann',
      newAddress: 'o•••@h•••.example',
    });
    await answerIdentity(cast.astrid.tenantId, token, { me: true, newAddress: false });
    const { request, answerTo } = await read(desk(), id);
    expect(request).to.include({ verifiedHow: 'link', authorityHow: 'confirmed' });
    expect(answerTo).to.equal('ola@hjemme.example');
  });

  it('is nobody’s when the person says no', async () => {
    const contactId = await contactWith(cast.astrid, 'Kari', 'kari@nei.example');
    const id = await arrived(desk(), { ...ofKari('mandate'), contactId });
    const token = await identityToken(desk(), id);
    await answerIdentity(cast.astrid.tenantId, token, { me: false, newAddress: false });
    expect((await read(desk(), id)).request).to.include({ contactId: null, verifiedAt: null, authorityAt: null });
  });

  it('of a child who is old enough needs that the child wants it', async () => {
    const contactId = await contactWith(cast.astrid, 'Kari', 'kari@barn.example');
    const id = await arrived(desk(), { ...ofKari('guardian'), contactId });
    expect(await refusal(at(desk(), () => noteAuthority(desk(), id, seen)))).to.eql({
      child: 'requests.authority.child.needed',
    });
    await at(desk(), () => vouchIdentity(desk(), id, 'Kjent.'));
    expect(await refusal(at(desk(), () => answerRequest(desk(), id, granted)))).to.have.key('identity');
    const refuse = { decision: 'refused', ground: 'child-decides', text: 'Kari har sagt nei.' } as const;
    await at(desk(), () => answerRequest(desk(), id, refuse));
    expect((await read(desk(), id)).letters[0]?.body)
      .to.include('gammelt nok')
      .and.include('Datatilsynet');
  });

  it('for an estate gives no access and writes to nobody dead; correcting and erasing it may ask for', async () => {
    const contactId = await contactWith(cast.astrid, 'Kari', 'kari@dod.example');
    const id = await arrived(desk(), { ...ofKari('estate'), contactId });
    const none = (): string => {
      throw new Error('no link is made');
    };
    expect(await refusal(at(desk(), () => askIdentity(desk(), id, none)))).to.eql({
      identity: 'requests.identity.estate',
    });
    expect(await refusal(at(desk(), () => noteAuthority(desk(), id, seen)))).to.eql({
      authority: 'requests.authority.noRight',
    });
    await at(desk(), () => sortRequest(desk(), id, { kind: 'erasure', personId: contactId }));
    await at(desk(), () => noteAuthority(desk(), id, seen));
    expect((await read(desk(), id)).request.authorityHow).to.equal('document');
    // An authority to have somebody erased is none to read about them.
    await at(desk(), () => sortRequest(desk(), id, { kind: 'access', personId: contactId }));
    expect((await read(desk(), id)).request.authorityAt).to.equal(null);
  });

  it('says nothing of the one who asks: their own address may still be written to', async () => {
    const contactId = await contactWith(cast.astrid, 'Kari', 'kari@reklame.example');
    await arrived(desk(), {
      ...ofKari('guardian'),
      requesterEmail: 'ola@reklame.example',
      kind: 'right-to-object',
      contactId,
    });
    const left = await at(desk(), () =>
      screenAddresses([
        { channel: 'email', value: 'ola@reklame.example' },
        { channel: 'email', value: 'kari@reklame.example' },
      ]),
    );
    expect(left.map((found) => found.length > 0)).to.eql([false, true]);
  });

  it('is taken from nobody to somebody else only with a new proof, and loses the name with the others', async () => {
    const contactId = await contactWith(cast.astrid, 'Kari', 'kari@tas.example');
    const id = await arrived(desk(), { ...ofKari('mandate'), contactId });
    await at(desk(), () => vouchIdentity(desk(), id, 'Kjent.'));
    await at(desk(), () => noteAuthority(desk(), id, seen));
    const represented = { representedAs: 'guardian', representedName: 'Kari Hansen' };
    await at(desk(), () => sortRequest(desk(), id, { kind: 'access', personId: contactId, represented }));
    expect((await read(desk(), id)).request).to.include({ verifiedAt: null, authorityAt: null });
    await at(desk(), () =>
      answerRequest(desk(), id, { decision: 'refused', ground: 'authority-not-shown', text: 'Ikke vist.' }),
    );
    await atTime(new Date(Date.now() + 4 * 366 * 86_400_000), reduceOldRequests);
    expect((await read(desk(), id)).request).to.include({ representedAs: 'guardian', representedName: '' });
  });
});
