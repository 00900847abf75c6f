import { expect } from 'chai';

import { atTime } from '../../../src/domain/clock.ts';
import { addCompany } from '../../../src/domain/companies/add-company.ts';
import { findCompany } from '../../../src/domain/companies/company-record.ts';
import {
  askAboutCompany,
  neighbourSwitches,
  switchNeighbour,
  toldOfCompany,
} from '../../../src/domain/companies/neighbouring-registers.ts';
import { newsOf } from '../../../src/domain/companies/news/company-news.ts';
import { writeNotices } from '../../../src/domain/companies/news/write-notices.ts';
import { requestEnrichment } from '../../../src/domain/companies/request-enrichment.ts';
import { recipientsOfTenant } from '../../../src/domain/privacy/registers/recipients-in-use.ts';
import { NotAllowed, NotFound } from '../../../src/domain/errors.ts';
import { readHostsAgain } from '../../../src/domain/outbound/allowed-hosts.ts';
import { askRegister, keepOutcome } from '../../../src/domain/register/entity-store.ts';
import type { KnownAnswer, NeighbourTold } from '../../../src/domain/register/neighbours/ask-neighbour.ts';
import type { AskedNeighbour, Neighbour } from '../../../src/domain/register/neighbours/neighbours.ts';
import { change, inTenant, platformRead, readingTenant, sql } from '../../../src/domain/tenancy.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { billingInvoice } from '../../../src/domain/register/neighbours/peppol/participant.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { carryOutEnrichment, useRegister } from './with-register.ts';

const HOUR = 3_600_000;
const later = (hours: number): Date => new Date(Date.now() + hours * HOUR);

