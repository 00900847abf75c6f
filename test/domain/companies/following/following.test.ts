import { expect } from 'chai';

import { atTime } from '../../../../src/domain/clock.ts';
import { addCompany } from '../../../../src/domain/companies/add-company.ts';
import { findCompany, type Company } from '../../../../src/domain/companies/company-record.ts';
import { trashCompany } from '../../../../src/domain/companies/trash.ts';
import { everyContact } from '../../../../src/domain/exports/contact-export.ts';
import { exportOf } from '../../../../src/domain/exports/exports-of.ts';
import { requestExport } from '../../../../src/domain/exports/request-export.ts';
import { followRegister } from '../../../../src/domain/companies/following/follow-register.ts';
import { refreshFollowed } from '../../../../src/domain/companies/following/refresh-followed.ts';
import { CHANGES_A_PAGE } from '../../../../src/domain/register/feed/changes.ts';
import { feedCursors, leadSeries } from '../../../../src/domain/register/feed/cursor.ts';
import { feedHealth } from '../../../../src/domain/register/feed/health.ts';
import { isAlarming, registerFeedReport } from '../../../../src/domain/register/feed/report.ts';
import { readFeed } from '../../../../src/domain/register/feed/read-feed.ts';
import { askRegister, keepOutcome, keptOutcome } from '../../../../src/domain/register/entity-store.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { change, inPlatform, inTenant, platformRead, sql } from '../../../../src/domain/tenancy.ts';
import type { Member } from '../../../../src/domain/users/member.ts';
import { useCast } from '../../../support/cast.ts';
import { crashingAt, stepsOf } from '../../../support/faults.ts';
import type { UnitBody } from '../../../../stand-ins/register/units/unit-body.ts';
import { carryOutEnrichment, useRegister } from '../with-register.ts';

const isSoleProprietorship = ({ organisasjonsform: form }: UnitBody): boolean =>
  typeof form === 'object' && form !== null && 'kode' in form && form.kode === 'ENK';

const HOUR = 3_600_000;
const later = (hours: number): Date => new Date(Date.now() + hours * HOUR);

