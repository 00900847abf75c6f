import { expect } from 'chai';

import { decideErasure } from '../../../src/domain/privacy/erasure/decide-erasure.ts';
import { defaultLegalEntity } from '../../../src/domain/privacy/legal-entity.ts';
import { lawNumbers } from '../../../src/domain/privacy/law-numbers.ts';
import { answerRequest } from '../../../src/domain/privacy/requests/answer-request.ts';
import { tenantDesk } from '../../../src/domain/privacy/requests/desk.ts';
import { requester } from '../../../src/domain/privacy/requests/events.ts';
import { keepRequest } from '../../../src/domain/privacy/requests/receive-request.ts';
import { remedies } from '../../../src/domain/privacy/requests/supervisory-authority.ts';
import { suppress } from '../../../src/domain/privacy/suppression/suppress.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { mailWriter } from '../../../src/workers/mail/write-mail-text.ts';
import { allPurposesOn, somebody } from '../../domain/privacy/consent/people.ts';
import { carryOutDue } from '../../support/carry-out-due.ts';
import { useTown } from '../../support/cast.ts';
import { mailTo } from '../../support/mail-written.ts';
import type { Form, Visitor } from '../../support/visitor.ts';

const EMAIL = 'kari@kom.tilbake.example';
const ASKED = 'vil ikke ha markedsføring';
const BY_MAIL = 'får eieren en e-post om at dere har skrevet dem inn';
const BY_HAND = 'Fortell personen selv at dere har skrevet dem inn';

describe('Somebody who was erased and is written down again', () => {
  const town = useTown();
  let bjorn: Visitor;
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.astrid.tenantId, work);
  const place = () => ({ tenant: town.astrid.tenantSlug });
  const hintFor = async (form: Form): Promise<string> =>
    (await bjorn.post(paths.contacts.duplicates(place()), form, { htmx: 'partial' })).text;
  const create = (form: Form) =>
    bjorn.post(paths.contacts.index(place()), { givenName: 'Kari', familyName: 'Nyvoll', confirmed: 'yes', ...form });
  const mails = (email: string) => mailTo(email, town.astrid.tenantId);

  before(async () => {
    bjorn = await town.signedIn('bjorn');
    await allPurposesOn(town.astrid);
    const before = await somebody(town.astrid, { email: EMAIL, phone: '41234567', givenName: 'Førnavn' });
    await here(() => decideErasure(town.astrid, before, { decisions: {}, confirmed: true, neverContact: true }));
    await carryOutDue(town.database, 'erasure');
  });

  it('hard case 33: is told at once who holds what, why and with which rights; the member sees that they want no marketing, and nobody sees anything of before', async () => {
    const hint = await hintFor({ email: EMAIL });
    expect(hint)
      .to.include(ASKED)
      .and.include(BY_MAIL)
      .and.not.include('Førnavn')
      .and.not.match(/slette/i);
    expect(await mails(EMAIL), 'nothing before they are written down').to.deep.equal([]);
    const reply = await create({ email: EMAIL });
    expect(reply.status).to.equal(303);
    const told = await mails(EMAIL);
    expect(told.map(({ template }) => template)).to.deep.equal(['person-page']);
    const { link = '', recorded = '', controller } = told[0]?.params ?? {};
    expect(controller).to.equal(town.astrid.tenantName);
    expect(recorded)
      .to.include(town.astrid.tenantName)
      .and.match(/org\.nr\. \d{9}/);
    const page = await town.visitor().get(new URL(link).pathname);
    expect(page.status).to.equal(200);
    for (const part of ['Kari Nyvoll', EMAIL, 'Datatilsynet', 'Slett meg']) expect(page.text).to.include(part);
    for (const old of ['Førnavn', 'Hansen', '41234567', '412 34 567']) expect(page.text).not.to.include(old);
    const record = (await bjorn.get(reply.location ?? '')).text;
    expect(record).to.include('Har reservert seg mot markedsføring').and.not.include('Førnavn');
    const [entry] = await here(() =>
      sql<{ actor: string }>(
        `select actor from audit_entries where tenant_id = $1 and action = 'access.page-sent' and subject_id = $2`,
        [town.astrid.tenantId, (reply.location ?? '').split('/').at(-1)],
      ),
    );
    expect(entry).to.deep.equal({ actor: 'member' });
  });

  it('hard case 33: is to be told by the member where no mail of ours can reach them, or the mailbox is somebody else’s', async () => {
    const other = 'en.annens@kom.tilbake.example';
    await here(() => suppress([{ channel: 'email', value: other }], null, 'not-me'));
    for (const form of [{ phone: '41234567' }, { email: other }]) {
      expect(await hintFor(form))
        .to.include(ASKED)
        .and.include(BY_HAND)
        .and.not.include(BY_MAIL);
      expect((await create(form)).status).to.equal(303);
    }
    expect(await mails(other)).to.deep.equal([]);
  });

  it('hard case 33: reads what becomes of what they write on the public form, and where that stands in each letter to whoever wrote a mail', async () => {
    const form = await town.visitor().get(paths.public.request({ language: 'nb', controller: place().tenant }));
    const handled = /id="handled"[^]*?<\/details>/.exec(form.text)?.[0] ?? '';
    expect(handled)
      .to.match(/Behandlingsansvarlig er Nordlys AS, org\.nr\. \d{9}/)
      .and.include('art. 6 nr. 1 c')
      .and.include(`inntil ${lawNumbers.requestKept.value} år`)
      .and.include('underleverandørene')
      .and.include(remedies.authority.link);
    const own = await town.visitor().get(paths.public.ownRequest({ language: 'en' }));
    expect(own.text).to.include(`The controller is ${defaultLegalEntity.name}`).and.include(defaultLegalEntity.email);
    await here(async () => {
      const request = await keepRequest(
        {
          kind: 'complaint',
          state: 'open',
          channel: 'mail',
          language: 'nb',
          requesterName: 'Kari',
          requesterEmail: 'kari@skriver.example',
          message: 'Hei igjen',
          receivedAt: new Date(),
        },
        requester,
      );
      await answerRequest(tenantDesk(town.astrid), request ?? '', { decision: 'granted', ground: '', text: 'Gjort.' });
    });
    const [letter] = await mails('kari@skriver.example');
    const { pathname, hash } = new URL(letter?.params['handled'] ?? '');
    expect([pathname, hash]).to.deep.equal([
      paths.public.request({ language: 'nb', controller: place().tenant }),
      '#handled',
    ]);
    const note = mailWriter(defaultLegalEntity)('request-letter', 'nb', {
      controller: 'Nordlys AS',
      subject: 'Svar',
      body: 'Gjort.',
      handled: letter?.params['handled'] ?? '',
    });
    expect(note.text).to.include('#handled');
  });

  it('sends nothing to whoever is written down for the first time', async () => {
    const first = 'ny@kom.tilbake.example';
    expect(await hintFor({ email: first }))
      .to.not.include(BY_HAND)
      .and.not.include(BY_MAIL);
    expect((await create({ email: first })).status).to.equal(303);
    expect(await mails(first)).to.deep.equal([]);
  });
});