describe('The registers beside Enhetsregisteret', () => {
  const cast = useCast();
  const outer = useRegister();
  let taken = 40;

  /** A number of an ordinary company that has filed accounts, and receives e-invoices. */
  const freshNumber = (): string => {
    const fit = outer.register.units
      .live('enheter')
      .filter(({ number, body }) => number.startsWith('3') && body['sisteInnsendteAarsregnskap'] === '2025');
    const number = fit[taken++]?.number ?? '';
    outer.peppol.participants.set({ number, documents: [billingInvoice] });
    return number;
  };
  const follow = async (by: Member, organisationNumber = freshNumber()): Promise<string> => {
    const id = await inTenant(by.tenantId, () => addCompany(by, { organisationNumber }, 'nb'));
    await carryOutEnrichment(by.tenantId, id);
    return id;
  };
  const numberOf = async (by: Member, id: string): Promise<string> =>
    (await inTenant(by.tenantId, () => findCompany(by, id))).organisation_number ?? '';
  const set = (by: Member, neighbour: Neighbour, on: boolean): Promise<void> =>
    inTenant(by.tenantId, () => switchNeighbour(by, neighbour, on));
  const ask = async (by: Member, id: string, neighbour: AskedNeighbour): Promise<NeighbourTold> => {
    const { told } = await askAboutCompany(by, id, neighbour, '127.0.0.1');
    if ('wait' in told) throw new Error('asked too often');
    return told;
  };
  /** What a company's page shows: those that are on. Of those that are off, nothing is told. */
  const shown = async (by: Member, id: string): Promise<readonly (readonly [string, KnownAnswer | undefined])[]> => {
    const told = await readingTenant(by.tenantId, () => toldOfCompany(by, id));
    expect(told.filter(({ on, known }) => !on && known)).to.deep.equal([]);
    return told.filter(({ on }) => on).map((one) => [one.neighbour, one.known]);
  };
  const asked = (): number =>
    outer.register.requests.filter((one) => one.includes('regnskapsregisteret')).length +
    outer.peppol.names.asked.filter((one) => one.startsWith('NAPTR')).length;
  const refused = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);
  const inUse = async (code: string, on: boolean): Promise<void> => {
    await asSuperuser(cast.database, (client) =>
      client.query(`update sub_processors set switched_on = $2 where code = $1`, [code, on]),
    );
    readHostsAgain();
  };

  beforeEach(async () => {
    readHostsAgain();
    await asSuperuser(cast.database, async (client) => {
      await client.query(`delete from tenant_neighbours`);
      await client.query(`delete from neighbour_answers`);
    });
  });

  const switchedOn = async (by: Member): Promise<void> => {
    await set(by, 'e-invoice', true);
    await set(by, 'accounts', true);
  };

  describe('are switched by each tenant for itself', () => {
    it('off from the start where something leaves: nothing is shown, asked or sent', async () => {
      const id = await follow(cast.bjorn);
      const switches = await readingTenant(cast.astrid.tenantId, () => neighbourSwitches(cast.astrid));
      expect(switches).to.deep.equal([
        { neighbour: 'vat', on: true, inUse: true },
        { neighbour: 'e-invoice', on: false, inUse: true },
        { neighbour: 'accounts', on: false, inUse: true },
      ]);
      const before = asked();
      expect(await shown(cast.bjorn, id)).to.deep.equal([]);
      for (const neighbour of ['e-invoice', 'accounts'] as const)
        expect(await refused(ask(cast.bjorn, id, neighbour))).to.be.instanceOf(NotFound);
      expect(asked()).to.equal(before);
    });

    it('by whoever may privacy, for one tenant, with one entry in the trail for each change', async () => {
      const start = new Date();
      expect(await refused(set(cast.bjorn, 'accounts', true))).to.be.instanceOf(NotAllowed);
      for (const on of [false, true, true, false, false]) await set(cast.astrid, 'accounts', on);
      await set(cast.astrid, 'vat', true);
      const trail = await inTenant(cast.astrid.tenantId, () =>
        sql<{ action: string; neighbour: string }>(
          `select action, details ->> 'neighbour' as neighbour from audit_entries
            where tenant_id = $1 and action like 'neighbour.%' and at >= $2 order by at, id`,
          [cast.astrid.tenantId, start],
        ),
      );
      expect(trail).to.deep.equal([
        { action: 'neighbour.switched-on', neighbour: 'accounts' },
        { action: 'neighbour.switched-off', neighbour: 'accounts' },
      ]);
      await set(cast.astrid, 'accounts', true);
      const others = await readingTenant(cast.clara.tenantId, () => neighbourSwitches(cast.clara));
      expect(others.find(({ neighbour }) => neighbour === 'accounts')?.on).to.equal(false);
    });

    it('off again: what was told before is not shown', async () => {
      await switchedOn(cast.astrid);
      const id = await follow(cast.bjorn);
      await ask(cast.bjorn, id, 'accounts');
      expect((await shown(cast.bjorn, id)).map(([neighbour]) => neighbour)).to.deep.equal(['e-invoice', 'accounts']);
      await set(cast.astrid, 'accounts', false);
      expect((await shown(cast.bjorn, id)).map(([neighbour]) => neighbour)).to.deep.equal(['e-invoice']);
    });

    it('and not there at all while OnNet’s row for one is not in use', async () => {
      await switchedOn(cast.astrid);
      const id = await follow(cast.bjorn);
      await ask(cast.bjorn, id, 'accounts');
      await inUse('accounts', false);
      try {
        expect((await shown(cast.bjorn, id)).map(([neighbour]) => neighbour)).to.deep.equal(['e-invoice']);
        expect(await refused(ask(cast.bjorn, id, 'accounts'))).to.be.instanceOf(NotFound);
        const switches = await readingTenant(cast.astrid.tenantId, () => neighbourSwitches(cast.astrid));
        expect(switches.map((one) => one.inUse)).to.deep.equal([true, true, false]);
      } finally {
        await inUse('accounts', true);
      }
    });

    it('and counted among whom data goes to, in the tenant’s own record, only when on', async () => {
      const named = () =>
        inTenant(cast.astrid.tenantId, async () => (await recipientsOfTenant()).map(({ code }) => code).toSorted());
      expect(await named()).to.deep.equal(['register', 'stripe']);
      await set(cast.astrid, 'e-invoice', true);
      expect(await named()).to.deep.equal(['peppol', 'register', 'stripe']);
      await set(cast.astrid, 'vat', false);
      expect(await named()).to.include('register');
    });

    it('VAT too, with its news', async () => {
      const id = await follow(cast.bjorn);
      const by = cast.bjorn;
      await inTenant(by.tenantId, () => writeNotices(id, [{ kind: 'vatDeregistered' }], new Date()));
      const view = () =>
        inTenant(by.tenantId, async () => [(await findCompany(by, id)).vat_shown, (await newsOf(by, id)).length]);
      expect(await view()).to.deep.equal([true, 1]);
      await set(cast.astrid, 'vat', false);
      expect(await view()).to.deep.equal([false, 0]);
    });
  });

  describe('are asked about companies alone', () => {
    it('never about a person, a sub-unit, what is unknown, in the trash, or somebody else’s', async () => {
      await switchedOn(cast.astrid);
      await switchedOn(cast.clara);
      const live = outer.register.units.live('enheter');
      const person = live.find(({ body }) => JSON.stringify(body).includes('"kode":"ENK"'))?.number ?? '';
      const subUnit = outer.register.units.live('underenheter')[0]?.number ?? '';
      const trashed = await follow(cast.bjorn);
      await inTenant(cast.bjorn.tenantId, () =>
        change(`update companies set deleted_at = now() where tenant_id = $1 and id = $2`, [
          cast.bjorn.tenantId,
          trashed,
        ]),
      );
      const unasked = await inTenant(cast.bjorn.tenantId, () =>
        addCompany(cast.bjorn, { organisationNumber: freshNumber() }, 'nb'),
      );
      const ids = [
        await follow(cast.bjorn, person),
        await follow(cast.bjorn, subUnit),
        await follow(cast.bjorn, '999999999'),
        trashed,
        unasked,
        await inTenant(cast.bjorn.tenantId, () => addCompany(cast.bjorn, { name: 'Uten nummer AS' }, 'nb')),
        await follow(cast.clara),
        'no-id',
      ];
      const before = asked();
      for (const id of ids) {
        expect(await readingTenant(cast.bjorn.tenantId, () => toldOfCompany(cast.bjorn, id)), id).to.deep.equal([]);
        for (const neighbour of ['e-invoice', 'accounts'] as const)
          expect(await refused(ask(cast.bjorn, id, neighbour)), id).to.be.instanceOf(NotFound);
      }
      expect(asked()).to.equal(before);
    });
  });

  describe('are asked once', () => {
    it('accounts again only when Enhetsregisteret tells of another year', async () => {
      await switchedOn(cast.astrid);
      await switchedOn(cast.clara);
      const number = freshNumber();
      const [ours, theirs] = [await follow(cast.bjorn, number), await follow(cast.clara, number)];
      const before = asked();
      const told = await ask(cast.bjorn, ours, 'accounts');
      expect(told.known?.answer).to.have.nested.property('accounts.to', '2025-12-31');
      expect(await ask(cast.clara, theirs, 'accounts')).to.deep.equal(told);
      await atTime(later(24 * 200), async () => {
        readHostsAgain();
        expect((await ask(cast.bjorn, ours, 'accounts')).known?.answer).to.deep.equal(told.known?.answer);
      });
      readHostsAgain();
      expect(asked()).to.equal(before + 1);
      outer.register.units.edit(number, { sisteInnsendteAarsregnskap: '2026' });
      await askRegister(number, { olderThan: -1 });
      expect((await shown(cast.bjorn, ours)).at(-1)?.[1]).to.include({ good: false });
      expect((await ask(cast.bjorn, ours, 'accounts')).known?.answer).to.have.nested.property(
        'accounts.to',
        '2026-12-31',
      );
      expect(asked()).to.equal(before + 2);
    });

    it('nothing filed is an answer, and is kept until something is', async () => {
      await switchedOn(cast.astrid);
      const id = await follow(cast.bjorn, '974760673');
      const before = asked();
      expect((await ask(cast.bjorn, id, 'accounts')).known?.answer).to.deep.equal({ kind: 'NothingFiled' });
      await atTime(later(24 * 50), () => ask(cast.bjorn, id, 'accounts'));
      readHostsAgain();
      expect(asked()).to.equal(before + 1);
    });

    it('a bank’s accounts after six hours, and an error about no bank is never kept', async () => {
      await switchedOn(cast.astrid);
      const bank = await follow(cast.bjorn, '984851006');
      const before = asked();
      expect((await ask(cast.bjorn, bank, 'accounts')).known?.answer).to.deep.equal({ kind: 'NotPublished' });
      await atTime(later(5), () => ask(cast.bjorn, bank, 'accounts'));
      expect(asked()).to.equal(before + 1);
      await atTime(later(7), () => ask(cast.bjorn, bank, 'accounts'));
      readHostsAgain();
      expect(asked()).to.equal(before + 2);

      const number = freshNumber();
      const id = await follow(cast.bjorn, number);
      // The register answers about it as it does about banks.
      outer.register.units.edit(number, { naeringskode1: { kode: '64.190', beskrivelse: 'Bank' } });
      const told = await ask(cast.bjorn, id, 'accounts');
      expect(told.known).to.equal(undefined);
      expect(told.failure).to.include({ kind: 'Unavailable', reason: 'serverError' });
      expect((await shown(cast.bjorn, id)).at(-1)?.[1]).to.equal(undefined);
    });

    it('a yes of Peppol is good for a day and a no for an hour', async () => {
      await switchedOn(cast.astrid);
      const number = freshNumber();
      const id = await follow(cast.bjorn, number);
      const kind = async (): Promise<string | undefined> => (await ask(cast.bjorn, id, 'e-invoice')).known?.answer.kind;
      const before = asked();
      expect(await kind()).to.equal('Receives');
      await atTime(later(23), kind);
      expect(asked()).to.equal(before + 1);
      outer.peppol.participants.set({ number, documents: [] });
      expect(await atTime(later(25), kind)).to.equal('OtherDocuments');
      await atTime(later(25.9), kind);
      expect(asked()).to.equal(before + 2);
      outer.peppol.participants.set({ number, documents: [billingInvoice] });
      expect(await atTime(later(26.1), kind)).to.equal('Receives');
      readHostsAgain();
    });

    it('an outage is kept nowhere, and what was known before stays known with its date', async () => {
      await switchedOn(cast.astrid);
      const id = await follow(cast.bjorn);
      outer.peppol.names.fault = 'serverFailure';
      const first = await ask(cast.bjorn, id, 'e-invoice');
      expect(first).to.deep.include({ known: undefined });
      expect(first.failure).to.include({ kind: 'Unavailable' });
      expect(await platformRead(`select from neighbour_answers`)).to.deep.equal([]);
      outer.peppol.names.fault = undefined;
      const known = (await ask(cast.bjorn, id, 'e-invoice')).known;
      outer.peppol.names.fault = 'zoneGone';
      const again = await atTime(later(30), () => ask(cast.bjorn, id, 'e-invoice'));
      readHostsAgain();
      expect(again.failure).to.include({ kind: 'Unavailable', reason: 'names' });
      expect(again.known).to.deep.equal({ ...known, good: false });
    });
  });

  it('what they told is destroyed with what Enhetsregisteret told, when that is removed from open data', async () => {
    await switchedOn(cast.astrid);
    const id = await follow(cast.bjorn);
    await ask(cast.bjorn, id, 'accounts');
    await ask(cast.bjorn, id, 'e-invoice');
    const number = await numberOf(cast.bjorn, id);
    await keepOutcome(number, {
      outcome: { kind: 'Removed', organisationNumber: number, removedOn: undefined },
      toldAt: new Date(),
    });
    expect(await platformRead(`select from neighbour_answers`)).to.deep.equal([]);
  });

  it('says that VAT is unknown when the newest answer does not say', async () => {
    const number = freshNumber();
    const id = await follow(cast.bjorn, number);
    const vat = async () => (await inTenant(cast.bjorn.tenantId, () => findCompany(cast.bjorn, id))).vat_registered;
    expect(await vat()).to.be.a('boolean');
    outer.register.units.edit(number, { registrertIMvaregisteret: null });
    await askRegister(number, { olderThan: -1 });
    await inTenant(cast.bjorn.tenantId, () => requestEnrichment(cast.bjorn, id));
    await carryOutEnrichment(cast.bjorn.tenantId, id);
    expect(await vat()).to.equal(null);
  });
});
