import { expect } from 'chai';

import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { now } from '../../../src/domain/clock.ts';
import { placeHold } from '../../../src/domain/privacy/holds/legal-holds.ts';
import { retentionCutoff } from '../../../src/domain/privacy/retention/clock.ts';
import { knownSubProcessors, stateOf } from '../../../src/domain/privacy/registers/sub-processors.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { asActor } from '../../../src/domain/users/member.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { statementsOf } from '../../support/statements.ts';
import type { Visitor } from '../../support/visitor.ts';
import { arrived, tenantDesk } from '../../domain/privacy/requests/with-requests.ts';
import { newBreach } from '../register-records.ts';
import { consentedContact, newOtherRule, newRestriction, newSuppression } from '../route-records.ts';

const HOUR = 3_600_000;

describe('The front page of the privacy desk', () => {
  const town = useTown();
  const tenant = 'nordlys';
  let astrid: Visitor;
  const front = async (): Promise<string> => (await astrid.get(paths.privacy.desk({ tenant }))).text;
  /** What it asks the database, after it has been asked for once: the first time prepares things. */
  const asked = (): Promise<string[]> => statementsOf(front);
  let statementsOfNothing: readonly string[] = [];

  before(async () => {
    astrid = await town.signedIn('astrid');
  });

  it('says in words, where there is nothing, what is not there and what to do', async () => {
    const text = await front();
    expect(text).to.include('Ingen venter på svar').and.include('Ingen åpne avvik');
    expect(text).to.include('Ingen har gitt eller trukket et samtykke de siste 30 dagene');
    expect(text).to.include('ingenting må beholdes nå').and.include('Forslag, ikke bestemt');
    expect(text, 'the rule for businesses that are people').to.include('>firmaer<');
    expect(text, 'each rule that was proposed and waits')
      .to.include('Dere har ikke bestemt lagringstid: vårt forslag på 24 måneder')
      .and.include('Vårt forslag venter på dere: Anonymiser kontakter for «Regnskap»')
      .and.include('Vårt forslag venter på dere: Slett enkeltpersonforetak');
    statementsOfNothing = await asked();
    // Twenty, one for each of the three rules that everybody is proposed, and three to see what people belong to who are hidden.
    expect(statementsOfNothing.length, 'with the session, the transaction and what the proof asks').to.be.at.most(26);
  });

  it('counts the sub-processors in use as their page does', async () => {
    const listed = (await knownSubProcessors()).filter((row) => stateOf(row) === 'inUse').length;
    expect(await front()).to.include(`${listed} i bruk`);
  });

  it('shows each case and breach with its clock in words, and every number as a way to what it counts', async () => {
    const { astrid: by } = town;
    const late = await inTenant(by.tenantId, () =>
      arrived(tenantDesk(by), { requesterName: 'Lars Sen', receivedAt: new Date(now().getTime() - 960 * HOUR) }),
    );
    for (const requesterName of ['Nina Ny', 'A', 'B', 'C', 'D', 'E', 'F'])
      await inTenant(by.tenantId, () =>
        arrived(tenantDesk(by), { requesterName, requesterEmail: `${requesterName.length}@x.example` }),
      );
    const breach = await newBreach(by);
    await newBreach(by);
    await inTenant(by.tenantId, async () => {
      const dueIn = (days: number) => ({
        givenName: 'Om',
        familyName: `${days}`,
        createdAt: new Date(retentionCutoff(24, days).getTime() - HOUR),
      });
      const [held = ''] = await insertContacts([{ givenName: 'Har', familyName: 'Faktura', createdAt: now() }]);
      await insertContacts([dueIn(0), dueIn(30), dueIn(31), dueIn(90), dueIn(91)]);
      const row = { table: 'contacts', row: held, law: 'bookkeeping', reason: 'invoice', until: '2031-12-31' } as const;
      await placeHold(asActor(by), { kind: 'contact', id: held }, row);
    });
    await consentedContact(by);
    await newSuppression(by);
    await newRestriction(by);

    const text = await front();
    const linked = (href: string, words: string) => `<a href="${href}">${words}`;
    expect(text).to.include(linked(paths.privacy.request({ tenant, id: late }), 'Lars Sen'));
    expect(text).to.include('dager for sent').and.include('Nina Ny').and.include('2 saker til');
    expect(text).to.include(linked(paths.breaches.show({ tenant, id: breach }), 'En liste ble sendt'));
    expect(text)
      .to.match(/7[01] timer igjen/)
      .and.include('meldes innen');
    const dryRun = paths.retention.dryRun({ tenant });
    expect(text)
      .to.include(linked(dryRun, '1 '))
      .and.include(linked(`${dryRun}?within=30`, '2 '));
    expect(text).to.include(linked(`${dryRun}?within=90`, '4 '));
    expect(text).to.include('1 ja · 0 nei').and.include('0 ja · 1 nei');
    expect(text).to.include('den neste slutter 31.12.2031');
    for (const [, inside] of text.matchAll(/<dd class="number">(.*?)<\/dd>/g)) expect(inside).to.match(/^<a href=/);
  });

  it('asks as much of the database for a full desk as for an empty one, and one statement more for each rule', async () => {
    expect(await asked()).to.have.length(statementsOfNothing.length);
    await newOtherRule(town.astrid);
    expect(await asked()).to.have.length(statementsOfNothing.length + 1);
  });

  it('leads to who goes within thirty and ninety days, where nothing can be approved', async () => {
    const dryRun = paths.retention.dryRun({ tenant });
    const soon = (await astrid.get(`${dryRun}?within=30`)).text;
    expect(soon).to.include('Innen 30 dager: 2 kontakter').and.include('Om 30').and.not.include('Om 31');
    expect(soon).to.not.include('name="confirmed"');
    expect((await astrid.get(`${dryRun}?within=90`)).text)
      .to.include('Om 90')
      .and.not.include('Om 91');
    expect((await astrid.get(`${dryRun}?within=31`)).text, 'another number is today').to.include('name="confirmed"');
  });

  it('counts other tenants’ nowhere, and is closed to who does not look after privacy', async () => {
    const clara = await town.signedIn('clara');
    const { text } = await clara.get(paths.privacy.desk({ tenant: 'fjord' }));
    expect(text).to.include('Ingen venter på svar').and.not.include('Lars Sen');
    const bjorn = await town.signedIn('bjorn');
    expect((await bjorn.get(paths.privacy.desk({ tenant }))).status).to.equal(403);
  });
});
