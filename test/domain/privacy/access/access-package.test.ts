import { expect } from 'chai';

import { askForConsent } from '../../../../src/domain/privacy/consent/ask-consent.ts';
import { allPurposesOn } from '../consent/people.ts';

import { recordActivity } from '../../../../src/domain/activities/record-activity.ts';
import { record } from '../../../../src/domain/audit/audit.ts';
import { atTime, osloDay } from '../../../../src/domain/clock.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { Invalid, NotFound } from '../../../../src/domain/errors.ts';
import { fileExists } from '../../../../src/domain/files/files.ts';
import { inventory } from '../../../../src/domain/privacy/inventory/inventory.ts';
import { accessColumns } from '../../../../src/domain/privacy/inventory/subject-graph.ts';
import {
  documentBehindLink,
  openPackageLink,
  ownDocument,
  packageBehindLink,
  revokeAccessLinks,
} from '../../../../src/domain/privacy/access/links.ts';
import { packageOf, requestOwnPackage } from '../../../../src/domain/privacy/access/request-package.ts';
import {
  releasePackage,
  reviewOf,
  type ReviewDecision,
  type ReviewedText,
} from '../../../../src/domain/privacy/access/review.ts';
import { recordByHand } from '../../../../src/domain/privacy/disclosures/record-by-hand.ts';
import { makeCopy } from '../../../../src/domain/privacy/fulfilment/copy.ts';
import { answerRequest } from '../../../../src/domain/privacy/requests/answer-request.ts';
import { requester } from '../../../../src/domain/privacy/requests/events.ts';
import { keepRequest } from '../../../../src/domain/privacy/requests/receive-request.ts';
import { tenantDesk } from '../../../../src/domain/privacy/requests/desk.ts';
import { mergeConsents } from '../../../../src/domain/privacy/consent/never-widened.ts';
import { newId, PLATFORM_TENANT_ID } from '../../../../src/domain/identifiers.ts';
import { destroyKeyOf } from '../../../../src/domain/keys/subject-keys.ts';
import { change, inPlatform, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { asActor, type Member } from '../../../../src/domain/users/member.ts';
import { emailOf, useCast } from '../../../support/cast.ts';
import { canaryWords, newCanary, refusal, restrict } from '../restriction/restricted-person.ts';
import {
  asked,
  BROWSER,
  carryOut,
  ready,
  received,
  requestFor,
  searched,
  shownWhole,
  tokenOf,
  useFiles,
} from './packages.ts';

const HOUR = 3_600_000;
const later = (hours: number): Date => new Date(Date.now() + hours * HOUR);

describe('A copy of what is held about somebody', () => {
  const cast = useCast();
  useFiles();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const person = (familyName: string, email: string, by: Member = cast.astrid): Promise<string> =>
    inTenant(
      by.tenantId,
      async () => (await insertContacts([{ givenName: 'Liv', familyName, emails: [email] }]))[0] ?? '',
    );
  const write = (contactId: string, body: string, title = 'Notat'): Promise<string> =>
    here(() => recordActivity(cast.astrid, { kind: 'note', subject: { kind: 'contact', id: contactId }, title, body }));

  it('holds every row that the inventory marks, restricted ones too, with why, for how long, to whom and the rights', async () => {
    const canary = await newCanary(cast.astrid);
    await restrict(cast.astrid, canary.contact);
    const document = await received(cast.astrid, await ready(cast.astrid, canary.contact, { withhold: [] }));
    const text = JSON.stringify(document);
    for (const word of [...canaryWords, 'Buret AS', 'Frø for et år']) expect(text).to.include(word);
    for (const { title, purposes, retention, columns } of document.sections) {
      expect(purposes, title).to.not.have.length(0);
      expect(retention, title).to.not.have.length(0);
      expect(columns, title).to.not.have.length(0);
    }
    expect(document.sections.map(({ name }) => name)).to.include.members([
      'contacts',
      'contact_emails',
      'activities',
      'deals',
      'restrictions',
      'audit_entries',
    ]);
    expect(document.complaint).to.include('Datatilsynet').and.to.include('https://');
    expect(document.automatedDecisions).to.include('art. 22');
    expect(document.rights).to.have.length(7);
    expect(document.controller.name).to.equal('Nordlys AS');
    expect(document.processor?.name).to.equal('OMNII INTELLIGENCE AS');
    expect(document.recipients.map(({ name }) => name)).to.not.include('Stripe Payments Europe, Limited');
    expect(document.source).to.match(/medarbeider|fil|skjema/);
  });

  /** A text of a review, with what is marked in it between angles. */
  const marked = ({ parts }: ReviewedText): string =>
    parts.map(({ text, of }) => (of === undefined ? text : `<${text}>`)).join('');

  it('hard case 24: lists others in what was written, takes out whom the reviewer withholds, keeps the role, and says so', async () => {
    const contact = await person('Sivertsen', 'liv.sivertsen@firma.example');
    await here(() => insertContacts([{ givenName: 'Tor', familyName: 'Granås', emails: ['tor@granas.example'] }]));
    await write(
      contact,
      'Tor Granås ringte om Liv. Granås’ nummer er 93 45 67 80, hennes er liv.sivertsen@firma.example. Bjørn Berg svarte; Granåsen er et fjell.',
    );
    const id = await searched(cast.astrid, contact);
    const { texts } = await here(() => reviewOf(cast.astrid, id, 'nb'));
    const findings = texts.flatMap((one) => one.findings);
    expect(findings.map(({ found, kind }) => `${kind} ${found}`).toSorted()).to.deep.equal([
      'address 93 45 67 80',
      'contact Granås',
      'contact Tor Granås',
      'member Bjørn Berg',
    ]);
    expect(
      findings.every(({ masked }) => masked),
      'nothing is shown unless somebody says so',
    ).to.equal(true);
    const withheld = findings.filter(({ kind }) => kind !== 'address').map((one) => one.id);
    await here(() => releasePackage(cast.astrid, id, { ...shownWhole, withheld, note: 'Har ikke med Liv å gjøre' }));
    await carryOut(cast.astrid.tenantId, 'access-package', id);
    const document = await received(cast.astrid, id);
    const note = document.sections.find(({ name }) => name === 'activities')?.rows[0]?.['body'];
    expect(note).to.equal(
      '[en annen person] ringte om Liv. [en annen person]’ nummer er 93 45 67 80, hennes er liv.sivertsen@firma.example. [medarbeider] svarte; Granåsen er et fjell.',
    );
    expect(document.withheld.count).to.equal(3);
    expect(document.withheld.why).to.include('art. 15 nr. 4').and.to.include('Har ikke med Liv å gjøre');
    const [entry] = await here(() =>
      sql<{ details: object }>(
        `select details from audit_entries where tenant_id = $1 and action = 'access.reviewed' and subject_id = $2`,
        [cast.astrid.tenantId, contact],
      ),
    );
    expect(entry?.details).to.deep.equal({ withheld: 3, shown: 1, because: 'art. 15(4)' });
  });

  it('hard case 24: shows all that was written, and takes out whatever words the reviewer finds in it, known to us or not', async () => {
    const contact = await person('Sandnes', 'liv.sandnes@firma.example');
    await here(() =>
      change(`update contacts set job_title = 'Vikar for Gunnhild Fremmedsen' where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        contact,
      ]),
    );
    await write(
      contact,
      'Kona Gunnhild Fremmedsen har kreft, og naboen\nTorkjell ringte. Bjørn Berg svarte.',
      'Om kona',
    );
    await write(contact, 'Torkjellsen er en annen.');
    const id = await searched(cast.astrid, contact);
    const { texts } = await here(() => reviewOf(cast.astrid, id, 'nb'));
    expect(texts.map(marked)).to.include.members([
      'Vikar for Gunnhild Fremmedsen',
      'Om kona',
      'Kona Gunnhild Fremmedsen har kreft, og naboen\nTorkjell ringte. <Bjørn Berg> svarte.',
      'Torkjellsen er en annen.',
    ]);
    const release = (more: Partial<ReviewDecision>): Promise<unknown> =>
      refusal(here(() => releasePackage(cast.astrid, id, { ...shownWhole, ...more })));
    expect(await release({ read: false }), 'nobody has read it')
      .to.be.instanceOf(Invalid)
      .with.deep.property('fields', { read: 'access.review.readFirst' });
    expect(await release({ words: 'Gunnhild\nGunn\nIngen slik' }), 'no whole words of it')
      .to.be.instanceOf(Invalid)
      .with.deep.nested.property('fields.words.params', { words: '«Gunn», «Ingen slik»' });
    await here(() =>
      releasePackage(cast.astrid, id, {
        ...shownWhole,
        // The two first overlap, the third goes over a line's end.
        words: ' Kona Gunnhild \r\nGunnhild Fremmedsen har kreft,\r\nnaboen Torkjell\r\ngunnhild fremmedsen\r\n',
      }),
    );
    const kept = await here(() =>
      sql<{ kind: string; found: string; masked: boolean }>(
        `select kind, found, masked from access_findings where tenant_id = $1 and package_id = $2 order by kind, found`,
        [cast.astrid.tenantId, id],
      ),
    );
    expect(kept.filter(({ masked }) => masked).map(({ kind }) => kind)).to.deep.equal(Array(5).fill('words'));
    await carryOut(cast.astrid.tenantId, 'access-package', id);
    const document = await received(cast.astrid, id);
    const notes = document.sections.find(({ name }) => name === 'activities')?.rows.map(({ body }) => body);
    expect(notes).to.have.members(['[utelatt] og [utelatt] ringte. Bjørn Berg svarte.', 'Torkjellsen er en annen.']);
    expect(JSON.stringify(document)).to.not.match(/Fremmedsen|Gunnhild|har kreft/);
    expect(document.withheld.count).to.equal(5);
  });

  it('proposes to take out no address or number that is the person’s own by a proven request, nor any in their own message', async () => {
    const contact = await person('Nyadresse', 'liv.nyadresse@firma.example');
    const message = 'Jeg har ny adresse, liv@ny.example, og nytt nummer, 93 45 67 11. Spør Bjørn Berg.';
    const asks = (email: string, verified: 'link' | undefined): Promise<unknown> =>
      here(() =>
        keepRequest(
          {
            kind: 'right-to-object',
            state: 'open',
            channel: 'form',
            language: 'nb',
            requesterName: 'Liv',
            requesterEmail: email,
            message,
            receivedAt: new Date(),
            contactId: contact,
            ...(verified === undefined ? {} : { verified }),
          },
          requester,
        ),
      );
    await asks('liv@ny.example', 'link');
    await asks('noen@annen.example', undefined);
    await write(contact, 'Skrev fra liv@ny.example og noen@annen.example. Ringte fra 93 45 67 11.');
    const id = await searched(cast.astrid, contact);
    const { texts } = await here(() => reviewOf(cast.astrid, id, 'nb'));
    const shown = texts.map(marked);
    expect(shown).to.include('Skrev fra liv@ny.example og <noen@annen.example>. Ringte fra <93 45 67 11>.');
    expect(shown.filter((text) => text.startsWith('Jeg har ny adresse'))).to.have.members([
      'Jeg har ny adresse, liv@ny.example, og nytt nummer, 93 45 67 11. Spør <Bjørn Berg>.',
      // Nobody has shown that this one is theirs.
      'Jeg har ny adresse, liv@ny.example, og nytt nummer, <93 45 67 11>. Spør <Bjørn Berg>.',
    ]);
  });

  it('hard case 24: has why data was given looked through like the rest, and always says to whom', async () => {
    const contact = await person('Sundal', 'liv.sundal@firma.example');
    await here(() => insertContacts([{ givenName: 'Ragna', familyName: 'Tangvik' }]));
    const give = (recipient: string, why: string): Promise<unknown> =>
      here(() =>
        recordByHand(cast.astrid, contact, {
          id: newId(),
          recipient,
          email: '',
          categories: ['name'],
          why,
          givenOn: osloDay(),
        }),
      );
    await give('Ragna Tangvik, takst', 'Avtalt med Ragna Tangvik på ragna@tangvik.example, og naboen Gjertrud');
    const id = await searched(cast.astrid, contact);
    const given = async () =>
      (await here(() => reviewOf(cast.astrid, id, 'nb'))).texts.filter(
        ({ title }) => title === 'Hvem opplysninger er gitt til',
      );
    expect((await given()).map((one) => [one.field, marked(one)])).to.deep.equal([
      ['Hvorfor', 'Avtalt med <Ragna Tangvik> på <ragna@tangvik.example>, og naboen Gjertrud'],
    ]);
    const proposed = (await given()).flatMap(({ field, findings }) => findings.map(({ masked }) => [field, masked]));
    expect(proposed).to.deep.equal([
      ['Hvorfor', true],
      ['Hvorfor', true],
    ]);
    const withheld = async () =>
      (await given()).flatMap(({ findings }) => findings.filter(({ masked }) => masked).map((one) => one.id));
    const first = await withheld();
    await here(() => releasePackage(cast.astrid, id, { ...shownWhole, withheld: first, words: 'Gjertrud' }));
    // A line that is written after the review is looked through before anybody gets the copy, and what was decided stands.
    await give('Budet', 'Levering');
    await carryOut(cast.astrid.tenantId, 'access-package', id);
    await carryOut(cast.astrid.tenantId, 'access-search', id);
    const masked = (await given()).flatMap(({ findings }) => findings.map((one) => one.masked));
    expect(masked).to.have.members([true, true, true]);
    const again = await withheld();
    await here(() => releasePackage(cast.astrid, id, { ...shownWhole, withheld: again }));
    await carryOut(cast.astrid.tenantId, 'access-package', id);
    const { recipients } = await received(cast.astrid, id);
    expect(recipients.filter(({ at }) => at !== null).map(({ name, what }) => `${name} · ${what}`)).to.have.members([
      'Ragna Tangvik, takst · Navn: Avtalt med [en annen person] på [adresse eller nummer], og naboen [utelatt]',
      'Budet · Navn: Levering',
    ]);
  });

  it('is made only after a member with the right to has looked through it', async () => {
    const contact = await person('Uten', 'liv.uten@firma.example');
    const id = await searched(cast.astrid, contact);
    expect(await refusal(tokenOf(cast.astrid, id))).to.be.instanceOf(Invalid);
    expect(await refusal(here(() => releasePackage(cast.bjorn, id, shownWhole)))).to.have.property(
      'name',
      'NotAllowed',
    );
    const requestId = await requestFor(cast.astrid, contact);
    expect(
      await refusal(inTenant(cast.clara.tenantId, () => makeCopy(tenantDesk(cast.clara), requestId))),
    ).to.be.instanceOf(NotFound);
  });

  it('goes to the address on file alone, by a link that opens once and then for a day', async () => {
    const contact = await person('Lenke', 'liv.lenke@firma.example');
    const { tenantId } = cast.astrid;
    const id = await ready(cast.astrid, contact);
    const old = await tokenOf(cast.astrid, id);
    const token = await tokenOf(cast.astrid, id);
    expect(await packageBehindLink(tenantId, old, BROWSER), 'a newer link closes the older').to.equal(undefined);
    expect(await packageBehindLink(cast.clara.tenantId, token, BROWSER), 'of another tenant').to.equal(undefined);
    expect(await documentBehindLink(tenantId, token, BROWSER), 'looking at the link opens nothing').to.equal(undefined);
    expect(await openPackageLink(tenantId, token, BROWSER)).to.equal(true);
    expect((await documentBehindLink(tenantId, token, BROWSER))?.document.form).to.equal('access');
    await atTime(later(23), async () =>
      expect(await documentBehindLink(tenantId, token, BROWSER)).to.not.equal(undefined),
    );
    await atTime(later(25), async () => {
      expect(await documentBehindLink(tenantId, token, BROWSER)).to.equal(undefined);
      expect(await openPackageLink(tenantId, token, BROWSER), 'a second opening').to.equal(false);
    });
    const mails = await here(() =>
      sql<{ to: string }>(
        `select to_address as to from mails where tenant_id = $1 and template = 'access-link' and to_address like 'liv.lenke%'`,
        [tenantId],
      ),
    );
    expect(mails).to.have.length(2);
    const stored = await here(() =>
      sql<{ hash: Buffer }>(`select token_hash as hash from access_links where tenant_id = $1`, [tenantId]),
    );
    expect(stored.map(({ hash }) => hash.toString())).to.not.include(token);
    const acts = await here(() =>
      sql<{ action: string }>(
        `select action from audit_entries where tenant_id = $1 and subject_id = $2 and action like 'access.%' order by at, id`,
        [tenantId, contact],
      ),
    );
    expect(acts.map(({ action }) => action)).to.deep.equal([
      'access.requested',
      'access.reviewed',
      'access.made',
      'access.sent',
      'access.sent',
      'access.opened',
    ]);
  });

  it('hard case 6: erasure takes back links and files that were handed out, also of a copy that is under way', async () => {
    const contact = await person('Borte', 'liv.borte@firma.example');
    const { tenantId } = cast.astrid;
    const id = await ready(cast.astrid, contact);
    const token = await tokenOf(cast.astrid, id);
    await openPackageLink(tenantId, token, BROWSER);
    const fileKey = (await packageBehindLink(tenantId, token, BROWSER))?.fileKey ?? '';
    const underWay = await asked(cast.astrid, contact, 'portability');
    expect(await fileExists(tenantId, fileKey)).to.equal(true);
    expect(await here(() => revokeAccessLinks({ kind: 'contact', id: contact }))).to.equal(2);
    expect(await fileExists(tenantId, fileKey)).to.equal(false);
    expect(await documentBehindLink(tenantId, token, BROWSER)).to.equal(undefined);
    await carryOut(tenantId, 'access-search', underWay);
    expect((await here(() => packageOf(cast.astrid, underWay))).state).to.equal('revoked');
    expect(await here(() => revokeAccessLinks({ kind: 'contact', id: contact })), 'a second time').to.equal(0);
  });

  it('hard case 25: holds the records that became one, the earlier copies, and what was asked and refused before', async () => {
    const [stays, goes] = [
      await person('Gift', 'liv.gift@firma.example'),
      await person('Ugift', 'liv.ugift@firma.example'),
    ];
    await write(goes, 'Skrevet før hun giftet seg');
    await ready(cast.astrid, stays, { form: 'portability' });
    await here(async () => {
      const desk = tenantDesk(cast.astrid);
      const asked = await keepRequest(
        {
          kind: 'complaint',
          state: 'open',
          channel: 'letter',
          language: 'nb',
          requesterName: 'Liv Ugift',
          requesterEmail: undefined,
          message: 'Dere svarte ikke i fjor',
          receivedAt: new Date(),
          contactId: goes,
        },
        desk.actor,
      );
      const refused = { decision: 'refused', ground: 'unfounded-or-excessive', text: 'Vi har svart.' } as const;
      await answerRequest(desk, asked ?? '', refused);
    });
    await here(() => mergeConsents(asActor(cast.astrid), stays, goes));
    const document = await received(cast.astrid, await ready(cast.astrid, stays));
    const text = JSON.stringify(document);
    expect(document.records).to.equal(2);
    expect(text).to.include('liv.ugift@firma.example').and.to.include('Skrevet før hun giftet seg');
    const copies = document.sections.find(({ name }) => name === 'access_packages')?.rows;
    expect(copies?.map(({ form }) => form)).to.include('Dataportabilitet');
    const requests = JSON.stringify(document.sections.find(({ name }) => name === 'data_subject_requests')?.rows);
    expect(requests).to.include('Dere svarte ikke i fjor').and.to.include('Avslått');
    const others = JSON.stringify(
      await received(cast.astrid, await ready(cast.astrid, await person('Alene', 'liv.alene@firma.example'))),
    );
    expect(others).to.not.include('liv.gift@firma.example');
  });

  it('hard case 26, invariant I11: a user who is a contact in two tenants gets three copies that know nothing of each other', async () => {
    const { astrid, clara, bjorn } = cast;
    const atNordlys = await here(
      async () =>
        (
          await insertContacts([
            { givenName: 'Bjørn', familyName: 'Kundemann', jobTitle: 'Nordlysyrket', emails: [emailOf('bjorn')] },
          ])
        )[0] ?? '',
    );
    const atFjord = await inTenant(
      clara.tenantId,
      async () =>
        (
          await insertContacts([
            { givenName: 'Bjørn', familyName: 'Kundemann', jobTitle: 'Fjordyrket', emails: [emailOf('bjorn')] },
          ])
        )[0] ?? '',
    );
    const nordlys = JSON.stringify(await received(astrid, await ready(astrid, atNordlys)));
    const fjord = JSON.stringify(await received(clara, await ready(clara, atFjord)));
    const own = await requestOwnPackage(bjorn.userId, 'access', 'nb');
    await carryOut(PLATFORM_TENANT_ID, 'access-package', own);
    const document = await ownDocument(bjorn.userId, own);
    const user = JSON.stringify(document);
    expect(nordlys).to.include('Nordlysyrket').and.to.not.include('Fjordyrket').and.to.not.include('Fjord AS');
    expect(fjord).to.include('Fjordyrket').and.to.not.include('Nordlysyrket').and.to.not.include('Nordlys AS');
    for (const contactWord of ['Kundemann', 'Nordlysyrket', 'Fjordyrket', 'Kopien av opplysningene'])
      expect(user).to.not.include(contactWord);
    for (const l1 of [bjorn.userId, 'sessions', 'members']) expect(nordlys).to.not.include(l1);
    expect(document?.sections.map(({ name }) => name)).to.include.members(['users', 'members']);
    const layers = new Map(inventory.map(({ table, layer }) => [table, layer]));
    expect(document?.sections.every(({ name }) => layers.get(name) === 'controller')).to.equal(true);
    expect(await ownDocument(astrid.userId, own), 'somebody else’s').to.equal(undefined);
    const links = await inPlatform(() => sql(`select from access_links where tenant_id = $1`, [PLATFORM_TENANT_ID]));
    expect(links).to.have.length(0);
  });

  it('shows what the trail keeps of the record under the person’s own key, for as long as the key is there', async () => {
    const contact = await person('Endret', 'liv.endret@firma.example');
    await here(() =>
      record(
        asActor(cast.astrid),
        'contact.changed',
        { kind: 'contact', id: contact },
        {},
        {
          values: { jobTitle: { from: 'Lærling hos Tor Granås', to: 'Svenn' } },
        },
      ),
    );
    const id = await searched(cast.astrid, contact);
    const { texts } = await here(() => reviewOf(cast.astrid, id, 'nb'));
    expect(texts.map(marked)).to.deep.include('Stilling: Lærling hos <Tor Granås> → Svenn');
    await here(() => releasePackage(cast.astrid, id, shownWhole));
    await carryOut(cast.astrid.tenantId, 'access-package', id);
    expect(JSON.stringify(await received(cast.astrid, id))).to.include('Stilling: Lærling hos Tor Granås → Svenn');
    await here(() => destroyKeyOf({ kind: 'contact', id: contact }));
    const later = JSON.stringify(await received(cast.astrid, await ready(cast.astrid, contact)));
    expect(later).to.not.include('Lærling');
  });

  it('has what is written after the review looked through too, before anybody gets the copy', async () => {
    const contact = await person('Senere', 'liv.senere@firma.example');
    await here(() => insertContacts([{ givenName: 'Mona', familyName: 'Fjellvik' }]));
    const note = (body: string) =>
      here(() =>
        recordActivity(cast.astrid, { kind: 'note', subject: { kind: 'contact', id: contact }, title: '', body }),
      );
    await note('Jobber sammen med Mona Fjellvik, som er grei.');
    const id = await searched(cast.astrid, contact);
    const state = async () =>
      (
        await here(() =>
          sql<{ state: string }>(`select state from access_packages where tenant_id = $1 and id = $2`, [
            cast.astrid.tenantId,
            id,
          ]),
        )
      )[0]?.state;
    const review = () => here(() => reviewOf(cast.astrid, id, 'nb'));
    const seenFirst = await review();
    // Between what the reviewer was shown and what they pressed.
    await note('Mona Fjellvik har sagt opp.');
    expect(await here(() => releasePackage(cast.astrid, id, { ...shownWhole, seen: seenFirst.seen }))).to.equal(false);
    expect(await state()).to.equal('searching');
    await carryOut(cast.astrid.tenantId, 'access-search', id);
    const second = await review();
    expect(second.texts.map(marked)).to.deep.include('<Mona Fjellvik> har sagt opp.');
    // Between the review and the file: one mention was to be shown, words of their own to go.
    const [mention] = second.texts.flatMap(({ findings }) => findings).filter(({ found }) => found === 'Mona Fjellvik');
    const all = second.texts.flatMap(({ findings }) => findings.map((one) => one.id));
    const released = await here(() =>
      releasePackage(cast.astrid, id, {
        ...shownWhole,
        withheld: all.filter((one) => one !== mention?.id),
        words: 'grei',
        seen: second.seen,
      }),
    );
    expect(released).to.equal(true);
    await note('Naboen Gunhild Fremmedsen klaget.');
    await carryOut(cast.astrid.tenantId, 'access-package', id);
    expect(await state(), 'nothing is delivered').to.equal('searching');
    await carryOut(cast.astrid.tenantId, 'access-search', id);
    const third = await review();
    expect(third.texts.map(({ parts }) => parts.map(({ text }) => text).join(''))).to.include(
      'Naboen Gunhild Fremmedsen klaget.',
    );
    const kept = third.texts.flatMap(({ findings }) => findings);
    expect(
      kept.filter(({ masked }) => !masked),
      'what was decided stands',
    ).to.have.length(1);
    expect(kept.some(({ kind, found }) => kind === 'words' && found === 'grei')).to.equal(true);
    await here(() =>
      releasePackage(cast.astrid, id, {
        ...shownWhole,
        withheld: kept.map((one) => one.id),
        words: 'Gunhild Fremmedsen',
        seen: third.seen,
      }),
    );
    await carryOut(cast.astrid.tenantId, 'access-package', id);
    expect(await state()).to.equal('ready');
    const document = JSON.stringify(await received(cast.astrid, id));
    expect(document)
      .to.include('klaget.')
      .and.not.include('Fremmedsen')
      .and.not.include('Fjellvik')
      .and.not.include('grei');
  });

  it('leaves out of what can be taken along whatever we made ourselves (Art. 20)', async () => {
    const contact = await person('Flytter', 'liv.flytter@firma.example');
    const document = await received(cast.astrid, await ready(cast.astrid, contact, { form: 'portability' }));
    expect(
      document.sections.map(({ name }) => name),
      'what colleagues did with the record was observed of them and not of the person',
    ).to.not.include('audit_entries');
    expect(document.sections.map(({ name }) => name)).to.include.members(['contacts', 'contact_emails']);
    const derived = document.sections.flatMap(({ columns }) => columns).filter(({ origin }) => origin === 'own');
    expect(derived).to.deep.equal([]);
    const held = accessColumns('contact').find(({ table }) => table === 'contacts')?.columns.length ?? 0;
    expect(document.sections.find(({ name }) => name === 'contacts')?.columns).to.have.length.below(held);
  });

  it('says who wrote the record down, and claims of no value that the person gave it (WP242)', async () => {
    const writers = async (source: 'form' | 'user' | 'import' | 'demo') => {
      const [contact = ''] = await here(() =>
        insertContacts([{ givenName: 'Kilde', familyName: source, emails: [`${source}@kilde.example`], source }]),
      );
      const { sections } = await received(cast.astrid, await ready(cast.astrid, contact, { form: 'portability' }));
      return Object.fromEntries(sections.map(({ name, writtenBy }) => [name, writtenBy]));
    };
    expect(await writers('form')).to.deep.include({ contacts: ['person'], contact_emails: ['person'] });
    expect(await writers('user')).to.deep.include({ contacts: ['controller'], contact_emails: ['controller'] });
    expect(await writers('import')).to.deep.include({ contacts: ['list'] });
    expect(await writers('demo')).to.deep.include({ contacts: undefined });
  });

  it('leaves out of it what colleagues wrote and hoped for too, and has what the person bought (Art. 20(1), WP242)', async () => {
    const contact = await person('Kjøper', 'liv.kjoper@firma.example');
    await write(contact, 'Vanskelig på telefonen.', 'Inntrykk');
    await here(() =>
      recordActivity(cast.astrid, {
        kind: 'email',
        subject: { kind: 'contact', id: contact },
        title: 'Svar til Liv',
        body: 'Vi kan ikke gi mer avslag.',
      }),
    );
    const deal = (title: string, outcome: 'open' | 'won' | 'lost') =>
      here(() =>
        change(
          `insert into deals (tenant_id, id, stage_id, title, contact_id, owner_id, amount_minor, created_by)
           select $1, $2, s.id, $3, $4, $5, 4200, $5 from stages s where s.tenant_id = $1 and s.outcome = $6 limit 1`,
          [cast.astrid.tenantId, newId(), title, contact, cast.astrid.id, outcome],
        ),
      );
    expect(await deal('Kan lures til mer', 'open')).to.equal(1);
    expect(await deal('Ville ikke betale', 'lost')).to.equal(1);
    expect(await deal('Årsavtale', 'won')).to.equal(1);
    const document = await received(cast.astrid, await ready(cast.astrid, contact, { form: 'portability' }));
    expect(JSON.stringify(document)).to.not.match(/Vanskelig|Inntrykk|Svar til Liv|avslag|lures|betale/);
    expect(document.sections.map(({ name }) => name)).to.not.include('activities');
    const deals = document.sections.find(({ name }) => name === 'deals');
    expect(deals?.columns.map(({ name, origin }) => `${name} ${origin}`)).to.include('title observed');
    expect(deals?.rows.map(({ title }) => title)).to.deep.equal(['Årsavtale']);
    const whole = JSON.stringify(await received(cast.astrid, await ready(cast.astrid, contact)));
    for (const text of ['Vanskelig', 'Svar til Liv', 'lures', 'betale']) expect(whole, 'a full copy').to.include(text);
  });

  it('says of words that the reviewer chose that they are left out, and not that they are somebody', async () => {
    const contact = await person('Messer', 'liv.messer@firma.example');
    await here(() => insertContacts([{ givenName: 'Tor', familyName: 'Fossheim', emails: ['tor@fossheim.example'] }]));
    await write(contact, 'Vi møttes på messen i Lillestrøm.');
    const copy = async (words: string, withholdFound: boolean) => {
      const id = await searched(cast.astrid, contact);
      await here(async () => {
        const found = (await reviewOf(cast.astrid, id, 'nb')).texts.flatMap((text) => text.findings);
        await releasePackage(cast.astrid, id, {
          ...shownWhole,
          words,
          withheld: withholdFound ? found.map((one) => one.id) : [],
        });
      });
      await carryOut(cast.astrid.tenantId, 'access-package', id);
      return received(cast.astrid, id);
    };
    const place = await copy('Lillestrøm', false);
    expect(JSON.stringify(place)).to.include('på messen i [utelatt].').and.not.include('[en annen person]');
    expect(place.withheld.why).to.include('«[utelatt]»').and.not.include('Navn og adresser til andre mennesker');
    await write(contact, 'Tor Fossheim var der.');
    const both = await copy('Lillestrøm', true);
    expect(JSON.stringify(both)).to.include('[utelatt]').and.include('[en annen person] var der');
    expect(both.withheld.why).to.include('«[utelatt]»').and.include('Navn og adresser til andre mennesker');
  });

  it('has no row without a word in what can be taken along: a no by a link is written down in the copy, and says nothing there', async () => {
    const contact = await person('Nektet', 'liv.nektet@firma.example');
    const asked = {
      kind: 'withdrawal',
      state: 'open',
      language: 'nb',
      contactId: contact,
      receivedAt: new Date(),
    } as const;
    const no = { requesterName: '', requesterEmail: undefined, message: '', fulfilled: true } as const;
    await here(() => keepRequest({ ...asked, ...no, channel: 'choices' }, requester));
    const rows = async (form: 'access' | 'portability') =>
      (await received(cast.astrid, await ready(cast.astrid, contact, { form }))).sections.find(
        ({ name }) => name === 'data_subject_requests',
      )?.rows ?? [];
    expect(await rows('access')).to.have.length.above(0);
    const words = (await rows('portability')).map((row) =>
      Object.values(row).some((value) => value !== null && value !== ''),
    );
    expect(words).to.not.include(false);
  });

  it('hard case 8: holds the mail that waits to be sent to them', async () => {
    const contact = await person('Ventende', 'liv.venter@firma.example');
    const purposeId = (await allPurposesOn(cast.astrid))['marketing-email'] ?? '';
    const links = { confirm: () => 'https://onnet.example/ja', unsubscribe: () => 'https://onnet.example/nei' };
    await here(() => askForConsent(cast.astrid, contact, { purposeId, language: 'nb', via: 'phone' }, links));
    const document = await received(cast.astrid, await ready(cast.astrid, contact));
    const mails = document.sections.find(({ name }) => name === 'mails')?.rows ?? [];
    expect(mails.map((mail) => mail['to_address'])).to.deep.equal(['liv.venter@firma.example']);
  });
});
