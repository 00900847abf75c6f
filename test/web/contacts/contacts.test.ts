import { expect } from 'chai';

import { recordActivity } from '../../../src/domain/activities/record-activity.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { addChannel } from '../../../src/domain/contacts/channels.ts';
import { anonymiseContacts } from '../../../src/domain/privacy/retention/anonymise-contacts.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { change, inTenant } from '../../../src/domain/tenancy.ts';
import { asActor } from '../../../src/domain/users/member.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { statementsOf } from '../../support/statements.ts';
import type { Visitor } from '../../support/visitor.ts';

const canary = (place: string): string => `<b data-canary="${place}">"'&`;

/** What a form sends that nobody sees. */
const hiddenFields = (form: string): Record<string, string> =>
  Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );

describe('the pages of contacts', () => {
  const town = useTown();
  let bjorn: Visitor;
  let randi: Visitor;
  let clara: Visitor;
  let slug = '';
  let kari = '';

  before(async () => {
    [bjorn, randi, clara] = await Promise.all([town.signedIn('bjorn'), town.signedIn('randi'), town.signedIn('clara')]);
    slug = town.astrid.tenantSlug;
    await inTenant(town.astrid.tenantId, async () => {
      await insertContacts(
        Array.from({ length: 60 }, (_, at) => ({
          givenName: 'Person',
          familyName: `Nr ${String(at).padStart(2, '0')}`,
          emails: [`person.${at}@en-virksomhet.example`],
          phones: [`+479${String(1_000_000 + at)}`],
          ownerId: town.bjorn.id,
          lastActivityAt: new Date('2026-11-01T10:00:00Z'),
        })),
      );
      [kari = ''] = await insertContacts([
        { givenName: 'Kari', familyName: 'Aaberg', emails: ['kari@aaberg.example'], phones: ['+4722334455'] },
      ]);
    });
  });

  const show = (id = kari): string => paths.contacts.show({ tenant: slug, id });
  const index = (): string => paths.contacts.index({ tenant: slug });
  const field = (name: string, id = kari): string => paths.contacts.field({ tenant: slug, id, field: name });

  describe('the list', () => {
    it('shows fifty in less than 60 KB, from one statement of the list and one of the session', async () => {
      let reply = await bjorn.get(index());
      const statements = await statementsOf(async () => {
        reply = await bjorn.get(index());
      });
      expect(reply.status).to.equal(200);
      expect(reply.text.match(/row-link/g)).to.have.length(50);
      expect(Buffer.byteLength(reply.text)).to.be.lessThan(60_000);
      expect(statements.filter((text) => /from contacts/.test(text))).to.have.length(1);
      expect(statements.filter((text) => !/sessions/.test(text))).to.have.length(3);
    });

    it('has a link that counts all of it where no script does, and companies do too', async () => {
      for (const [list, noun] of [
        [`${index()}?q=person`, /av 60</],
        [`${paths.companies.index({ tenant: slug })}?sort=-created`, /id="company-count">\d/],
      ] as const) {
        const { text } = await bjorn.get(list);
        const href = /<noscript><a[^>]* href="([^"]+)">Tell alle</.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
        expect(href).to.equal(`${list}&count=yes`);
        const counted = await bjorn.get(href);
        expect(counted.text).to.match(noun).and.not.contain('Tell alle');
        expect(counted.text, 'and pages on without counting').to.not.match(/rel="next" href="[^"]*count=/);
      }
    });

    it('pages by its address, and answers the rows alone to htmx', async () => {
      const first = await bjorn.get(`${index()}?sort=-created&q=person`);
      const next = /rel="next" href="([^"]+)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
      expect(next).to.contain('sort=-created').and.to.contain('after=');
      const second = await bjorn.get(next);
      expect(second.text.match(/row-link/g)).to.have.length(10);
      const rows = await bjorn.get(next, { htmx: true });
      expect(rows.text).to.contain('id="contact-list"').and.not.to.contain('<html');
    });

    it('offers an export of what it shows to those who may take data out, and to nobody else', async () => {
      const astrid = await town.signedIn('astrid');
      const exports = paths.exports.index({ tenant: slug });
      const list = `${index()}?q=person&owner=me&idle=12`;
      for (const reply of [await astrid.get(list), await astrid.get(list, { htmx: true })]) {
        const [form = ''] = /<form id="contact-export".*?<\/form>/s.exec(reply.text) ?? [];
        expect(form).to.contain(`method="post" action="${exports}"`);
        expect(hiddenFields(form)).to.eql({ q: 'person', owner: town.astrid.id, idle: '12' });
      }
      const whole = await astrid.get(index());
      expect(whole.text).to.match(/<button [^>]*form="contact-export"/);
      expect(hiddenFields(/<form id="contact-export".*?<\/form>/s.exec(whole.text)?.[0] ?? '')).to.eql({});
      expect((await bjorn.get(index())).text).to.not.contain('contact-export');
    });

    it('leads to the page of the export it was asked for', async () => {
      const astrid = await town.signedIn('astrid');
      const list = await astrid.get(`${index()}?q=aaberg&owner=me`);
      const form = hiddenFields(/<form id="contact-export".*?<\/form>/s.exec(list.text)?.[0] ?? '');
      const reply = await astrid.post(paths.exports.index({ tenant: slug }), form, { follow: true });
      expect(reply.status).to.equal(200);
      expect(reply.text).to.contain('Søk: aaberg, ansvarlig: Astrid Nordlys');
    });

    it('keeps empty parameters out of its address, as the other lists do', async () => {
      const astrid = await town.signedIn('astrid');
      const lists = [
        index(),
        paths.companies.index({ tenant: slug }),
        paths.deals.index({ tenant: slug }),
        paths.audit.index({ tenant: slug }),
      ];
      for (const list of lists) {
        const sent = await astrid.get(`${list}?q=&owner=me&idle=`);
        expect([sent.status, sent.location], list).to.eql([303, `${list}?owner=me`]);
        expect((await astrid.get(`${list}?owner=`)).location).to.equal(list);
        expect((await astrid.get(`${list}?q=hva?&owner=`)).location).to.equal(`${list}?q=hva%3F`);
        expect((await astrid.get(`${list}?owner=me`)).status).to.equal(200);
        const typed = await astrid.get(`${list}?q=&owner=me`, { htmx: true });
        expect([typed.status, typed.headers.get('hx-replace-url')], list).to.eql([200, `${list}?owner=me`]);
        const tidy = await astrid.get(`${list}?owner=me`, { htmx: true });
        expect(tidy.headers.get('hx-replace-url')).to.equal(null);
      }
    });

    it('lets what stands beside the search follow it', async () => {
      const found = await bjorn.get(`${index()}?q=person`, { htmx: true });
      expect(found.text).to.contain('hx-target="#contact-tools"');
      expect(found.text).to.contain(`href="${paths.contacts.filters({ tenant: slug })}?q=person"`);
      expect(found.text).to.contain(`href="${index()}?q=person&amp;owner=me"`);
    });

    it('is what next, previous and back follow on a record, its search included, also after an edit', async () => {
      const list = await bjorn.get(`${index()}?sort=-created&q=person`);
      const hrefs = [...list.text.matchAll(/class="row-link truncate" href="([^"]+)"/g)].map(([, href = '']) => href);
      const second = hrefs[1]?.replaceAll('&amp;', '&') ?? '';
      expect(second).to.contain('q=person&sort=-created');
      const id = /contacts\/([0-9a-f-]{36})/.exec(second)?.[1] ?? '';
      const record = await bjorn.get(second);
      const headers = { 'hx-current-url': `http://localhost${second}` };
      const called = await bjorn.get(show(id), { htmx: true, headers });
      for (const { text } of [record, called]) {
        expect(text)
          .to.contain(`rel="prev" href="${hrefs[0] ?? ''}"`)
          .and.to.contain(`rel="next" href="${hrefs[2] ?? ''}"`);
        expect(text).to.contain(`href="${index()}?q=person&amp;sort=-created"`);
      }
    });

    it('is still what a record follows after everything that is done with it without JavaScript', async () => {
      const [id = ''] = await inTenant(town.astrid.tenantId, () =>
        insertContacts([
          {
            givenName: 'Fulgt',
            familyName: 'Hele Veien',
            emails: ['fulgt@en-virksomhet.example'],
            ownerId: town.bjorn.id,
          },
        ]),
      );
      const list = '?q=person&sort=-created';
      const plain = (html: string): string => html.replaceAll('&amp;', '&');
      const record = plain((await bjorn.get(show(id) + list)).text);
      const addresses = [
        ...record.matchAll(/(?:class="fact-edit"|class="small"><a|row small"><a|post") (?:href|action)="([^"]+)"/g),
      ]
        .map(([, address = '']) => address)
        .filter((address) => address.includes(id));
      expect(addresses).to.have.length.greaterThan(6);
      for (const address of addresses) expect(address).to.match(/[?&]q=person&sort=-created$/);

      const edit = field('jobTitle', id) + list;
      const form = plain((await bjorn.get(edit)).text);
      expect(form)
        .to.contain(`action="${edit}"`)
        .and.to.contain(`href="${show(id)}${list}"`);
      const refused = await bjorn.post(edit, { version: '1', value: 'x'.repeat(500) });
      expect([refused.status, plain(refused.text).includes(`action="${edit}"`)]).to.eql([422, true]);
      const params = { tenant: slug, id };
      const channel = /channels\/([0-9a-f-]{36})/.exec(record)?.[1] ?? '';
      for (const [path, typed] of [
        [field('jobTitle', id), { version: '1', value: 'Montør' }],
        [paths.contacts.channels(params), { kind: 'phone', value: '22334466', label: 'work' }],
        [paths.contacts.channelRemoval({ ...params, channel }), {}],
        [paths.contacts.activities(params), { kind: 'note', body: 'Ringte' }],
      ] as const) {
        const saved = await bjorn.post(path + list, typed);
        expect([saved.status, saved.location], path).to.eql([303, show(id) + list]);
      }
      expect((await bjorn.post(paths.contacts.trashing(params) + list)).location).to.equal(index() + list);
      expect((await bjorn.post(paths.contacts.restoration(params) + list)).location).to.equal(show(id) + list);
      const activity = /activities\/([0-9a-f-]{36})\/removal/.exec((await bjorn.get(show(id))).text)?.[1] ?? '';
      const removal = paths.activities.removal({ tenant: slug, id: activity }) + list;
      expect((await bjorn.post(removal, { on: 'contact' })).location).to.equal(show(id) + list);
    });

    it('says so when nothing matches, and counts in a fragment of its own', async () => {
      const none = await bjorn.get(`${index()}?q=${encodeURIComponent('<i>finnes ikke')}`);
      expect(none.text).to.contain('Ingen kontakter passer').and.not.to.contain('<i>finnes');
      const count = await bjorn.get(`${paths.contacts.count({ tenant: slug })}?q=person`, { htmx: true });
      expect(count.text.trim()).to.equal('av 60');
    });
  });

  it('shows a person in at most thirteen statements, the last of which look for suppressed addresses', async () => {
    let status = 0;
    const statements = await statementsOf(async () => {
      ({ status } = await bjorn.get(show()));
    });
    expect(status).to.equal(200);
    const ofTheRecord = statements.filter((text) => !/sessions|^begin|^commit/.test(text));
    expect(ofTheRecord.length).to.be.at.most(13);
  });

  it('says how a person came here and that no period is set, with the remedy for those who may', async () => {
    const astrid = await town.signedIn('astrid');
    const retention = paths.retention.show({ tenant: slug });
    const line = async (who: Visitor): Promise<string> =>
      /<p class="privacy .*?<\/p>/s.exec((await who.get(show())).text)?.[0] ?? '';
    expect(await line(astrid))
      .to.contain('Lagt til')
      .and.to.contain(`<a href="${retention}">ingen slettefrist er satt</a>`);
    expect(await line(bjorn))
      .to.contain('ingen slettefrist er satt')
      .and.to.contain('#info')
      .and.not.to.contain('<a ');
    expect((await bjorn.get(index())).text).not.to.contain('privacy-missing');
    await inTenant(town.astrid.tenantId, () =>
      change(`update retention_rules set enabled = true, approved_at = now(), approved_by = $2 where tenant_id = $1`, [
        town.astrid.tenantId,
        town.astrid.id,
      ]),
    );
    try {
      expect(await line(bjorn))
        .to.contain('anonymiseres')
        .and.not.to.contain('slettefrist');
    } finally {
      await inTenant(town.astrid.tenantId, () =>
        change('update retention_rules set enabled = false where tenant_id = $1', [town.astrid.tenantId]),
      );
    }
  });

  it('is the same 404 for another tenant’s contact, one that is not there and what is no id', async () => {
    const theirs = town.clara.tenantSlug;
    const attempts = [
      paths.contacts.show({ tenant: theirs, id: kari }),
      paths.contacts.show({ tenant: theirs, id: newId() }),
      paths.contacts.show({ tenant: theirs, id: 'no-id' }),
      paths.contacts.field({ tenant: theirs, id: kari, field: 'name' }),
      show(),
      index(),
    ];
    for (const path of attempts) expect((await clara.get(path)).status, path).to.equal(404);
    expect((await clara.post(paths.contacts.trashing({ tenant: theirs, id: kari }))).status).to.equal(404);
  });

  it('shows a reader everything and lets them change nothing', async () => {
    const page = await randi.get(show());
    expect(page.status).to.equal(200);
    expect(page.text).not.to.contain('fact-edit').and.not.to.contain('activity-add');
    const posts: readonly string[] = [
      index(),
      field('name'),
      paths.contacts.channels({ tenant: slug, id: kari }),
      paths.contacts.companies({ tenant: slug, id: kari }),
      paths.contacts.trashing({ tenant: slug, id: kari }),
      paths.contacts.activities({ tenant: slug, id: kari }),
    ];
    for (const path of posts) expect((await randi.post(path, { kind: 'note', body: 'x' })).status, path).to.equal(403);
  });

  describe('changing a fact', () => {
    it('works with and without JavaScript', async () => {
      const form = await bjorn.get(field('jobTitle'));
      expect(form.text).to.contain('<html').and.to.contain('name="version" value="1"');
      const plain = await bjorn.post(field('jobTitle'), { version: '1', value: 'Daglig leder' });
      expect([plain.status, plain.location]).to.eql([303, show()]);
      const part = await bjorn.post(field('jobTitle'), { version: '2', value: 'Styreleder' }, { htmx: true });
      expect(part.status).to.equal(200);
      expect(part.text).to.contain('id="contact-facts"').and.to.contain('Styreleder').and.not.to.contain('<html');
    });

    it('is a plain form on a page of its own, in a browser with JavaScript too', async () => {
      const form = (text: string): string => /<form class="fact-form".*?<\/form>/s.exec(text)?.[0] ?? '';
      const own = form((await bjorn.get(field('jobTitle'))).text);
      expect(own).to.contain('method="post"').and.not.to.contain('hx-');
      expect(form((await bjorn.get(field('jobTitle'), { htmx: true })).text)).to.contain('hx-target="#contact-facts"');
      const wrong = await bjorn.post(field('name'), { version: '1', givenName: '', familyName: '' }, { htmx: 'full' });
      expect([wrong.status, wrong.headers.get('hx-retarget')]).to.eql([422, null]);
      const version = /name="version" value="(\d+)"/.exec(own)?.[1] ?? '';
      const saved = await bjorn.post(field('jobTitle'), { version, value: 'Styreleder' }, { follow: true });
      expect(saved.text).to.contain('Styreleder').and.to.contain('Lagret');
    });

    it('keeps what was typed when it must be corrected, in its place', async () => {
      const channels = paths.contacts.channels({ tenant: slug, id: kari });
      const typed = { kind: 'phone', value: '12 3<', label: 'work' };
      const reply = await bjorn.post(channels, typed, { htmx: true });
      expect(reply.status).to.equal(422);
      expect(reply.headers.get('hx-retarget')).to.equal('#new-channel');
      expect(reply.text).to.contain('value="12 3&lt;"').and.to.contain('Skriv et telefonnummer');
    });

    it('shows both values when somebody saved first, and saves on the second press', async () => {
      const old = await bjorn.post(field('jobTitle'), { version: '1', value: 'Regnskapsfører' });
      expect(old.status).to.equal(409);
      expect(old.text).to.contain('Styreleder').and.to.contain('Regnskapsfører').and.to.contain('Bruk mitt');
      const version = /name="version" value="(\d+)"/.exec(old.text)?.[1] ?? '';
      expect((await bjorn.post(field('jobTitle'), { version, value: 'Regnskapsfører' })).status).to.equal(303);
    });
  });

  it('asks before it makes a contact that looks like another', async () => {
    const typed = { givenName: 'Kari', familyName: 'Aaberg', email: '', phone: '', ownerId: '' };
    const hint = await bjorn.post(paths.contacts.duplicates({ tenant: slug }), typed, { htmx: true });
    expect(hint.text).to.contain('samme navn').and.to.contain(kari);
    const asked = await bjorn.post(index(), typed);
    expect(asked.status).to.equal(422);
    expect(asked.text).to.contain('Opprett likevel').and.to.contain('value="Aaberg"');
    const [form = ''] = /<form class="form" id="new-contact".*?<\/form>/s.exec(asked.text) ?? [];
    expect(form).to.contain('novalidate');
    const buttons = [...form.matchAll(/<button [^>]*>/g)].map(([button]) => button);
    expect(buttons).to.have.length(1);
    expect(buttons[0]).to.contain('button-primary').and.to.contain('name="confirmed"');
    const made = await bjorn.post(index(), { ...typed, confirmed: 'yes', next: 'new' });
    expect([made.status, made.location]).to.eql([303, paths.contacts.new({ tenant: slug })]);
  });

  it('lets one choose among companies without JavaScript', async () => {
    await inTenant(town.astrid.tenantId, async () => {
      for (const name of ['Havn Nord AS', 'Havn Sør AS'])
        await change(
          `insert into companies (tenant_id, id, name, sort_name, search_text) values ($1, $2, $3, lower($3), lower($3))`,
          [town.astrid.tenantId, newId(), name],
        );
    });
    const typed = { givenName: 'Nils', familyName: 'Havnefogd', company: 'havn', jobTitle: 'Kaptein' };
    const asked = await bjorn.post(index(), typed);
    expect(asked.status).to.equal(422);
    const companyId = /name="companyId" value="([^"]+)"/.exec(asked.text)?.[1] ?? '';
    const made = await bjorn.post(index(), { ...typed, companyId }, { follow: true });
    expect(made.status).to.equal(200);
    expect(made.text).to.contain('Havn Nord AS').and.to.contain('Kaptein');
  });

  it('takes no company for a part of its name, though only one fits, nor one chosen before the name was changed', async () => {
    const { tenantId } = town.astrid;
    const companyId = newId();
    await inTenant(tenantId, () =>
      change(
        `insert into companies (tenant_id, id, name, sort_name, search_text) values ($1, $2, 'Enestående AS', 'enestående as', 'enestaende as')`,
        [tenantId, companyId],
      ),
    );
    const typed = { givenName: 'Nils', familyName: 'Enstad' };
    const part = await bjorn.post(index(), { ...typed, company: 'enest' });
    expect(part.status).to.equal(422);
    expect(part.text).to.contain(`value="${companyId}"`).and.to.contain('value="enest"');
    expect(part.text).to.not.contain(`value="${companyId}" checked`);
    const offered = `${paths.companies.choices({ tenant: slug })}?company=`;
    expect((await bjorn.get(`${offered}enest`, { htmx: 'partial' })).text).to.not.contain('checked');
    expect((await bjorn.get(`${offered}enestående as`, { htmx: 'partial' })).text).to.contain('checked');
    const other = await bjorn.post(index(), { ...typed, company: 'Noe annet', companyId });
    expect(other.status, 'the name was changed').to.equal(422);
    const cleared = await bjorn.post(index(), { ...typed, company: '', companyId }, { follow: true });
    expect(cleared.text, 'the field was cleared').to.contain('Nils Enstad').and.to.not.contain('Enestående AS');
    const whole = await bjorn.post(
      index(),
      { ...typed, familyName: 'Heltnavn', company: 'enestående AS' },
      { follow: true },
    );
    expect(whole.text).to.contain('Nils Heltnavn').and.to.contain('Enestående AS');
  });

  it('promises no way back from the trash for somebody who is erased there', async () => {
    const [id = ''] = await inTenant(town.astrid.tenantId, () =>
      insertContacts([{ givenName: 'Slettes', familyName: 'Derfra' }]),
    );
    await bjorn.post(paths.contacts.trashing({ tenant: slug, id }));
    await inTenant(town.astrid.tenantId, () => anonymiseContacts(asActor(town.astrid), [id]));
    const record = await bjorn.get(show(id));
    expect(record.text).to.contain('kan ikke hentes tilbake').and.not.to.contain('Hent den tilbake');
  });

  it('moves to the trash with a way back, and says until when', async () => {
    const [id = ''] = await inTenant(town.astrid.tenantId, () =>
      insertContacts([{ givenName: 'Snart', familyName: 'Borte' }]),
    );
    const list = await bjorn.post(paths.contacts.trashing({ tenant: slug, id }), {}, { follow: true });
    expect(list.text).to.contain('Snart Borte ligger i papirkurven til').and.to.contain('Angre');
    const trash = await bjorn.get(paths.contacts.trash({ tenant: slug }));
    expect(trash.text).to.contain('Snart Borte');
    const record = await bjorn.get(show(id));
    expect(record.text)
      .to.contain('Gjenopprett')
      .and.to.contain('slettes for godt om 30 dager, fordi kontakten ligger i papirkurven')
      .and.not.to.contain('fact-edit');
    const back = await bjorn.post(paths.contacts.restoration({ tenant: slug, id }), {}, { follow: true });
    expect(back.text).to.contain('fact-edit');
  });

  it('adds, does, removes and puts back activities', async () => {
    const activities = paths.contacts.activities({ tenant: slug, id: kari });
    const empty = await bjorn.post(activities, { kind: 'note', body: '' }, { htmx: true });
    expect(empty.status).to.equal(422);
    const bad = await bjorn.post(activities, { kind: 'call', body: 'x', day: '32.13.2026' });
    expect(bad.status).to.equal(422);
    expect(bad.text).to.contain('32.13.2026').and.to.contain('<html');
    const added = await bjorn.post(
      activities,
      { kind: 'task', title: 'Ring tilbake', day: '24.12.2030' },
      { htmx: true },
    );
    expect(added.text).to.contain('Ring tilbake').and.to.contain('24.12.2030');
    const id = /activities\/([0-9a-f-]{36})\/completion/.exec(added.text)?.[1] ?? '';
    const done = await bjorn.post(paths.activities.completion({ tenant: slug, id }), { on: 'contact' }, { htmx: true });
    expect(done.text)
      .to.contain('gjorde en oppgave')
      .and.to.contain(paths.activities.reopening({ tenant: slug, id }));
    const removed = await bjorn.post(paths.activities.removal({ tenant: slug, id }), { on: 'contact' }, { htmx: true });
    expect(removed.text).not.to.contain('gjorde en oppgave');
    const back = await bjorn.post(paths.activities.restoration({ tenant: slug, id }), {}, { follow: true });
    expect(back.text).to.contain('gjorde en oppgave');
  });

  it('shows of an anonymised person’s activities the month that is left of them, and no day or time', async () => {
    const id = await inTenant(town.astrid.tenantId, async () => {
      const [contact = ''] = await insertContacts([{ givenName: 'Gammel', familyName: 'Kjenning' }]);
      const subject = { kind: 'contact', id: contact } as const;
      const days = { happenedAt: new Date('2023-05-29T13:07:00Z'), dueAt: new Date('2023-06-14T21:00:00Z') };
      await recordActivity(town.bjorn, { kind: 'note', subject, title: '', body: 'Snakket om bil', ...days });
      await recordActivity(town.bjorn, { kind: 'task', subject, title: 'Ring', body: '', ...days });
      return contact;
    });
    const before = (await bjorn.get(show(id))).text;
    expect(before).to.contain('29. mai 2023').and.to.contain('15:07').and.to.contain('forfalt 14.06.2023');
    await inTenant(town.astrid.tenantId, () => anonymiseContacts({ kind: 'system' }, [id]));
    const { text } = await bjorn.get(show(id));
    expect(text).to.contain('>mai 2023<').and.to.contain('forfalt juni 2023').and.not.to.contain('Fjern aktiviteten');
    for (const day of ['2023-04-30', '2023-05-01', '29. mai', '01.05.2023', '1. mai', '01.06.2023', '00:00', 'Snakket'])
      expect(text).not.to.contain(day);
    const after = await bjorn.post(paths.contacts.activities({ tenant: slug, id }), { kind: 'note', body: 'Etterpå' });
    expect(after.status, 'nothing more is written about them').to.equal(410);
    expect((await bjorn.get(show(id))).text).not.to.contain('I dag');
  });

  it('keeps every kind of activity in one form, and no day or title on a note', async () => {
    const { text } = await bjorn.get(`${show()}?activity=meeting`);
    const [form = ''] = /<form class="form activity-form".*?<\/form>/s.exec(text) ?? [];
    expect(form.match(/type="radio"/g)).to.have.length(5);
    expect(form)
      .to.match(/value="meeting" checked/)
      .and.to.contain('name="title"')
      .and.to.contain('name="body"');
    const activities = paths.contacts.activities({ tenant: slug, id: kari });
    const note = { kind: 'note', title: 'Skrevet for et møte', day: '01.02.2020', body: 'Vil ha tilbud' };
    const added = (await bjorn.post(activities, note, { htmx: true })).text;
    expect(added).to.contain('Vil ha tilbud').and.not.to.contain('01.02.2020').and.not.to.contain('2020-02-01');
    expect(/<div class="timeline">.*/s.exec(added)?.[0])
      .to.contain('Vil ha tilbud')
      .and.not.to.contain('Skrevet for');
  });

  it('escapes what people typed, in every column and on every page', async () => {
    const id = await inTenant(town.astrid.tenantId, async () => {
      const companyId = newId();
      await change(
        `insert into companies (tenant_id, id, name, sort_name, search_text, place) values ($1, $2, $3, 'aaa', 'aaa', $4)`,
        [town.astrid.tenantId, companyId, canary('company'), canary('companyPlace')],
      );
      const [made = ''] = await insertContacts([
        {
          givenName: canary('given'),
          familyName: canary('family'),
          jobTitle: canary('title'),
          emails: [canary('email').toLowerCase()],
          phones: [canary('phone')],
          companies: [{ id: companyId, name: canary('company'), role: canary('role') }],
          ownerId: town.bjorn.id,
        },
      ]);
      await addChannel(town.bjorn, made, {
        kind: 'address',
        label: 'home',
        value: '',
        street: canary('street'),
        postalCode: '',
        place: canary('place'),
        countryCode: '',
        first: false,
      });
      const subject = { kind: 'contact', id: made } as const;
      for (const kind of ['note', 'task', 'call'] as const)
        await recordActivity(town.bjorn, { kind, subject, title: canary(kind), body: canary(`${kind}Body`) });
      return made;
    });
    const pages = [
      `${index()}?sort=-created`,
      `${index()}?q=canary`,
      show(id),
      ...['name', 'jobTitle'].map((name) => field(name, id)),
      `${paths.tenant.search({ tenant: slug })}?q=canary`,
    ];
    for (const htmx of [false, true])
      for (const path of pages) {
        const { status, text } = await bjorn.get(path, { htmx });
        expect(status, path).to.equal(200);
        expect(text, path).to.contain('data-canary=').and.not.to.contain('<b data-canary');
        expect(text, path).not.to.match(/data-canary="/);
      }
    const company = /companies\/([0-9a-f-]{36})/.exec((await bjorn.get(show(id))).text)?.[1] ?? '';
    const theirs = (await bjorn.get(paths.companies.show({ tenant: slug, id: company }))).text;
    expect(theirs).to.contain('skrev et notat om <a').and.to.contain('hadde en samtale med <a');
    await bjorn.post(paths.contacts.trashing({ tenant: slug, id }));
    const trash = await bjorn.get(paths.contacts.trash({ tenant: slug }));
    expect(trash.text).to.contain('data-canary=').and.not.to.contain('<b data-canary');
  });
});
