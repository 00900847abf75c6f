import { connect } from 'node:net';
import { once } from 'node:events';

import { expect } from 'chai';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { pino } from 'pino';

import { now } from '../../src/domain/clock.ts';
import { outside } from '../../src/domain/outside.ts';
import { replyAddress } from '../../src/domain/privacy/requests/intake-address.ts';
import { openRequests } from '../../src/domain/privacy/requests/request-list.ts';
import type { RequestRecord } from '../../src/domain/privacy/requests/request-record.ts';
import { tenantDesk, type RequestDesk } from '../../src/domain/privacy/requests/desk.ts';
import { LARGEST_MAIL, startMailIntake, type MailIntake } from '../../src/workers/mail-intake.ts';
import { arrived, at, contactWith, onNetDesk, read, useRequests } from '../domain/privacy/requests/with-requests.ts';
import { useCast } from '../support/cast.ts';

const nordlys = 'privacy+nordlys@svar.onnet.example';

describe('the mail intake', function () {
  this.timeout(20_000);
  useRequests();
  let intake: MailIntake;
  // Before the database: hooks run in the order they are named.
  after(() => intake.stop());
  const cast = useCast();
  before(async () => {
    intake = await startMailIntake({ port: 0, host: '127.0.0.1' }, pino({ level: 'silent' }));
  });

  const desk = (): RequestDesk => tenantDesk(cast.astrid);

  let people = 0;

  /** Hands a mail over as a mail server does, each from somebody else. Answers the SMTP code of a refusal. */
  async function send(mail: SendMailOptions): Promise<number | undefined> {
    const transport = createTransport({ host: '127.0.0.1', port: intake.port, secure: false, ignoreTLS: true });
    try {
      await transport.sendMail({ from: `Kari Hansen <kari${++people}@privat.example>`, to: nordlys, ...mail });
      return undefined;
    } catch (error) {
      if (error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number')
        return error.responseCode;
      throw error;
    } finally {
      transport.close();
    }
  }

  const drafts = async (of: RequestDesk = desk()): Promise<RequestRecord[]> => {
    const found = (await at(of, () => openRequests(of))).filter(({ state }) => state === 'draft');
    return Promise.all(found.map(({ id }) => read(of, id)));
  };
  const draftSaying = async (text: string, of: RequestDesk = desk()): Promise<RequestRecord[]> =>
    (await drafts(of)).filter(({ request }) => request.message.includes(text));

  it('takes in a mail whose attachments have names that cannot be kept whole', async () => {
    const filename = `${'a'.repeat(118)}😀${'b'.repeat(20)}.pdf`;
    const refusal = await send({
      subject: 'Navn på vedlegg',
      text: 'Se vedlegget med det lange navnet.',
      attachments: [{ filename, content: Buffer.from('%PDF'), contentType: 'application/pdf' }],
    });
    expect(refusal).to.equal(undefined);
    const [found] = await draftSaying('Se vedlegget med det lange navnet.');
    expect(found?.request.attachments[0]?.name).to.equal(`${'a'.repeat(118)}…`);
  });

  it('makes a draft of a mail, received when it reached us and matched with nobody', async () => {
    await contactWith(cast.astrid, 'Kari', 'kari@privat.example');
    const before = now().getTime();
    expect(
      await send({
        from: 'Kari Hansen <kari@privat.example>',
        subject: 'Innsyn',
        text: 'Hva har dere om meg?\n\nHilsen Kari, æøå',
        date: new Date('2020-01-01T00:00:00Z'),
        attachments: [{ filename: 'pass.pdf', content: Buffer.from('%PDF hemmelig'), contentType: 'application/pdf' }],
      }),
    ).to.equal(undefined);
    const [found] = await draftSaying('Hilsen Kari, æøå');
    expect(found?.request).to.deep.include({
      state: 'draft',
      channel: 'mail',
      kind: 'other',
      requesterName: 'Kari Hansen',
      requesterEmail: 'kari@privat.example',
      contactId: null,
      verifiedAt: null,
      attachments: [{ name: 'pass.pdf', type: 'application/pdf', bytes: 13 }],
    });
    expect(found?.request.message).to.match(/^Innsyn\n\nHva har dere om meg\?/);
    expect(found?.request.receivedAt.getTime()).to.be.within(before - 1_000, now().getTime() + 1_000);
    expect(
      found?.candidates.map(({ sameAddress }) => sameAddress),
      'a hint, no match',
    ).to.eql([true]);
    expect(JSON.stringify(found)).to.not.include('hemmelig');
  });

  it('takes the same mail once, however often it is handed over', async () => {
    const mail = {
      from: 'To <to@privat.example>',
      subject: 'Slett meg',
      text: 'To ganger',
      messageId: '<en@privat.example>',
    };
    await send(mail);
    await send(mail);
    expect(await draftSaying('To ganger')).to.have.length(1);
    // Nobody hides a mail behind the id of another: it is theirs when it is from the same person, and else a request of its own.
    await send({ ...mail, text: 'Noe annet' });
    const [found, ...more] = await draftSaying('To ganger');
    expect(more).to.eql([]);
    expect(found?.events.filter(({ kind }) => kind === 'message').map(({ note }) => note)).to.eql([
      'Slett meg\n\nNoe annet',
    ]);
    await send({ ...mail, from: 'Tre <tre@privat.example>', text: 'To ganger, men fra en annen' });
    expect(await draftSaying('To ganger')).to.have.length(2);
  });

  it('reads HTML as text, and keeps no tag and no script', async () => {
    await send({
      subject: 'HTML',
      html: '<head><title>x</title></head><p>Jeg vil ha <b>innsyn</b>&nbsp;&amp; retting</p><script>alert(1)</script><p>Ås</p>',
    });
    const [found] = await draftSaying('retting');
    expect(found?.request.message).to.equal('HTML\n\nJeg vil ha innsyn & retting\nÅs');
  });

  it('is not kept busy by a mail that is made of what never ends, or of digits', async () => {
    const lines = (line: string): string => `${line}\n`.repeat(4_000);
    const hostile = [
      { html: `<p>Hilsen A.</p>${lines('<'.repeat(900))}` },
      { html: `<p>Hilsen B.</p>${lines('<!--<p <script '.repeat(60))}` },
      { html: `<p>Hilsen C.</p>${lines('<b> </b> '.repeat(100))}` },
      { text: `Hilsen D.\n${lines('0 '.repeat(450))}` },
    ];
    const started = performance.now();
    for (const mail of hostile) expect(await send({ subject: 'Lang', ...mail })).to.equal(undefined);
    // They take a second or two together; with patterns that look to the end anew at each sign, hours.
    expect(performance.now() - started).to.be.below(15_000);
    for (const whose of 'ABCD') expect(await draftSaying(`Hilsen ${whose}.`)).to.have.length(1);
  });

  it('relays nothing: only the addresses of requests exist', async () => {
    for (const to of ['noen@annetsted.example', 'privacy+nordlys@annetsted.example', 'astrid@svar.onnet.example'])
      expect(await send({ to, text: 'x' }), to).to.equal(550);
  });

  it('tells nobody which organisations there are: known or not, the answers are alike, and OnNet’s own desk gets what is for none', async () => {
    const says = async (to: string): Promise<string[]> => {
      const socket = connect(intake.port, '127.0.0.1').setEncoding('utf8');
      const said: string[] = [];
      const lines = [
        'EHLO x',
        'MAIL FROM:<spion@privat.example>',
        `RCPT TO:<${to}>`,
        'DATA',
        `From: Spion <spion@privat.example>\r\nMessage-ID: <${to}>\r\n\r\nFinnes dere?\r\n.`,
        'QUIT',
      ];
      for (const line of ['', ...lines]) {
        if (line !== '') socket.write(`${line}\r\n`);
        const [answered]: unknown[] = await once(socket, 'data');
        said.push(String(answered).replaceAll(to, ''));
      }
      socket.destroy();
      return said;
    };
    const known = await says(nordlys);
    expect(known[3]).to.match(/^250/);
    expect(await says('privacy+finnesikke@svar.onnet.example')).to.eql(known);
    expect(await draftSaying('Finnes dere?')).to.have.length(1);
    const [lost, ...others] = await draftSaying('Finnes dere?', onNetDesk(cast.astrid));
    expect(others).to.have.length(0);
    expect(lost?.request.message).to.equal('privacy+finnesikke@svar.onnet.example\n\nFinnes dere?');
  });

  it('takes mail to the address in the privacy policy to OnNet’s own desk, and to no tenant', async () => {
    for (const to of [outside().legalEntity.email, 'privacy@svar.onnet.example'])
      await send({ to, text: `Til OnNet selv, ${to}` });
    expect(await draftSaying('Til OnNet selv', onNetDesk(cast.astrid))).to.have.length(2);
    expect(await draftSaying('Til OnNet selv')).to.have.length(0);
    expect(await draftSaying('Til OnNet selv', tenantDesk(cast.clara))).to.have.length(0);
  });

  it('passes over automatic answers, bounces and what we sent ourselves', async () => {
    const text = 'Jeg er på ferie';
    const automatic: SendMailOptions[] = [
      { text, headers: { 'Auto-Submitted': 'auto-replied' } },
      { text, headers: { 'X-Autoreply': 'yes' } },
      { text, envelope: { from: '', to: nordlys } },
      { text, from: outside().legalEntity.email },
      { text, from: nordlys },
    ];
    for (const mail of automatic) expect(await send(mail)).to.equal(undefined);
    expect(await draftSaying(text)).to.have.length(0);
    await send({ text: 'Ikke automatisk', headers: { 'Auto-Submitted': 'no' } });
    expect(await draftSaying('Ikke automatisk')).to.have.length(1);
  });

  it('adds an answer to one of our letters to its request, once, and never to another tenant’s', async () => {
    const id = await arrived(desk(), { message: 'Den første' });
    const to = replyAddress('nordlys', id) ?? '';
    const mail = {
      from: 'Kari Hansen <kari@svarer.example>',
      to,
      subject: 'Re: Svar',
      text: 'Takk, det var alt',
      messageId: '<svar@privat.example>',
    };
    await send(mail);
    await send(mail);
    const { events } = await read(desk(), id);
    expect(events.filter(({ kind }) => kind === 'message').map(({ note }) => note)).to.eql([
      'Re: Svar\n\nTakk, det var alt',
    ]);
    await send({ ...mail, to: replyAddress('fjord', id) ?? '', text: 'Feil virksomhet' });
    expect((await read(desk(), id)).events).to.have.length(events.length);
    expect(await draftSaying('Feil virksomhet', tenantDesk(cast.clara)), 'a request of its own there').to.have.length(
      1,
    );
  });

  it('refuses what is too large, and goes on', async () => {
    const large = Buffer.alloc(LARGEST_MAIL, 120);
    expect(await send({ text: 'stor', attachments: [{ filename: 'x.bin', content: large }] })).to.equal(552);
    expect(await draftSaying('stor')).to.have.length(0);
    expect(await send({ text: 'liten etterpå' })).to.equal(undefined);
  });

  it('survives garbage: broken MIME, odd charsets, endless headers, and a sender that hangs up', async () => {
    const odd = [
      'From: x\r\nContent-Type: multipart/mixed; boundary="a"\r\n\r\n--a\r\nContent-Type: text/plain; charset=klingon\r\n\r\nrot1 \xff\xfe\r\n',
      '\u0000\u0001\r\n\r\nrot2',
      `${'X-Long: y\r\n'.repeat(40_000)}\r\nrot3`,
      `From: a@b.example\r\n${Array.from({ length: 60 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`).join('')}rot4`,
    ];
    for (const raw of odd)
      expect([undefined, 554, 552, 550]).to.include(
        await send({ envelope: { from: 'kari@privat.example', to: nordlys }, raw }),
      );
    const socket = connect(intake.port, '127.0.0.1');
    await once(socket, 'data');
    socket.write('EHLO x\r\nMAIL FROM:<a@b.example>\r\n');
    await once(socket, 'data');
    socket.destroy();
    expect(await send({ text: 'fremdeles i live' })).to.equal(undefined);
    expect(await draftSaying('fremdeles i live')).to.have.length(1);
  });
});
