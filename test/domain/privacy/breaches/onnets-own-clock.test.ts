import { expect } from 'chai';

import { Invalid } from '../../../../src/domain/errors.ts';
import { breach, breachEntries, openBreaches, stillToTell } from '../../../../src/domain/privacy/breaches/breach.ts';
import type { BreachForm } from '../../../../src/domain/privacy/breaches/breach-form.ts';
import { changeBreach, closeBreach } from '../../../../src/domain/privacy/breaches/keep-breach.ts';
import { keepingForOnNet } from '../../../../src/domain/privacy/breaches/keeping.ts';
import { sayIt } from '../../../../src/domain/privacy/breaches/say-it.ts';
import { tellAffected } from '../../../../src/domain/privacy/breaches/tell-tenants.ts';
import { change, inPlatform, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { paths } from '../../../../src/web/paths.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useTown } from '../../../support/cast.ts';
import { breachForm, documented, newBreach, newBreachAtOnNet, operator } from '../../../web/register-records.ts';

const hour = 3_600_000;

describe('The clock of a breach of OnNet’s own', () => {
  const town = useTown();
  const keeper = keepingForOnNet(operator);
  const tell = (id: string): Promise<void> => inPlatform(() => tellAffected(keeper, id, [town.clara.tenantId]));
  const notify = (id: string): Promise<void> =>
    inPlatform(() => sayIt(keeper, id, { kind: 'authority', body: '', reference: '', form: undefined }));
  const toTell = (id: string) => inPlatform(async () => stillToTell(await breach(id)));
  const save = (id: string, form: Partial<BreachForm>): Promise<void> =>
    inPlatform(async () => changeBreach(keeper, id, breachForm(form), (await breach(id)).version));
  const reminded = async (id: string) => {
    await inPlatform(() => change(`update users set operator = true where id = $1`, [town.astrid.userId]));
    await carryOutDue(town.database, 'breach-reminder', new Date(Date.now() + 80 * hour));
    return inPlatform(() =>
      sql<{ by: string; customers: string }>(
        `select m.params->>'by' as by, m.params->>'customers' as customers from mails m join outbox o
            on o.tenant_id = m.tenant_id and o.subject_id = m.id and o.kind = 'mail'
          where o.key like $1 order by m.created_at`,
        [`breach:${id}:%`],
      ),
    );
  };

  it('counts no 72 hours where the customers’ data is touched alone, and asks for them to be told instead', async () => {
    const id = await newBreachAtOnNet(town.astrid, { concerns: 'customers' });
    expect(await toTell(id)).to.deep.equal(['customers']);
    expect(
      (await inPlatform(openBreaches)).filter((one) => stillToTell(one).length > 0).map((one) => one.id),
    ).to.include(id);
    expect(await reminded(id)).to.deep.equal(Array.from({ length: 3 }, () => ({ by: '', customers: 'yes' })));
  });

  it('reminds nobody once the customers are told, and keeps when that was', async () => {
    const id = await newBreachAtOnNet(town.astrid, { concerns: 'customers' });
    await tell(id);
    expect(await toTell(id)).to.deep.equal([]);
    expect(await reminded(id)).to.deep.equal([]);
    const [said] = await inPlatform(() => breachEntries(id));
    expect(said?.kind).to.equal('customers');
    expect(Date.now() - (said?.at.getTime() ?? 0)).to.be.below(60_000);
  });

  it('counts them where its own is touched too, or nobody knows yet, and asks for both', async () => {
    const [both, unknown] = [
      await newBreachAtOnNet(town.astrid, { concerns: 'both' }),
      await newBreachAtOnNet(town.astrid),
    ];
    expect(await toTell(unknown)).to.deep.equal(['authority']);
    expect(await toTell(both)).to.deep.equal(['customers', 'authority']);
    const mails = await reminded(both);
    expect(mails.map(({ by, customers }) => [by !== '', customers])).to.deep.equal([
      [true, 'yes'],
      [true, 'yes'],
      [true, 'yes'],
    ]);
    await notify(both);
    expect(await toTell(both)).to.deep.equal(['customers']);
    await save(unknown, { concerns: 'customers' });
    expect(await toTell(unknown), 'once it is known').to.deep.equal(['customers']);
  });

  it('asks a tenant for its 72 hours whatever it is sent: it is the controller of all its breach touches', async () => {
    const id = await newBreach(town.astrid, { concerns: 'customers' });
    const one = await inTenant(town.astrid.tenantId, () => breach(id));
    expect(one.concerns).to.equal(null);
    expect(stillToTell(one)).to.deep.equal(['authority']);
  });

  it('closes only when it says whose data it is and the customers are told of theirs', async () => {
    const id = await newBreachAtOnNet(town.astrid, { ...documented, risk: 'high', riskReason: 'Alt lå åpent' });
    const problems = async (): Promise<string[]> =>
      inPlatform(() => closeBreach(keeper, id)).then(
        () => [],
        (error: unknown) => (error instanceof Invalid ? Object.keys(error.fields) : [String(error)]),
      );
    expect(await problems()).to.deep.equal(['concerns', 'authorityReason', 'peopleReason']);
    await save(id, { ...documented, risk: 'high', riskReason: 'Alt lå åpent', concerns: 'customers' });
    expect(await problems(), 'the people hear it from their controllers').to.deep.equal(['customers']);
    await tell(id);
    expect(await problems()).to.deep.equal([]);
  });

  it('says on its page which of the two it is, and offers nothing that is for another', async () => {
    await inPlatform(() => change(`update users set operator = true where id = $1`, [town.astrid.userId]));
    const visitor = await town.signedIn('astrid');
    const page = async (id: string): Promise<string> => (await visitor.get(paths.operator.breaches.show({ id }))).text;
    const id = await newBreachAtOnNet(town.astrid, { concerns: 'customers', peopleReason: 'Kundene gjør det' });
    const untold = await page(id);
    expect(untold)
      .to.include('Kundene er ikke varslet')
      .and.include('Neste: Skriv hva dere vet')
      .and.include('name="peopleReason" value="Kundene gjør det"')
      .and.not.include('timer igjen')
      .and.not.include('id="authority"')
      .and.not.include(paths.operator.breaches.form({ id }));
    const refused = await visitor.post(paths.operator.breaches.closing({ id }), { alone: 'close' });
    expect(refused.text).to.include('Varsle kundene som er berørt (art. 33 nr. 2).');
    await tell(id);
    expect(await page(id))
      .to.include('Kundene ble varslet')
      .and.not.include('Kundene er ikke varslet');
    const own = await page(await newBreachAtOnNet(town.astrid, { concerns: 'own' }));
    expect(own)
      .to.match(/7[01] timer igjen/)
      .and.not.include('id="customers"');
  });
});
