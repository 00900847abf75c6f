import { expect } from 'chai';

import { atTime } from '../../../../src/domain/clock.ts';
import { createContact } from '../../../../src/domain/contacts/create-contact.ts';
import { EditConflict, Invalid, NotAllowed } from '../../../../src/domain/errors.ts';
import { addAffectedPeople, affectedPeople } from '../../../../src/domain/privacy/breaches/affected-people.ts';
import {
  breach,
  breachEntries,
  breaches,
  stillToTell,
  countRunningBreaches,
  notifyBy,
  openBreaches,
} from '../../../../src/domain/privacy/breaches/breach.ts';
import { changeBreach, closeBreach, reportBreach } from '../../../../src/domain/privacy/breaches/keep-breach.ts';
import { keeping, keepingForOnNet } from '../../../../src/domain/privacy/breaches/keeping.ts';
import { osloClock, osloMoment } from '../../../../src/domain/privacy/breaches/oslo-moment.ts';
import { sayIt } from '../../../../src/domain/privacy/breaches/say-it.ts';
import { tellAffected } from '../../../../src/domain/privacy/breaches/tell-tenants.ts';
import { inPlatform, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { endTenant, resumeTenant } from '../../../../src/domain/tenants/lifecycle.ts';
import { statementsOf } from '../../../support/statements.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { emailOf, useTown } from '../../../support/cast.ts';
import { breachForm, documented, newBreach, newBreachAtOnNet, operator } from '../../../web/register-records.ts';

const hour = 3_600_000;

async function problems(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Invalid)) throw new Error(`not refused: ${String(error)}`);
  return Object.entries(error.fields).map(
    ([field, problem]) => `${field} ${typeof problem === 'string' ? problem : problem.key}`,
  );
}

