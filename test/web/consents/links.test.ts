import { expect } from 'chai';

import { atTime } from '../../../src/domain/clock.ts';
import { system } from '../../../src/domain/audit/audit.ts';
import { anonymiseContacts } from '../../../src/domain/privacy/retention/anonymise-contacts.ts';
import { consentsOf } from '../../../src/domain/privacy/access/told.ts';
import { answerRequest } from '../../../src/domain/privacy/requests/answer-request.ts';
import { tenantDesk } from '../../../src/domain/privacy/requests/desk.ts';
import { documentOfContact } from '../../../src/domain/privacy/access/write-document.ts';
import { allowed, type Verdict } from '../../../src/domain/privacy/consent/allowed.ts';
import { askForConsent } from '../../../src/domain/privacy/consent/ask-consent.ts';
import { giveConsent } from '../../../src/domain/privacy/consent/consent-by-link.ts';
import { openLink } from '../../../src/domain/privacy/consent/links.ts';
import { mergeConsents } from '../../../src/domain/privacy/consent/never-widened.ts';
import { objectToMarketing, recordWithdrawal } from '../../../src/domain/privacy/consent/record-consent.ts';
import { suppress } from '../../../src/domain/privacy/suppression/suppress.ts';
import { addWording } from '../../../src/domain/privacy/purposes/wordings.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { allPurposesOn, somebody, type PurposeIds } from '../../domain/privacy/consent/people.ts';
import { useTown } from '../../support/cast.ts';
import { mailTo } from '../../support/mail-written.ts';
import { asSuperuser } from '../../support/superuser.ts';
import type { Visitor } from '../../support/visitor.ts';
import { carryOut } from '../route-records.ts';
import { closeOutgoingMail, openOutgoingMail } from '../../../src/domain/mail/outgoing-mail.ts';
import { mailWriter } from '../../../src/workers/mail/write-mail-text.ts';
import { defaultLegalEntity } from '../../../src/domain/privacy/legal-entity.ts';