describe('Following the register', () => {
  const cast = useCast();
  const town = useRegister();
  let taken = 60;

  const freshNumber = (): string => town.register.units.live('enheter')[taken++]?.number ?? '';
  /** A company with this number, as the register has it now. */
  const follow = async (by: Member, number: string): Promise<string> => {
    const id = await inTenant(by.tenantId, () => addCompany(by, { organisationNumber: number }, 'nb'));
    await carryOutEnrichment(by.tenantId, id);
    return id;
  };
  const company = (by: Member, id: string): Promise<Company> => inTenant(by.tenantId, () => findCompany(by, id));
  const noticesOf = (by: Member, id: string) =>
    inTenant(by.tenantId, () =>
      sql<{ kind: string; was: string | null; becomes: string | null }>(
        `select kind, was, becomes from company_notices where tenant_id = $1 and company_id = $2 order by kind`,
        [by.tenantId, id],
      ),
    );
  const refreshesOf = (by: Member, id: string) =>
    inTenant(by.tenantId, () =>
      sql<{ at: Date }>(
        `select at from audit_entries where tenant_id = $1 and subject_id = $2 and action = 'company.enriched'`,
        [by.tenantId, id],
      ),
    );
  const owed = async (): Promise<string[]> => {
    const rows = await platformRead<{ number: string }>(
      `select organisation_number as number from register_refreshes order by 1`,
    );
    return rows.map(({ number }) => number);
  };
  /** What the register was asked while `work` ran: entities as numbers, pages of the feed as `feed`. */
  const askedDuring = async (work: () => Promise<unknown>): Promise<string[]> => {
    const before = town.register.requests.length;
    await work();
    return town.register.requests
      .slice(before)
      .map((request) => /\/(?:under)?enheter\/(\d{9})$/.exec(request)?.[1] ?? 'feed');
  };
  const letLeasesRunOut = () =>
    inPlatform(async () => {
      await change(`update register_cursors set leased_until = null, leased_by = null`);
      await change(`update register_refreshes set leased_until = null, due_at = now()`);
    });

  before(() => followRegister());
  beforeEach(async () => {
    await readFeed();
    await inPlatform(() => change(`delete from register_refreshes`));
  });

  it('brings a company up to date wherever it is followed, with one question for all of them', async () => {
    const number = freshNumber();
    const [ours, theirs] = [await follow(cast.bjorn, number), await follow(cast.clara, number)];
    town.register.units.edit(number, { navn: 'NYTT NAVN AS', hjemmeside: 'www.nytt.example' });
    const asked = await askedDuring(followRegister);
    expect(asked.filter((one) => one !== 'feed')).to.eql([number]);
    for (const [by, id] of [
      [cast.bjorn, ours],
      [cast.clara, theirs],
    ] as const) {
      expect(await company(by, id)).to.include({ name: 'NYTT NAVN AS', website: 'www.nytt.example' });
      expect(await refreshesOf(by, id)).to.have.length(2);
    }
    expect(await owed()).to.eql([]);
  });

  it('asks nothing about units nobody follows, but does not trust what it kept about them either', async () => {
    const number = freshNumber();
    const id = await follow(cast.bjorn, number);
    await inTenant(cast.bjorn.tenantId, () =>
      change(`update companies set deleted_at = now() where tenant_id = $1 and id = $2`, [cast.bjorn.tenantId, id]),
    );
    town.register.units.edit(number, { navn: 'ENDRET AS' });
    expect(await askedDuring(followRegister)).to.eql(['feed', 'feed']);
    expect((await keptOutcome(number))?.stale).to.equal(true);
  });

  it('asks nothing when only fields changed that it does not read', async () => {
    const number = freshNumber();
    await follow(cast.bjorn, number);
    town.register.units.edit(number, { maalform: 'Nynorsk', vedtektsdato: '2025-04-01' });
    expect(await askedDuring(followRegister)).to.eql(['feed', 'feed']);
  });

  it('asks once about a unit that changed many times', async () => {
    const number = freshNumber();
    await follow(cast.bjorn, number);
    for (const place of ['A', 'B', 'C']) town.register.units.edit(number, { hjemmeside: `www.${place}.example` });
    expect(await askedDuring(followRegister)).to.eql(['feed', 'feed', number]);
  });

  it('reads on after what it has read, page by page, past ids that are missing', async () => {
    const number = freshNumber();
    await follow(cast.bjorn, number);
    for (let edits = 0; edits < CHANGES_A_PAGE + 5; edits += 1)
      town.register.units.edit(number, { hjemmeside: `www.${edits}.example` });
    expect(await readFeed()).to.equal(CHANGES_A_PAGE + 5);
    expect(await readFeed()).to.equal(0);
    const [main] = await feedCursors();
    expect(main?.lastId).to.equal(town.register.units.feed('enheter').from({}).at(-1)?.id);
  });

  it('takes a change that is dated ahead of its time for one of now', async () => {
    const number = freshNumber();
    await follow(cast.bjorn, number);
    const at = new Date('2099-01-01T00:00:00.000Z');
    town.register.units.feed('enheter').add({ number, kind: 'Endring', at });
    await followRegister();
    const [cursor] = await feedCursors();
    expect(cursor?.lastEventAt?.getTime()).to.be.at.most(Date.now());
    expect(await askedDuring(() => askRegister(number))).to.eql([]);
  });

  it('reads the series of sub-units by itself', async () => {
    const number = town.register.units.live('underenheter')[0]?.number ?? '';
    const id = await follow(cast.bjorn, number);
    town.register.units.edit(number, { navn: 'NY AVDELING' });
    await followRegister();
    expect((await company(cast.bjorn, id)).name).to.equal('NY AVDELING');
  });

  it('tells of a bankruptcy, a new name, a new address and the VAT register, and of no number of employees', async () => {
    const number = freshNumber();
    const id = await follow(cast.bjorn, number);
    const { name: was } = await company(cast.bjorn, id);
    town.register.units.edit(number, { antallAnsatte: 4711, harRegistrertAntallAnsatte: true });
    await followRegister();
    expect((await company(cast.bjorn, id)).employees).to.equal('4711');
    expect(await noticesOf(cast.bjorn, id)).to.eql([]);
    const vat = (await keptOutcome(number))?.outcome;
    const registered = vat?.kind === 'Found' && vat.entity.vatRegistered === true;
    town.register.units.edit(number, {
      navn: 'OMDØPT AS',
      registrertIMvaregisteret: !registered,
      forretningsadresse: { land: 'Norge', landkode: 'NO', postnummer: '0150', poststed: 'OSLO', adresse: ['Kaia 1'] },
    });
    town.register.units.bankrupt(number);
    await followRegister();
    const notices = await noticesOf(cast.bjorn, id);
    expect(notices.map(({ kind }) => kind)).to.eql([
      'address',
      'bankrupt',
      'name',
      registered ? 'vatDeregistered' : 'vatRegistered',
    ]);
    expect(notices[0]?.becomes).to.equal('Kaia 1, 0150 OSLO');
    expect(notices[2]).to.include({ was, becomes: 'OMDØPT AS' });
  });

  it('follows the monthly refresh of numbers of employees without a word to anybody', async () => {
    const [unit] = town.register.units
      .live('enheter')
      .filter(({ body }) => typeof body['antallAnsatte'] === 'number')
      .slice(-1);
    const number = unit?.number ?? '';
    const id = await follow(cast.bjorn, number);
    const before = Number((await company(cast.bjorn, id)).employees);
    await fetch(`${town.register.url}/_control/employee-refresh`, { method: 'POST' });
    expect(await askedDuring(followRegister)).to.include(number);
    expect(Number((await company(cast.bjorn, id)).employees)).to.equal(before + 1);
    expect(await noticesOf(cast.bjorn, id)).to.eql([]);
  });

  it('tells that a company is struck off, once', async () => {
    const number = freshNumber();
    const id = await follow(cast.bjorn, number);
    town.register.units.strikeOff(number);
    await followRegister();
    town.register.units.edit(freshNumber(), { navn: 'UVEDKOMMENDE AS' });
    await followRegister();
    expect(await noticesOf(cast.bjorn, id)).to.eql([{ kind: 'deleted', was: null, becomes: null }]);
    expect(await company(cast.bjorn, id)).to.include({ register_status: 'deleted' });
  });

  it('destroys what is removed from open data, without a question, and says so on the company', async () => {
    const number = freshNumber();
    const id = await follow(cast.bjorn, number);
    town.register.units.edit(number, { navn: 'BORTE AS' });
    await followRegister();
    town.register.units.remove(number);
    expect(await askedDuring(followRegister)).to.eql(['feed', 'feed']);
    const gone = await company(cast.bjorn, id);
    expect(gone).to.include({ register_status: 'removed', enrichment_state: 'removed', place: null });
    expect(gone.sources.filter(({ registerValue }) => registerValue !== null)).to.eql([]);
    expect(await noticesOf(cast.bjorn, id)).to.eql([{ kind: 'removed', was: null, becomes: null }]);
    const [kept] = await platformRead<{ entity: unknown }>(
      `select entity from register_entities where organisation_number = $1`,
      [number],
    );
    expect(kept).to.eql({ entity: null });
  });

  it('asks once more when the register told of a unit after it had removed it, and believes it then', async () => {
    const number = freshNumber();
    const id = await follow(cast.bjorn, number);
    town.register.units.remove(number);
    // An answer from before, which came late.
    const kept = await keptOutcome(number);
    if (kept?.outcome.kind !== 'Found') throw new Error('the register has told of it');
    await keepOutcome(number, { outcome: kept.outcome, toldAt: new Date(Date.now() + 1_000) });
    await atTime(new Date(Date.now() + 2_000), followRegister);
    expect(await company(cast.bjorn, id)).to.include({ register_status: 'removed', place: null });
    expect((await keptOutcome(number))?.outcome.kind).to.equal('Removed');
  });

  it('takes away what is removed from open data in the trash too, without news, and the files it may stand in', async () => {
    const number = freshNumber();
    const id = await follow(cast.bjorn, number);
    const { tenantId } = cast.bjorn;
    const made = () => inTenant(tenantId, () => requestExport(cast.astrid, everyContact, 'nb'));
    const because = (file: string) => inTenant(tenantId, () => exportOf(cast.astrid, file));
    await inTenant(tenantId, () => trashCompany(cast.bjorn, id));
    const file = await made();
    town.register.units.edit(number, { hjemmeside: 'www.endret.example' });
    expect(await askedDuring(followRegister)).to.eql(['feed', 'feed']);
    expect(await because(file)).to.include({ state: 'waiting', withheldBecause: null });
    town.register.units.remove(number);
    await followRegister();
    expect(await company(cast.bjorn, id)).to.include({ register_status: 'removed', website: null, place: null });
    expect(await noticesOf(cast.bjorn, id)).to.eql([]);
    expect(await because(file)).to.include({ state: 'cancelled', withheldBecause: 'removal' });
  });

  it('goes on treating a sole proprietorship as personal data when it is removed from open data', async () => {
    const number = town.register.units.live('enheter').find(({ body }) => isSoleProprietorship(body))?.number ?? '';
    const id = await follow(cast.bjorn, number);
    expect(await company(cast.bjorn, id)).to.include({ person_like: true });
    town.register.units.remove(number);
    await followRegister();
    expect(await company(cast.bjorn, id)).to.include({
      person_like: true,
      register_status: 'removed',
      legal_form: null,
    });
  });

  it('loses nothing when the register falls silent, and goes on when it answers again', async () => {
    const numbers = [freshNumber(), freshNumber()].toSorted();
    const ids = await Promise.all(numbers.map((number) => follow(cast.bjorn, number)));
    for (const number of numbers) town.register.units.edit(number, { navn: `STILLE ${number} AS` });
    town.register.faults.set('entity', { kind: 'strayPage', status: 200 });
    await followRegister();
    expect(await owed()).to.eql(numbers);
    town.register.faults.clear();
    expect(await askedDuring(() => refreshFollowed())).to.eql([]);
    await letLeasesRunOut();
    await refreshFollowed();
    expect(await owed()).to.eql([]);
    expect((await company(cast.bjorn, ids[0] ?? '')).name).to.equal(`STILLE ${numbers[0]} AS`);
  });

  it('brings the others up to date when it cannot read what is said of one, and asks about that one later', async () => {
    const numbers = [freshNumber(), freshNumber(), freshNumber(), freshNumber(), freshNumber(), freshNumber()];
    await Promise.all(numbers.map((number) => follow(cast.bjorn, number)));
    for (const number of numbers) town.register.units.edit(number, { hjemmeside: `www.${number}.example` });
    const [odd = ''] = numbers;
    town.register.units.edit(odd, { antallAnsatte: 'mange' });
    await followRegister();
    expect(await owed()).to.eql([odd]);
    const [left] = await platformRead<{ failure: string; waits: boolean }>(
      `select failure, due_at > now() and leased_until is null as waits from register_refreshes`,
    );
    expect(left).to.eql({ failure: 'badAnswer', waits: true });
    town.register.units.edit(odd, { antallAnsatte: 12 });
    await followRegister();
    expect(await owed()).to.eql([]);
  });

  it('stops asking when it can read nothing that is said', async () => {
    const numbers = Array.from({ length: 12 }, freshNumber);
    await Promise.all(numbers.map((number) => follow(cast.bjorn, number)));
    for (const number of numbers) town.register.units.edit(number, { hjemmeside: `www.${number}.example` });
    town.register.faults.set('entity', { kind: 'strayPage', status: 200 });
    expect((await askedDuring(followRegister)).filter((one) => one !== 'feed').length).to.be.within(4, 7);
    expect(await owed()).to.eql(numbers.toSorted());
    town.register.faults.clear();
    await letLeasesRunOut();
    await refreshFollowed();
    expect(await owed()).to.eql([]);
  });

  it('keeps the cursor when a page of the feed cannot be read, and says why', async () => {
    const [before] = await feedCursors();
    town.register.units.edit(freshNumber(), { navn: 'USETT AS' });
    town.register.faults.set('changes', { kind: 'truncatedJson' });
    await readFeed();
    const [after] = await feedCursors();
    expect(after).to.include({ lastId: before?.lastId, failure: 'register-badAnswer' });
    town.register.faults.clear();
    expect(await readFeed()).to.equal(1);
    expect((await feedCursors())[0]?.failure).to.equal(null);
  });

  it('comes to the same after a crash at each of its steps', async () => {
    const number = freshNumber();
    const [ours, theirs] = [await follow(cast.bjorn, number), await follow(cast.clara, number)];
    const edit = (round: number) => town.register.units.edit(number, { navn: `RUNDE ${round} AS` });
    edit(0);
    const steps = await stepsOf(followRegister);
    expect(steps).to.include.members([
      'cursor moved',
      'page written',
      'page committed',
      'units claimed',
      'answers written',
    ]);
    for (const [at, step] of steps.entries()) {
      edit(at + 1);
      const before = [await refreshesOf(cast.bjorn, ours), await refreshesOf(cast.clara, theirs)];
      expect(await crashingAt(at, followRegister), step).to.equal(true);
      await letLeasesRunOut();
      await followRegister();
      expect(await owed(), step).to.eql([]);
      for (const [index, [by, id]] of (
        [
          [cast.bjorn, ours],
          [cast.clara, theirs],
        ] as const
      ).entries()) {
        expect((await company(by, id)).name, step).to.equal(`RUNDE ${at + 1} AS`);
        expect((await refreshesOf(by, id)).length - (before[index]?.length ?? 0), step).to.equal(1);
        expect(
          (await noticesOf(by, id)).filter(({ becomes }) => becomes === `RUNDE ${at + 1} AS`),
          step,
        ).to.have.length(1);
      }
    }
  });

  it('has one reader at a time, and comes to the same when five run at once', async () => {
    const numbers = Array.from({ length: 4 }, freshNumber);
    const ids = await Promise.all(numbers.map((number) => follow(cast.bjorn, number)));
    for (const number of numbers) town.register.units.edit(number, { navn: `FEM ${number} AS` });
    const asked = await askedDuring(() => Promise.all(Array.from({ length: 5 }, () => followRegister())));
    await followRegister();
    expect(asked.filter((one) => one !== 'feed').toSorted()).to.eql(numbers.toSorted());
    for (const [at, id] of ids.entries()) {
      expect((await company(cast.bjorn, id)).name).to.equal(`FEM ${numbers[at]} AS`);
      expect(await noticesOf(cast.bjorn, id)).to.have.length(1);
    }
  });

  it('asks nothing of a series that another one reads', async () => {
    town.register.units.edit(freshNumber(), { navn: 'LEST AV EN ANNEN AS' });
    expect(await leadSeries('enheter', newId())).to.not.equal(undefined);
    const before = town.register.requests.length;
    expect(await readFeed()).to.equal(0);
    expect(town.register.requests.slice(before).filter((one) => one.includes('/oppdateringer/enheter'))).to.eql([]);
    await letLeasesRunOut();
    expect(await readFeed()).to.equal(1);
  });

  it('asks about everything that is followed when the feed has not been read for a week', async () => {
    const number = freshNumber();
    const id = await follow(cast.bjorn, number);
    await atTime(later(8 * 24), async () => {
      await readFeed();
      expect(await owed()).to.include(number);
      expect((await feedCursors()).map(({ resyncedAt }) => resyncedAt?.getTime())).to.not.include(undefined);
      await inPlatform(() => change(`delete from register_refreshes where organisation_number <> $1`, [number]));
      expect(await askedDuring(() => refreshFollowed())).to.eql([number]);
    });
    expect((await company(cast.bjorn, id)).enrichment_at?.getTime()).to.be.greaterThan(later(7 * 24).getTime());
    await inPlatform(() => change(`update register_cursors set checked_at = now(), last_event_at = now()`));
  });

  it('is healthy while the register tells of changes, silent after 36 hours, behind after two without an answer', () => {
    const at = (checked: number, event: number) =>
      feedHealth({ checkedAt: later(-checked), lastEventAt: later(-event) });
    expect(feedHealth({ checkedAt: null, lastEventAt: null })).to.equal('new');
    expect([at(0.2, 1), at(0.2, 37), at(3, 4), at(8 * 24, 8 * 24)]).to.eql(['healthy', 'silent', 'behind', 'old']);
  });

  it('alarms the operators when it is behind or silent, and not before the register ever told anything', async () => {
    const stateWhen = async (checkedAt: Date, lastEventAt: Date | null): Promise<boolean> => {
      await inPlatform(() =>
        change(`update register_cursors set checked_at = $1, last_event_at = $2`, [checkedAt, lastEventAt]),
      );
      return (await registerFeedReport()).series.some(isAlarming);
    };
    expect(await stateWhen(later(-3), later(-3))).to.equal(true);
    expect(await stateWhen(later(0), later(-37))).to.equal(true);
    expect(await stateWhen(later(0), null)).to.equal(false);
    expect(await stateWhen(later(0), later(-1))).to.equal(false);
  });

  it('trusts a kept answer for a day while it hears of changes, and for six hours while it does not', async () => {
    const number = freshNumber();
    await follow(cast.bjorn, number);

    const askedAt = (hours: number) => askedDuring(() => atTime(later(hours), () => askRegister(number)));
    await inPlatform(() => change(`update register_cursors set checked_at = $1`, [later(7)]));
    expect(await askedAt(7)).to.eql([]);
    await inPlatform(() => change(`update register_cursors set checked_at = $1`, [later(-3)]));
    expect(await askedAt(5)).to.eql([]);
    expect(await askedAt(7)).to.eql([number]);
    await inPlatform(() => change(`update register_cursors set checked_at = now()`));
  });
});