describe('The register of breaches', () => {
  const town = useTown();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.astrid.tenantId, work);
  const keeper = () => keeping(town.astrid);
  const said = { body: '', reference: '', form: undefined };

  it('counts seventy-two hours from when somebody knew, over weekends and over the change of clocks', () => {
    expect(notifyBy({ awareAt: new Date('2026-11-27T16:00:00Z') }).toISOString()).to.equal('2026-11-30T16:00:00.000Z');
    expect(notifyBy({ awareAt: new Date('2026-10-24T12:00:00Z') }).toISOString()).to.equal('2026-10-27T12:00:00.000Z');
  });

  it('reads and writes moments as the clocks in Norway show them', () => {
    expect(osloMoment('2026-07-01T12:00')?.toISOString()).to.equal('2026-07-01T10:00:00.000Z');
    expect(osloMoment('2026-12-01T12:00')?.toISOString()).to.equal('2026-12-01T11:00:00.000Z');
    for (const text of ['', '2026-13-01T00:00', '2026-03-29T02:30', 'i går'])
      expect(osloMoment(text)).to.equal(undefined);
    for (const text of ['2026-10-25T02:30', '2027-01-01T00:00'])
      expect(osloClock(osloMoment(text) ?? new Date(0))).to.equal(text);
  });

  it('asks for what happened and when somebody knew, and for nothing that has not been', async () => {
    expect(await problems(here(() => reportBreach(keeper(), breachForm({ nature: '', awareAt: '' }))))).to.deep.equal([
      'awareAt form.required',
      'nature form.required',
    ]);
    const tomorrow = osloClock(new Date(Date.now() + 24 * hour));
    expect(await problems(here(() => reportBreach(keeper(), breachForm({ awareAt: tomorrow }))))).to.deep.equal([
      'awareAt breaches.problem.future',
    ]);
  });

  it('closes only with a judged risk, and with Datatilsynet and the people told or a reason why not', async () => {
    const id = await newBreach(town.astrid);
    const close = (): Promise<void> => here(() => closeBreach(keeper(), id));
    const save = async (form: Parameters<typeof breachForm>[0]): Promise<void> =>
      here(async () => changeBreach(keeper(), id, breachForm(form), (await breach(id)).version));
    expect(await problems(close()), 'Art. 33(5): facts, effects and measures').to.deep.equal([
      'peopleCategories breaches.problem.peopleCategories',
      'dataCategories breaches.problem.dataCategories',
      'consequences breaches.problem.consequences',
      'measures breaches.problem.measures',
      'risk breaches.problem.risk',
      'riskReason breaches.problem.reason',
      'authorityReason breaches.problem.authority',
    ]);
    await save({ ...documented, risk: 'high', riskReason: 'Fødselsnumre' });
    expect(await problems(close())).to.deep.equal([
      'authorityReason breaches.problem.authority',
      'peopleReason breaches.problem.people',
    ]);
    await here(() => sayIt(keeper(), id, { ...said, kind: 'authority', reference: 'AV-1' }));
    await here(() => sayIt(keeper(), id, { ...said, kind: 'people', body: 'Brev i dag.' }));
    await close();
    expect((await here(() => breach(id))).closedAt).to.be.instanceOf(Date);
    expect(await problems(save({}))).to.deep.equal(['nature breaches.problem.closed']);
  });

  it('takes notifications in phases, and wants to know why the first is late', async () => {
    const id = await newBreach(town.astrid, { awareAt: osloClock(new Date(Date.now() - 80 * hour)) });
    const tell = (body: string): Promise<void> => here(() => sayIt(keeper(), id, { ...said, kind: 'authority', body }));
    expect(await problems(tell(''))).to.deep.equal(['body breaches.problem.late']);
    await tell('Oppdaget i helgen.');
    await tell('');
    const [one, entries] = await here(() => Promise.all([breach(id), breachEntries(id)]));
    expect(entries.map(({ kind }) => kind)).to.deep.equal(['authority', 'authority']);
    expect(stillToTell(one)).to.deep.equal([]);
  });

  it('counts the clocks that run and lists what is open with one statement each, however many there are', async () => {
    const before = await here(() => countRunningBreaches());
    const [running, told, reasoned] = [
      await newBreach(town.astrid),
      await newBreach(town.astrid),
      await newBreach(town.astrid, { authorityReason: 'Neppe noen risiko.' }),
    ];
    await here(() => sayIt(keeper(), told, { ...said, kind: 'authority' }));
    expect(await here(() => countRunningBreaches())).to.equal(before + 1);
    const listed = await here(() => openBreaches());
    expect(listed.map(({ id }) => id)).to.include.members([running, told, reasoned]);
    const runs = listed.map((one) => stillToTell(one).length > 0);
    expect(runs, 'those that run stand first').to.deep.equal(runs.toSorted((a, b) => Number(b) - Number(a)));
    expect(runs.filter(Boolean)).to.have.length(before + 1);
    const sent = await statementsOf(() => here(() => openBreaches()));
    expect(sent.filter((text) => text.includes('from breaches'))).to.have.length(1);
    expect(sent.filter((text) => text.startsWith('select'))).to.have.length(1);
  });

  it('says one thing after the other, also when two say it at once, and nothing too long', async () => {
    const id = await newBreach(town.astrid);
    const tell = (body: string): Promise<void> => here(() => sayIt(keeper(), id, { ...said, kind: 'authority', body }));
    await Promise.all([tell('Første'), tell('Andre')]);
    expect(await here(() => breachEntries(id))).to.have.length(2);
    expect(await problems(tell('x'.repeat(8001)))).to.deep.equal(['body form.tooLong']);
  });

  it('moves the reminders when it turns out that somebody knew earlier, and only then', async () => {
    const awareAt = new Date(Date.now() - 2 * hour);
    const id = await newBreach(town.astrid, { awareAt: osloClock(awareAt) });
    const owed = (): Promise<{ dueAt: Date }[]> =>
      here(() =>
        sql<{ dueAt: Date }>(
          `select due_at as "dueAt" from outbox where tenant_id = $1 and kind = 'breach-reminder' and subject_id = $2 order by due_at`,
          [town.astrid.tenantId, id],
        ),
      );
    const save = async (moment: Date): Promise<void> =>
      here(async () =>
        changeBreach(keeper(), id, breachForm({ awareAt: osloClock(moment) }), (await breach(id)).version),
      );
    await save(awareAt);
    expect(await owed()).to.have.length(3);
    await save(new Date(awareAt.getTime() - 10 * hour));
    const [first] = await owed();
    expect(Math.round(((first?.dueAt.getTime() ?? 0) - awareAt.getTime()) / hour)).to.equal(14);
    await carryOutDue(town.database, 'breach-reminder', new Date(Date.now() + 80 * hour));
    const mails = await here(() =>
      sql(`select from outbox where tenant_id = $1 and kind = 'mail' and key like $2`, [
        town.astrid.tenantId,
        `breach:${id}:%`,
      ]),
    );
    expect(mails).to.have.length(3);
  });

  it('reminds once of what somebody learns of when two reminders have passed', async () => {
    const id = await newBreach(town.astrid, { awareAt: osloClock(new Date(Date.now() - 60 * hour)) });
    const owed = await here(() =>
      sql(`select from outbox where tenant_id = $1 and kind = 'breach-reminder' and subject_id = $2`, [
        town.astrid.tenantId,
        id,
      ]),
    );
    expect(owed).to.have.length(2);
  });

  it('lets nobody overwrite what somebody else has saved', async () => {
    const id = await newBreach(town.astrid);
    await here(() => changeBreach(keeper(), id, breachForm({ measures: 'Kalt tilbake' }), 1));
    const second = await here(() => changeBreach(keeper(), id, breachForm(), 1)).catch((error: unknown) => error);
    expect(second).to.be.instanceOf(EditConflict);
    expect((await here(() => breach(id))).measures).to.equal('Kalt tilbake');
  });

  it('reminds the owners while the clock runs, and says nothing once it does not', async () => {
    const [running, stopped] = [await newBreach(town.astrid), await newBreach(town.astrid)];
    await here(() => sayIt(keeper(), stopped, { ...said, kind: 'authority' }));
    const reminded = (id: string): Promise<object[]> =>
      here(() =>
        sql(`select from outbox where tenant_id = $1 and kind = 'mail' and key like $2`, [
          town.astrid.tenantId,
          `breach:${id}:%`,
        ]),
      );
    await carryOutDue(town.database, 'breach-reminder', new Date(Date.now() + 30 * hour));
    expect(await reminded(running)).to.have.length(1);
    await carryOutDue(town.database, 'breach-reminder', new Date(Date.now() + 80 * hour));
    expect(await reminded(running)).to.have.length(3);
    expect(await reminded(stopped)).to.have.length(0);
  });

  it('ties the people it touches by their address, and keeps ids alone', async () => {
    const id = await newBreach(town.astrid);
    await here(() =>
      createContact(town.astrid, {
        givenName: 'Rammet',
        familyName: 'Hansen',
        jobTitle: '',
        email: 'rammet@firma.example',
        phone: '',
        companyId: '',
        role: '',
        ownerId: '',
      }),
    );
    const found = await here(() => addAffectedPeople(keeper(), id, 'RAMMET@firma.example\nukjent@firma.example'));
    expect(found).to.deep.equal({ known: ['rammet@firma.example'], unknown: ['ukjent@firma.example'], unreadable: [] });
    expect((await here(() => affectedPeople(keeper(), id))).people.map(({ name }) => name)).to.deep.equal([
      'Rammet Hansen',
    ]);
  });

  it('tells a tenant of a breach of OnNet’s that has ended and is in its grace', async () => {
    const { astrid, clara } = town;
    const id = await newBreachAtOnNet(astrid, { nature: 'En sikkerhetskopi lå åpen.' });
    await inTenant(clara.tenantId, () => endTenant(clara));
    try {
      await inPlatform(() => tellAffected(keepingForOnNet(operator), id, 'all'));
      await carryOutDue(town.database, 'breach-notice');
      const [theirs] = await inTenant(clara.tenantId, () =>
        sql<{ cases: number; mails: number }>(
          `select (select count(*)::int from breaches where tenant_id = $1 and origin_id = $2) as cases,
                  (select count(*)::int from mails where tenant_id = $1 and template = 'breach-notice') as mails`,
          [clara.tenantId, id],
        ),
      );
      expect(theirs).to.deep.equal({ cases: 1, mails: 1 });
    } finally {
      await inTenant(clara.tenantId, () => resumeTenant(clara));
      await inTenant(clara.tenantId, () =>
        sql(`delete from mails where tenant_id = $1 returning id`, [clara.tenantId]),
      );
    }
  });

  it('gives each tenant that a breach of OnNet’s touches a case of its own, and later what is new', async () => {
    const { astrid, clara } = town;
    const id = await newBreachAtOnNet(astrid, { nature: 'En sikkerhetskopi lå åpen.' });
    const atOnNet = keepingForOnNet(operator);
    await inPlatform(() => tellAffected(atOnNet, id, [clara.tenantId]));
    await carryOutDue(town.database, 'breach-notice');
    const theirs = async () => (await inTenant(clara.tenantId, () => breaches())).filter((one) => one.originId === id);
    const [first] = await theirs();
    expect(first).to.include({ nature: 'En sikkerhetskopi lå åpen.', closedAt: null });
    expect(Date.now() - (first?.awareAt.getTime() ?? 0), 'its own clock').to.be.below(60_000);
    expect(
      (await here(() => breaches())).filter((one) => one.originId === id),
      'the other tenant',
    ).to.deep.equal([]);
    await inTenant(clara.tenantId, () =>
      changeBreach(keeping(clara), first?.id ?? '', breachForm({ nature: 'Våre ord' }), 1),
    );
    await inPlatform(async () => {
      await changeBreach(atOnNet, id, breachForm({ nature: 'Den lå åpen i to timer.', measures: 'Lukket.' }), 1);
      await tellAffected(atOnNet, id, [clara.tenantId]);
      // The same form sent twice.
      await tellAffected(atOnNet, id, [clara.tenantId]);
    });
    const told = (await inPlatform(() => breachEntries(id))).filter(({ kind }) => kind === 'customers');
    expect(told, 'once at first and once with what is new').to.have.length(2);
    await carryOutDue(town.database, 'breach-notice');
    const [again] = await theirs();
    expect(again?.nature, 'what the tenant wrote').to.equal('Våre ord');
    const entries = await inTenant(clara.tenantId, () => breachEntries(again?.id ?? ''));
    expect(entries.map(({ kind, body }) => `${kind} ${body}`)).to.deep.equal([
      'supplement Den lå åpen i to timer.\n\nLukket.',
    ]);
    const mails = await inTenant(clara.tenantId, () =>
      sql<{ more: string }>(
        `select params->>'more' as more from mails where tenant_id = $1 and template = 'breach-notice' order by created_at, id`,
        [clara.tenantId],
      ),
    );
    expect(mails.map(({ more }) => more)).to.deep.equal(['no', 'yes']);
  });

  it('is kept by who looks after privacy, and OnNet’s own by operators', () => {
    expect(() => keeping(town.bjorn)).to.throw(NotAllowed);
    expect(() => keepingForOnNet({ ...operator, operator: false })).to.throw(NotAllowed);
  });

  it('fills in Datatilsynet’s form from the case, to read and as JSON, with the deadline', async () => {
    const aware = new Date('2026-11-20T09:00:00Z');
    const id = await atTime(new Date('2026-11-20T10:00:00Z'), () =>
      newBreach(town.astrid, { awareAt: osloClock(aware), peopleCount: '12', kinds: 'confidentiality' }),
    );
    const visitor = await town.signedIn('astrid');
    const page = await visitor.get(`/t/nordlys/privacy/breaches/${id}/form`);
    expect(page.text)
      .to.include('En liste ble sendt til feil mottaker.')
      .and.match(/974\s760\s673/);
    const json = await visitor.get(`/t/nordlys/privacy/breaches/${id}/form.json`);
    expect(json.headers.get('content-disposition')).to.include(`breach-${id}.json`);
    const { fields }: { fields: { code: string; value: string }[] } = JSON.parse(json.text);
    const values = Object.fromEntries(fields.map(({ code, value }) => [code, value]));
    expect(values).to.include({ peopleCount: '12', controller: 'Nordlys AS' });
    expect(values['contact'], 'Art. 33(3)(b)').to.equal(`Astrid Nordlys, ${emailOf('astrid')}`);
    expect(values['deadline']).to.include('23.11.2026');
  });

  it('says on the page at which field something stands in the way, and keeps what was typed', async () => {
    const id = await newBreach(town.astrid);
    const visitor = await town.signedIn('astrid');
    const refused = await visitor.post(`/t/nordlys/privacy/breaches/${id}`, {
      ...breachForm({ peopleCount: 'mange', measures: 'Vi ringte' }),
      version: '1',
    });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('Skriv et helt tall.').and.include('Vi ringte');
    const closing = await visitor.post(`/t/nordlys/privacy/breaches/${id}/closing`);
    expect(closing.status).to.equal(422);
    expect(closing.text).to.include('Vurder risikoen først.').and.include('Skriv hva som er gjort (art. 33 nr. 5).');
  });
});