describe('Consent by mail', () => {
  const town = useTown();
  let ids: PurposeIds = {};
  let astrid: Visitor;
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.astrid.tenantId, work);
  const gate = (id: string, purpose = 'marketing-email'): Promise<Verdict> =>
    here(() => allowed({ kind: 'contact', id }, purpose, 'email'));
  const events = (id: string) =>
    here(() =>
      sql<{ kind: string; via: string; wording_hash: string | null; language: string | null; actor: string }>(
        `select kind, via, wording_hash, language, actor from consent_events where tenant_id = $1 and contact_id = $2 order by at, id`,
        [town.astrid.tenantId, id],
      ),
    );

  before(async () => {
    ids = await allPurposesOn(town.astrid);
    astrid = await town.signedIn('astrid');
    openOutgoingMail({ smtpUrl: undefined, from: 'post@onnet.example', write: mailWriter(defaultLegalEntity) });
  });
  after(() => closeOutgoingMail());

  let count = 0;
  /** Somebody who has been asked, with the paths of the two links of the mail. */
  const asked = async (): Promise<{ id: string; email: string; confirm: string; unsubscribe: string }> => {
    const email = `spurt${++count}@firma.example`;
    const id = await somebody(town.astrid, { email });
    const reply = await astrid.post(paths.contacts.consentRequests({ tenant: town.astrid.tenantSlug, id }), {
      purpose: ids['marketing-email'] ?? '',
      via: 'in-person',
      language: 'nb',
    });
    expect(reply.status).to.equal(303);
    const params = (await mailTo(email, town.astrid.tenantId)).at(-1)?.params ?? {};
    return { id, email, confirm: pathOf(params['link']), unsubscribe: pathOf(params['unsubscribe']) };
  };
  const pathOf = (link: string | undefined): string => new URL(link ?? '').pathname;

  /** The page of their choices, opened and sent. */
  const choose = async (page: string, ticked: { purpose: string }) =>
    town.visitor().post(page, { ...ticked, version: versionOn((await town.visitor().get(page)).text) });
  const versionOn = (html: string): string => /name="version" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const choicesOn = (html: string): string => /href="(\/no\/nb\/preferences\/[^"]+)"/.exec(html)?.[1] ?? '';

  it('is double opt-in: asked, opened, and only the button makes it a consent, with its proof', async () => {
    const { id, confirm } = await asked();
    expect((await gate(id)).because).to.equal('waiting');
    const page = await town.visitor().get(confirm);
    expect(page.status).to.equal(200);
    expect(page.text).to.include('Ja, send meg dette.');
    expect((await gate(id)).because, 'opening it agrees to nothing').to.equal('waiting');
    expect((await town.visitor().post(confirm)).status).to.equal(200);
    expect(await gate(id)).to.deep.include({ allowed: true, because: 'consent' });
    expect((await town.visitor().post(confirm)).status, 'twice is once').to.equal(200);
    const told = await events(id);
    expect(told.map(({ kind, via, actor }) => `${kind} ${via} ${actor}`)).to.deep.equal([
      'asked in-person member',
      'granted double-opt-in person',
    ]);
    expect(told[1]).to.deep.include({ language: 'nb' });
    expect(told[1]?.wording_hash).to.match(/^[0-9a-f]{64}$/);
  });

  it('says to whoever is not the one asked what that undid, and when nothing, that nobody had consented', async () => {
    const never = await asked();
    const notMe = (confirm: string) => town.visitor().post(confirm.replace(/\/?$/, '/not-me'));
    const nothing = await notMe(never.confirm);
    expect(nothing.status).to.equal(200);
    expect(nothing.text).to.include('Ingen har samtykket til noe');

    const { id, confirm, unsubscribe } = await asked();
    await town.visitor().post(confirm);
    const { location = '' } = await town.visitor().get(unsubscribe);
    await town.visitor().post(location);
    for (const time of ['once', 'twice']) {
      const { status, text } = await notMe(confirm);
      expect(status, time).to.equal(200);
      expect(text, time)
        .to.match(/Samtykket fra .* gjelder ikke: /)
        .and.not.include('Ingen har samtykket');
    }
    expect((await events(id)).map(({ kind }) => kind)).to.deep.equal(['asked', 'granted', 'withdrawn', 'lapsed']);
    expect((await gate(id)).allowed).to.equal(false);
  });

  it('proves the language it was read in', async () => {
    const { id, confirm } = await asked();
    await town.visitor().post(confirm.replace('/no/nb/', '/no/en/'));
    const [, granted] = await events(id);
    expect(granted?.language).to.equal('en');
  });

  it('invariant I9: takes no more presses to withdraw than to say yes, without signing in', async () => {
    const { id, confirm, unsubscribe } = await asked();
    const question = await town.visitor().get(confirm);
    await town.visitor().post(confirm);
    const somewhere = await town.visitor().get(unsubscribe);
    expect(somewhere.status).to.equal(303);
    const page = await town.visitor().get(somewhere.location ?? '');
    expect(page.status).to.equal(200);
    expect((await gate(id)).allowed, 'opening it changes nothing').to.equal(true);
    const done = await town.visitor().post(somewhere.location ?? '');
    expect(done.status).to.equal(200);
    expect((await gate(id)).because).to.equal('withdrawn');
    expect(page.text.match(/<button/g)?.length, 'one button').to.equal(
      question.text.match(/<button class="button /g)?.length,
    );
  });

  it('leads from the mail to the page in the language the mail was written in, whatever the browser speaks', async () => {
    const email = `spurt${++count}@firma.example`;
    const id = await somebody(town.astrid, { email });
    await astrid.post(paths.contacts.consentRequests({ tenant: town.astrid.tenantSlug, id }), {
      purpose: ids['marketing-email'] ?? '',
      via: 'in-person',
      language: 'en',
    });
    const { link = '', unsubscribe = '' } = (await mailTo(email, town.astrid.tenantId)).at(-1)?.params ?? {};
    expect(new URL(link).pathname).to.match(/^\/no\/en\//);
    const { pathname, search } = new URL(unsubscribe);
    const led = await town.visitor().get(pathname + search, { headers: { 'accept-language': 'nb' } });
    expect(led.location).to.match(/^\/no\/en\/unsubscribe\//);
    expect((await town.visitor().post(pathname + search)).status, 'and by its button').to.equal(200);
    expect((await gate(id)).because).to.equal('withdrawn');
  });

  it('withdraws by the button of a mail program, which sends no origin and no cookie (RFC 8058)', async () => {
    const { id, confirm, unsubscribe } = await asked();
    await town.visitor().post(confirm);
    const reply = await fetch(town.app.address + unsubscribe, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(reply.status).to.equal(200);
    expect((await events(id)).at(-1)).to.deep.include({ kind: 'withdrawn', via: 'one-click', actor: 'person' });
    expect((await gate(id)).because).to.equal('withdrawn');
    const madeUp = await fetch(
      `${town.app.address}${paths.webhooks.unsubscribe({ tenant: town.astrid.tenantId, token: 'oppdiktet' })}`,
      { method: 'POST' },
    );
    expect(madeUp.status, 'nothing was taken, and it is not said that it was').to.equal(410);
    expect(await madeUp.text()).to.not.equal(await reply.text());
  });

  it('tells nobody whether a link ever led anywhere: too old, changed, another tenant’s, another use', async () => {
    const { confirm } = await asked();
    const [token = '', tenant = ''] = confirm.split('/').toReversed();
    const flipped = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    const changed = (token.startsWith('Y') ? 'Z' : 'Y') + token.slice(1);
    const at = (place: { tenant: string; token: string }) =>
      town.visitor().get(paths.public.consent({ language: 'nb', ...place }));
    const closed = await at({ tenant, token: 'oppdiktet' });
    expect(closed.status).to.equal(410);
    for (const place of [
      { tenant, token: flipped },
      { tenant, token: changed },
      { tenant: town.clara.tenantId, token },
      { tenant: 'tull', token },
    ]) {
      const reply = await at(place);
      expect(reply.status).to.equal(410);
      expect(mainOf(reply.text)).to.equal(mainOf(closed.text));
    }
    expect((await town.visitor().get(paths.public.preferences({ language: 'nb', tenant, token }))).status).to.equal(
      410,
    );
    expect(await openLink(tenant, token, 'consent')).to.not.equal(undefined);
    expect(await atTime(new Date(Date.now() + 31 * 86_400_000), () => openLink(tenant, token, 'consent'))).to.equal(
      undefined,
    );
  });
  const mainOf = (html: string): string => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';

  it('hard case 7: sends nothing to somebody who has said no between the writing and the sending, and says why', async () => {
    const { id, email } = await asked();
    const [owed] = await here(() =>
      sql<{ key: string; subject: string }>(
        `select o.key, o.subject_id as subject from outbox o join mails m on m.tenant_id = $1 and m.id = o.subject_id where o.tenant_id = $1 and m.to_address = $2`,
        [town.astrid.tenantId, email],
      ),
    );
    await here(() => objectToMarketing(town.astrid, id, 'phone'));
    await carryOut(town.astrid.tenantId, 'mail', owed?.key ?? '');
    const [mail] = await here(() =>
      sql<{ blocked: string; sent_at: Date | null; body_text: string | null; params: object }>(
        `select blocked, sent_at, body_text, params from mails where tenant_id = $1 and id = $2`,
        [town.astrid.tenantId, owed?.subject],
      ),
    );
    expect(mail).to.deep.equal({ blocked: 'said-no', sent_at: null, body_text: null, params: {} });
    const other = await asked();
    const [due] = await here(() =>
      sql<{ key: string; subject: string }>(
        `select o.key, o.subject_id as subject from outbox o join mails m on m.tenant_id = $1 and m.id = o.subject_id where o.tenant_id = $1 and m.to_address = $2`,
        [town.astrid.tenantId, other.email],
      ),
    );
    await carryOut(town.astrid.tenantId, 'mail', due?.key ?? '');
    const [kept] = await here(() =>
      sql<{ blocked: string | null; body_text: string }>(
        `select blocked, body_text from mails where tenant_id = $1 and id = $2`,
        [town.astrid.tenantId, due?.subject],
      ),
    );
    expect(kept?.blocked).to.equal(null);
    expect(kept?.body_text).to.include('Ja, send meg dette.');
  });

  it('hard case 7: sends nothing to an address that has become somebody else’s since the mail was written', async () => {
    const { id, email } = await asked();
    await here(() =>
      change(`update contact_emails set address = 'flyttet@firma.example' where tenant_id = $1 and contact_id = $2`, [
        town.astrid.tenantId,
        id,
      ]),
    );
    const [owed] = await here(() =>
      sql<{ key: string; subject: string }>(
        `select o.key, o.subject_id as subject from outbox o join mails m on m.tenant_id = $1 and m.id = o.subject_id where o.tenant_id = $1 and m.to_address = $2`,
        [town.astrid.tenantId, email],
      ),
    );
    await carryOut(town.astrid.tenantId, 'mail', owed?.key ?? '');
    const [mail] = await here(() =>
      sql(`select blocked, body_text, params from mails where tenant_id = $1 and id = $2`, [
        town.astrid.tenantId,
        owed?.subject,
      ]),
    );
    expect(mail).to.deep.equal({ blocked: 'no-address', body_text: null, params: {} });
  });

  it('calls a no to a legitimate interest an objection, where the purpose is written down, in the ledger and in the copy', async () => {
    const { id, confirm } = await asked();
    const done = await town.visitor().post(confirm, {});
    const preferences = /href="(\/no\/nb\/preferences\/[^"]+)"/.exec(done.text)?.[1] ?? '';
    expect((await town.visitor().get(preferences)).text).to.include('Fjern haken for å protestere');
    await choose(preferences, { purpose: ids['marketing-email'] ?? '' });
    expect(await gate(id, 'sales-and-service')).to.deep.include({ allowed: false });
    const page = mainOf((await astrid.get(paths.contacts.privacy({ tenant: town.astrid.tenantSlug, id }))).text);
    expect(page).to.match(/badge-danger[^]*?Protesterte \d\d\.\d\d\.\d{4}/);
    expect(page).to.match(/status-danger[^]*?Protesterte<\/span>/);
    expect(page).to.not.include('trukket tilbake');
    expect((await here(() => consentsOf([id], 'nb'))).map(({ what }) => what)).to.include('Du protesterte');
    for (const [language, kind, proof] of [
      ['nb', 'Protesterte', /Svart fra en lenke sendt til deg; adressen har kontrollsum [0-9a-f]{16}/],
      ['en', 'Objected', /Answered from a link sent to you; the address has checksum [0-9a-f]{16}/],
    ] as const) {
      const copy = await documentOfContact(town.astrid.tenantId, id, {
        form: 'access',
        language,
        withheld: [],
        withheldNote: '',
      });
      const ledger = copy?.sections.find(({ name }) => name === 'consent_events')?.rows ?? [];
      expect(ledger.filter((row) => row['kind'] === kind)).to.have.length(1);
      expect(ledger.find((row) => row['kind'] === kind)?.['evidence']).to.have.length(2);
      expect(String(ledger.find((row) => row['kind'] === kind)?.['evidence'])).to.match(proof);
      expect(JSON.stringify(ledger.map((row) => row['evidence']))).to.not.include('{');
    }
  });

  it('asks nobody who has said no, and nobody again at once', async () => {
    const { id } = await asked();
    const again = await astrid.post(paths.contacts.consentRequests({ tenant: town.astrid.tenantSlug, id }), {
      purpose: ids['marketing-email'] ?? '',
      via: 'phone',
      language: 'nb',
    });
    expect(again.status).to.equal(422);
    expect(again.text).to.include('to uker');
    await here(() => objectToMarketing(town.astrid, id, 'phone'));
    const no = await astrid.post(paths.contacts.consentRequests({ tenant: town.astrid.tenantSlug, id }), {
      purpose: ids['marketing-email'] ?? '',
      via: 'phone',
      language: 'nb',
    });
    expect(no.status).to.equal(422);
    expect(no.text).to.include('har sagt nei');
  });

  it('hard case 12: a link of somebody who is erased by now takes no yes, and still a no', async () => {
    const { id, confirm, unsubscribe } = await asked();
    await here(() => anonymiseContacts(system, [id]));
    expect((await town.visitor().get(confirm)).status).to.equal(410);
    expect((await town.visitor().post(confirm)).status).to.equal(410);
    const page = (await town.visitor().get(unsubscribe)).location ?? '';
    expect((await town.visitor().post(page)).status).to.equal(200);
    expect((await events(id)).at(-1)?.kind).to.equal('withdrawn');
  });

  it('hard case 27: "this is not me" binds nobody, and the mailbox is left alone', async () => {
    const { id, email, confirm } = await asked();
    const tenant = town.astrid.tenantId;
    const [token = ''] = confirm.split('/').toReversed();
    const reply = await town.visitor().post(paths.public.consentDisowning({ language: 'nb', tenant, token }));
    expect(reply.status).to.equal(200);
    expect((await gate(id)).because).to.equal('suppressed');
    expect((await gate(await somebody(town.astrid, { email }))).because).to.equal('suppressed');
    // A mailbox that is no longer the person's cannot say yes for them either.
    const moved = await asked();
    await here(() =>
      change(`update contact_emails set address = 'annen@firma.example' where tenant_id = $1 and contact_id = $2`, [
        tenant,
        moved.id,
      ]),
    );
    expect((await town.visitor().post(moved.confirm)).status).to.equal(410);
  });

  describe('gives no new yes when an old link is pressed again', () => {
    // All of it comes from one address, more often than anybody would press.
    beforeEach(() => asSuperuser(town.database, (client) => client.query('delete from rate_limits')));
    const tenant = () => town.astrid.tenantId;
    const notMe = (confirm: string) =>
      town
        .visitor()
        .post(
          paths.public.consentDisowning({ language: 'nb', tenant: tenant(), token: confirm.split('/').at(-1) ?? '' }),
        );
    const since: Readonly<Record<string, (who: Awaited<ReturnType<typeof asked>>) => Promise<unknown>>> = {
      'a withdrawal by the other link of the mail': async ({ unsubscribe }) =>
        town.visitor().post((await town.visitor().get(unsubscribe)).location ?? ''),
      'a withdrawal that a member has heard': ({ id }) =>
        here(() => recordWithdrawal(town.astrid, id, { purposeId: ids['marketing-email'] ?? '', via: 'phone' })),
      'an objection to all marketing': ({ id }) => here(() => objectToMarketing(town.astrid, id, 'phone')),
      '“this is not me”': ({ confirm }) => notMe(confirm),
      'a no at the address, whoever had it': ({ email }) =>
        here(() => suppress([{ channel: 'email', value: email }], null, 'objected')),
      'a merge': async ({ id }) => {
        const other = await somebody(town.astrid, { email: `annen${++count}@firma.example` });
        await here(() => mergeConsents({ kind: 'member', id: town.astrid.id }, id, other));
      },
    };
    for (const [what, happens] of Object.entries(since))
      for (const used of [false, true])
        it(`after ${what}, the link ${used ? 'used' : 'never used'}`, async () => {
          const who = await asked();
          if (used) expect((await town.visitor().post(who.confirm)).status).to.equal(200);
          await happens(who);
          const [standing, told] = [await gate(who.id), await events(who.id)];
          expect(standing.allowed).to.equal(false);
          const page = await town.visitor().get(who.confirm);
          expect(page.status).to.equal(410);
          expect(page.text)
            .to.include('Dette er alt besvart')
            .and.not.match(/<form[^>]*\/consent\//);
          const pressed = await town.visitor().post(who.confirm);
          expect(mainOf(pressed.text).replaceAll(/\/preferences\/[^"]*/g, '')).to.equal(
            mainOf(page.text).replaceAll(/\/preferences\/[^"]*/g, ''),
          );
          expect(await gate(who.id)).to.deep.equal(standing);
          expect(await events(who.id)).to.deep.equal(told);
          // The way to say yes after all is a question put now.
          const choices = choicesOn(page.text);
          await choose(choices, { purpose: ids['marketing-email'] ?? '' });
          expect((await gate(who.id)).because).to.equal('consent');
          expect((await town.visitor().post(who.confirm)).status, 'what holds is said').to.equal(200);
          expect((await events(who.id)).filter(({ kind }) => kind === 'granted').length).to.equal(used ? 2 : 1);
        });

    it('nor when a page of choices is sent again that was shown before a no', async () => {
      const { id, confirm, unsubscribe } = await asked();
      const choices = choicesOn((await town.visitor().post(confirm)).text);
      await choose(choices, { purpose: '' });
      const version = versionOn((await town.visitor().get(choices)).text);
      const ticked = { purpose: ids['marketing-email'] ?? '', version };
      expect((await town.visitor().post(choices, ticked)).status).to.equal(200);
      expect((await town.visitor().post(choices, ticked)).status, 'twice is once').to.equal(200);
      expect((await gate(id)).because).to.equal('consent');
      await town.visitor().post((await town.visitor().get(unsubscribe)).location ?? '');
      for (const old of [ticked, { purpose: ticked.purpose }]) {
        const again = await town.visitor().post(choices, old);
        expect(again.status).to.equal(409);
        expect(again.text).to.include('Noe er endret siden du åpnet siden');
        expect((await gate(id)).because).to.equal('withdrawn');
      }
    });
  });

  it('hard case 35: a link that asks with a text which has changed since opens nothing', async () => {
    const { id, confirm } = await asked();
    await here(() =>
      addWording(town.astrid, ids['marketing-email'] ?? '', {
        textNb: 'Ja, send meg dette.',
        textEn: 'Yes, send me this!',
        sameMeaning: true,
      }),
    );
    expect((await town.visitor().get(confirm)).status).to.equal(200);
    await here(() =>
      addWording(town.astrid, ids['marketing-email'] ?? '', {
        textNb: 'Ja, send meg dette.',
        textEn: 'Yes, and share it.',
        sameMeaning: false,
      }),
    );
    const opened = await town.visitor().get(confirm);
    expect([opened.status, opened.text.includes('Ja, send meg dette.')]).to.deep.equal([410, false]);
    expect((await town.visitor().post(confirm)).status).to.equal(410);
    expect((await events(id)).map(({ kind }) => kind)).to.deep.equal(['asked']);
    expect((await gate(id)).allowed).to.equal(false);
  });

  it('lets the person choose on one page, in both languages: a tick is a yes, no tick is a no, and the objection is absolute', async () => {
    const { id, confirm } = await asked();
    const done = await town.visitor().post(confirm);
    const href = /href="(\/no\/nb\/preferences\/[^"]+)"/.exec(done.text)?.[1] ?? '';
    const page = await town.visitor().get(href);
    expect(page.status).to.equal(200);
    expect((await town.visitor().get(href.replace('/nb/', '/en/'))).text).to.include('Your choices');
    expect(page.text).to.include('Nordlys AS');
    expect(page.text).to.not.include('spurt');
    const email = ids['marketing-email'] ?? '';
    expect(page.text).to.match(new RegExp(`value="${email}" checked`));
    await choose(href, { purpose: ids['marketing-sms'] ?? '' });
    expect((await gate(id)).because).to.equal('withdrawn');
    await choose(href, { purpose: email });
    expect((await gate(id)).because, 'they themselves say yes again').to.equal('consent');
    await town.visitor().post(`${href}/objection`);
    expect((await gate(id)).because).to.equal('objected');
    expect((await gate(id, 'customer-news')).allowed).to.equal(false);
    await choose(href, { purpose: email });
    expect((await gate(id)).because, 'one purpose opens').to.equal('consent');
    expect((await gate(id, 'customer-news')).because, 'and no other').to.equal('objected');
  });

  it('shows the desk every no that is said on that page: done where it is absolute, with its clock where it is to be answered', async () => {
    const { id, confirm } = await asked();
    const done = await town.visitor().post(confirm);
    const href = /href="(\/no\/nb\/preferences\/[^"]+)"/.exec(done.text)?.[1] ?? '';
    const english = href.replace('/nb/', '/en/');
    const requests = () =>
      here(() =>
        sql<{
          id: string;
          kind: string;
          state: string;
          decision: string | null;
          language: string;
          email: string | null;
        }>(
          `select id, kind, state, decision, language, requester_email as email from data_subject_requests
            where tenant_id = $1 and contact_id = $2 and channel = 'choices' order by created_at, id`,
          [town.astrid.tenantId, id],
        ),
      );
    const standing = async () => (await requests()).map(({ kind, state, decision }) => [kind, state, decision]);
    // Neither the consent nor the interest is ticked any more.
    await choose(english, { purpose: ids['customer-news'] ?? '' });
    expect(await standing()).to.have.deep.members([
      ['withdrawal', 'answered', 'granted'],
      ['right-to-object', 'open', null],
    ]);
    const objection = (await requests()).find(({ state }) => state === 'open');
    expect(objection).to.include({ language: 'en', email: null });
    await choose(english, { purpose: ids['customer-news'] ?? '' });
    expect(await requests(), 'the same no again says nothing new').to.have.length(2);
    expect((await gate(id, 'customer-news')).because, 'nobody objected to marketing').to.not.equal('objected');

    await Promise.all([1, 2].map(() => town.visitor().post(`${href}/objection`)));
    await town.visitor().post(`${href}/objection`);
    expect((await standing()).slice(2)).to.deep.equal([['right-to-object', 'answered', 'granted']]);
    expect((await events(id)).filter(({ kind }) => kind === 'objected')).to.have.length(1);

    const page = (await astrid.get(paths.privacy.request({ tenant: town.astrid.tenantSlug, id: objection?.id ?? '' })))
      .text;
    expect(page).to.include('Egne valg').and.include('stoppet annen bruk').and.not.include('requests.object.notYet');
    const overview = (await astrid.get(paths.privacy.desk({ tenant: town.astrid.tenantSlug }))).text;
    expect(overview).to.match(/\d+ har sagt nei selv siste uke/);
    await here(() =>
      answerRequest(tenantDesk(town.astrid), objection?.id ?? '', { decision: 'granted', ground: '', text: '' }),
    );
    const [letter] = await here(() =>
      sql<{ body: string }>(`select body from data_subject_request_letters where tenant_id = $1 and request_id = $2`, [
        town.astrid.tenantId,
        objection?.id,
      ]),
    );
    expect(letter?.body).to.include('We have also stopped using it for this: ');
  });

  it('hard case 9, at the gate that a merge will have to pass: drops neither the other record’s no nor its links', async () => {
    const [winner, loser] = [await asked(), await asked()];
    await town.visitor().post(winner.confirm);
    await town.visitor().post(loser.confirm);
    await here(() => objectToMarketing(town.astrid, loser.id, 'phone'));
    const narrowed = await here(() => mergeConsents({ kind: 'member', id: town.astrid.id }, winner.id, loser.id));
    expect(narrowed.map(({ kind }) => kind)).to.include('objected');
    expect((await gate(winner.id)).because).to.equal('objected');
    const page = await astrid.get(paths.contacts.privacy({ tenant: town.astrid.tenantSlug, id: winner.id }));
    expect(page.text).to.include('ved sammenslåing');
    expect(
      (await events(loser.id)).map(({ kind }) => kind),
      'kept as evidence',
    ).to.deep.equal(['asked', 'granted', 'objected']);
    const own = await asked();
    const other = await asked();
    await town.visitor().post(own.confirm);
    await here(() => mergeConsents({ kind: 'member', id: town.astrid.id }, own.id, other.id));
    expect((await gate(own.id)).because, 'hard case 10: nobody said yes for the other’s address').to.equal('lapsed');
    const link = (await town.visitor().get(other.unsubscribe)).location ?? '';
    await town.visitor().post(link);
    expect((await gate(own.id)).because, 'the link of the other leads to the one that stays').to.equal('withdrawn');
  });

  it('hard case 10, at the gate that a merge will have to pass: where it made a consent lapse, the page says so and leads to asking anew; only the person gives it', async () => {
    const [own, other] = [await asked(), await asked()];
    await town.visitor().post(own.confirm);
    await here(() => mergeConsents({ kind: 'member', id: town.astrid.id }, own.id, other.id));
    const record = paths.contacts.privacy({ tenant: town.astrid.tenantSlug, id: own.id });
    const page = (await astrid.get(record)).text;
    expect(page).to.include('Samtykket dekker ikke lenger dette').and.include(`${record}?open=ask#ask`);
    expect(page).to.include('Må spørres på nytt');
    // They were asked when the first consent was sought; two weeks on they may be asked again.
    await atTime(new Date(Date.now() + 15 * 86_400_000), async () => {
      await here(() =>
        askForConsent(
          town.astrid,
          own.id,
          { purposeId: ids['marketing-email'] ?? '', language: 'nb', via: 'phone' },
          { confirm: (token) => token, unsubscribe: (token) => token },
        ),
      );
      expect((await gate(own.id)).because, 'asking gives nothing').to.equal('waiting');
      const { link = '' } = (await mailTo(own.email, town.astrid.tenantId)).at(-1)?.params ?? {};
      await giveConsent(town.astrid.tenantId, link, 'nb');
      expect(await gate(own.id)).to.include({ allowed: true, because: 'consent' });
    });
  });
});
