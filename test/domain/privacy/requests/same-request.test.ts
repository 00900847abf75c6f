import { expect } from 'chai';

import { atTime } from '../../../../src/domain/clock.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { controllerOf, receiveForm, type Controller } from '../../../../src/domain/privacy/requests/receive-form.ts';
import { receiveMail, type ArrivedMail } from '../../../../src/domain/privacy/requests/receive-mail.ts';
import { recordRequest, type RecordedRequest } from '../../../../src/domain/privacy/requests/receive-request.ts';
import { openRequests, type ListedRequest } from '../../../../src/domain/privacy/requests/request-list.ts';
import { dismissRequest } from '../../../../src/domain/privacy/requests/sort-request.ts';
import { useCast } from '../../../support/cast.ts';
import { at, read, tenantDesk, useRequests } from './with-requests.ts';

describe('one request that arrives several times', () => {
  useRequests();
  const cast = useCast();
  const desk = (): ReturnType<typeof tenantDesk> => tenantDesk(cast.astrid);
  let nordlys: Controller;
  before(async () => {
    const found = await controllerOf('nordlys');
    if (!found) throw new Error('there is no Nordlys');
    nordlys = found;
  });
  const named = async (name: string): Promise<ListedRequest[]> =>
    (await at(desk(), () => openRequests(desk()))).filter((request) => request.name === name);
  const again = async (id: string): Promise<number> =>
    (await read(desk(), id)).events.filter(({ kind }) => kind === 'message').length;

  const typed = { kind: 'erasure', email: 'igjen@privat.example', message: 'Slett meg.', addressee: '' } as const;
  let network = 0;
  const send = (name: string, more: object = {}, id = newId()): Promise<{ readonly dueOn: string }> =>
    receiveForm(nordlys, { ...typed, name, ...more }, { id, from: `10.9.9.${++network}`, language: 'nb' });

  it('is one of the public form sent four times at once, with and without the form’s own id', async () => {
    const id = newId();
    const email = (n: number): object => ({ email: `en-${n}@privat.example` });
    await Promise.all(Array.from({ length: 4 }, () => send('Én Form', email(1), id)));
    expect(await named('Én Form')).to.have.length(1);
    await Promise.all(Array.from({ length: 4 }, () => send('Fire Former', email(2))));
    const [one, ...more] = await named('Fire Former');
    expect(more).to.eql([]);
    expect(await again(one?.id ?? ''), 'its history tells').to.equal(3);
  });

  it('is one of what is written in a row within a day, with the first clock; the words of a second differ', async () => {
    const first = new Date('2026-11-30T09:00:00Z');
    const due = await atTime(first, () => send('I Rad'));
    await atTime(new Date(first.getTime() + 23 * 3_600_000), async () => {
      expect(await send('I Rad')).to.eql(due);
      expect(await named('I Rad')).to.have.length(1);
      await send('I Rad', { kind: 'access' });
      await send('I Rad', { message: 'Slett meg nå.' });
      await send('I Rad', { email: 'annen@privat.example' });
      expect(await named('I Rad')).to.have.length(4);
    });
    await atTime(new Date(first.getTime() + 25 * 3_600_000), () => send('I Rad'));
    expect(await named('I Rad'), 'the day after').to.have.length(5);
  });

  it('is another when the first has ended', async () => {
    await send('Etter Slutt', { email: 'slutt@privat.example' });
    const [first] = await named('Etter Slutt');
    await at(desk(), () => dismissRequest(desk(), first?.id ?? '', 'Reklame.'));
    await send('Etter Slutt', { email: 'slutt@privat.example' });
    const [second] = await named('Etter Slutt');
    expect(second?.id).to.be.a('string').and.not.equal(first?.id);
  });

  it('is one of the desk’s form sent twice at once, or written down again with its day; with another day it is another', async () => {
    const request: RecordedRequest = {
      kind: 'access',
      channel: 'phone',
      language: 'nb',
      requesterName: 'Tatt Ned',
      requesterEmail: 'ned@privat.example',
      message: '',
      receivedOn: '2026-11-10',
      personId: '',
    };
    await atTime(new Date('2026-11-20T09:00:00Z'), async () => {
      const id = newId();
      const record = (more: Partial<RecordedRequest>, form: string): Promise<string> =>
        at(desk(), () => recordRequest(desk(), { ...request, ...more }, form));
      const nameless = { requesterName: 'Uten Adresse', requesterEmail: '' };
      const made = await Promise.all([record(nameless, id), record(nameless, id)]);
      expect(new Set(made).size).to.equal(1);
      const first = await record({}, newId());
      expect(await record({}, newId())).to.equal(first);
      for (const receivedOn of ['2026-11-05', '2026-11-15', '2026-11-20']) {
        const another = await record({ receivedOn }, newId());
        expect(another, receivedOn).to.not.equal(first);
        expect((await read(desk(), another)).clock.receivedOn).to.equal(receivedOn);
      }
      expect(await named('Tatt Ned')).to.have.length(4);
      expect((await read(desk(), first)).clock.receivedOn).to.equal('2026-11-10');
    });
  });

  it('is the day in Norway that tells two from each other: a form sent on both sides of midnight is of its day', async () => {
    const typed: RecordedRequest = {
      kind: 'access',
      channel: 'letter',
      language: 'nb',
      requesterName: 'Ved Midnatt',
      requesterEmail: 'midnatt@privat.example',
      message: '',
      receivedOn: '2027-06-10',
      personId: '',
    };
    const record = (moment: string, receivedOn: string): Promise<string> =>
      atTime(new Date(moment), () => at(desk(), () => recordRequest(desk(), { ...typed, receivedOn }, newId())));
    // 00:30 in Norway is still the day before in UTC.
    const first = await record('2027-06-10T21:59:00Z', '2027-06-10');
    expect(await record('2027-06-10T22:01:00Z', '2027-06-10'), 'the day as it was written').to.equal(first);
    expect(await record('2027-06-10T22:30:00Z', '2027-06-11')).to.not.equal(first);
  });

  describe('by mail', () => {
    let sent = 0;
    const mail = (more: Partial<ArrivedMail>): ArrivedMail => ({
      from: 'post@privat.example',
      fromName: 'Kari Post',
      subject: 'Innsyn',
      text: 'Hva har dere?',
      attachments: [],
      messageId: `<${++sent}@privat.example>`,
      ...more,
    });
    const receive = (more: Partial<ArrivedMail> = {}): Promise<string> =>
      receiveMail({ slug: 'nordlys', requestId: undefined }, mail(more));

    it('joins what the same person wrote before and nobody has read, with its files, and is told in the history', async () => {
      expect(await receive()).to.equal('draft');
      const attachments = [{ name: 'mer.pdf', type: 'application/pdf', bytes: 3 }];
      expect(await receive({ subject: 'Og slett', text: 'Takk.', attachments })).to.equal('added');
      expect(await receive({ fromName: 'Kari', text: 'Og en til.' })).to.equal('added');
      expect(await receive({ fromName: 'Ola Post', text: 'Jeg deler adressen.' }), 'somebody else').to.equal('draft');
      const [draft, ...more] = await named('Kari Post');
      expect(more).to.eql([]);
      const { events, request } = await read(desk(), draft?.id ?? '');
      expect(events.filter(({ kind }) => kind === 'message').map(({ note }) => note)).to.have.members([
        'Og slett\n\nTakk.',
        'Innsyn\n\nOg en til.',
      ]);
      expect(request.attachments).to.eql(attachments);
    });

    it('is one of several at once, and the same handed over again is the same', async () => {
      const [first, ...rest] = await Promise.all(
        Array.from({ length: 4 }, () => receive({ from: 'samtidig@privat.example', fromName: 'Sam Tidig' })),
      );
      expect([first, ...rest]).to.have.members(['added', 'added', 'added', 'draft']);
      expect(await named('Sam Tidig')).to.have.length(1);
      const same = { from: 'samme@privat.example', fromName: 'Sam Me', messageId: '<samme@privat.example>' };
      expect(await receive(same)).to.equal('draft');
      expect(await receive(same)).to.equal('seen-before');
    });
  });
});
