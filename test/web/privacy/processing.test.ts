import { expect } from 'chai';

import { decidedProcessing } from '../../../src/domain/privacy/purposes/decided-purposes.ts';
import { change, inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { emailOf, useTown } from '../../support/cast.ts';
import { confirmFact, confirmations } from '../../../src/domain/privacy/policy/confirmations.ts';
import { asSuperuser } from '../../support/superuser.ts';
import type { Visitor } from '../../support/visitor.ts';

describe('The records of processing (Art. 30)', () => {
  const town = useTown();
  let astrid: Visitor;
  let tenant: string;

  before(async () => {
    astrid = await town.signedIn('astrid');
    tenant = town.astrid.tenantSlug;
  });

  it('show a tenant its purposes, people, data and time limits, and who handles them', async () => {
    const { status, text } = await astrid.get(paths.privacy.processing({ tenant }));
    expect(status).to.equal(200);
    for (const words of [
      'Salg og kundeoppfølging',
      'Kontaktpersoner',
      'Telefonnummer',
      'ingen frist i måneder er satt',
      'senest 90 dager etter at dere slutter hos OnNet',
      'Brønnøysundregistrene',
      'OMNII INTELLIGENCE AS',
      town.astrid.tenantName,
    ])
      expect(text).to.include(words);
    expect(text, 'what OnNet does for itself is not the tenant’s').to.not.include('Stripe');
  });

  it('say which organisation number nobody has confirmed, and why there is no data protection officer', async () => {
    const page = async () => (await astrid.get(paths.privacy.processing({ tenant }))).text;
    const words = await page();
    expect(words).to.include('(art. 37 nr. 1)').and.include('Vi har ikke utpekt personvernombud, fordi');
    // The tenant's own number was typed; OnNet's, and that it has no officer, nobody has confirmed.
    expect(words.match(/ikke bekreftet/g)).to.have.length(3);
    const csv = (await astrid.get(`${paths.privacy.processingFile({ tenant })}?format=csv`)).text;
    expect(csv).to.include('9370833512 (ikke bekreftet)');
    const officer = (await confirmations()).find(({ fact }) => fact === 'officer')?.value ?? '';
    await confirmFact({ id: town.astrid.userId, operator: true }, 'officer', officer);
    expect(
      (await page()).match(/ikke bekreftet/g),
      'who decides it has confirmed that there is no officer',
    ).to.have.length(2);
    await inTenant(town.astrid.tenantId, () =>
      change(`update tenants set register_fetched_at = now() where id = $1`, [town.astrid.tenantId]),
    );
    expect((await page()).match(/ikke bekreftet/g), 'the register says so').to.have.length(1);
  });

  it('say the time limit of the rule in force for all contacts, and in English too', async () => {
    const { tenantId, id } = town.astrid;
    await inTenant(tenantId, () =>
      change(
        `update retention_rules set months = 18, enabled = true, approved_at = now(), approved_by = $2 where tenant_id = $1`,
        [tenantId, id],
      ),
    );
    const { text } = await astrid.get(paths.privacy.processing({ tenant }));
    expect(text)
      .to.include('18 måneder etter siste aktivitet')
      .and.not.match(/kunden (har bestemt|bestemmer)/);
    const record = await inTenant(tenantId, () => decidedProcessing('en'));
    expect(record.periods).to.deep.equal({
      inactivity: '18 months after the last activity',
      'tenant-record': 'Until you delete it, and 90 days after you leave OnNet at the latest',
    });
    await inTenant(tenantId, () =>
      change(`update retention_rules set enabled = false where tenant_id = $1`, [tenantId]),
    );
  });

  it('can be taken as CSV and JSON, with the same in them', async () => {
    const csv = await astrid.get(`${paths.privacy.processingFile({ tenant })}?format=csv`);
    expect(csv.headers.get('content-disposition')).to.match(
      /attachment; filename="?behandlingsprotokoll-\d{4}-\d\d-\d\d\.csv/,
    );
    expect(csv.text).to.include('Del;Punkt;Innhold').and.include('Salg og kundeoppfølging;Opplysninger;Telefonnummer');
    const json: unknown = JSON.parse(
      (await astrid.get(`${paths.privacy.processingFile({ tenant })}?format=json`)).text,
    );
    expect(json).to.have.nested.property('record.controller.name', town.astrid.tenantName);
    expect(json).to.have.nested.property('record.activities[0].code', 'sales-and-service');
    expect(json).to.have.nested.property('processorRecord.processor.name', 'OMNII INTELLIGENCE AS');
  });

  it('show an operator OnNet’s own, without anything of the tenants', async () => {
    await asSuperuser(town.database, (client) =>
      client.query('update users set operator = true where email = $1', [emailOf('astrid')]),
    );
    const operator = await town.signedIn('astrid');
    const { status, text } = await operator.get(paths.operator.processing());
    expect(status).to.equal(200);
    for (const words of ['Stripe', 'IP-adresse', 'bokføringsloven § 13', 'Brukere hos kundene'])
      expect(text).to.include(words);
    expect(text).to.not.include('Salg og kundeoppfølging');
    const csv = await operator.get(`${paths.operator.processingFile()}?format=csv`);
    expect(csv.text).to.include('Stripe');
  });
});
