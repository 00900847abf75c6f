import { expect } from 'chai';

import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { carryOutRetentionRun } from '../../../src/domain/privacy/retention/carry-out-run.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import type { Visitor } from '../../support/visitor.ts';
import { leaseOf } from '../../domain/exports/exported.ts';

describe('The pages of retention', () => {
  const town = useTown();
  let astrid: Visitor;
  let tenant: string;

  before(async () => {
    astrid = await town.signedIn('astrid');
    tenant = town.astrid.tenantSlug;
    await inTenant(town.astrid.tenantId, () =>
      insertContacts(
        Array.from({ length: 60 }, (_, n) => ({
          givenName: `${n}`,
          familyName: 'Gammel',
          createdAt: new Date(Date.UTC(2020, 0, 1 + n)),
        })),
      ),
    );
  });

  const setting = (months: string) => astrid.post(paths.retention.rule({ tenant }), { months });
  const field = (html: string, name: string): string =>
    new RegExp(`name="${name}" value="(\\d+)"`).exec(html)?.[1] ?? `no ${name}`;

  it('suggest a period and say what the rule means', async () => {
    const { status, text } = await astrid.get(paths.retention.show({ tenant }));
    expect(status).to.equal(200);
    expect(text).to.include('value="36"').and.include('art. 5 nr. 1 e').and.include('Ingen regel');
  });

  it('keep a period that cannot be, and say so at the field', async () => {
    const { status, text } = await setting('0');
    expect(status).to.equal(422);
    expect(text).to.include('value="0"').and.include('Skriv 1 eller mer.');
  });

  it('lead from the period over the dry run and the approval to a run and its trail', async () => {
    expect((await setting('36')).location).to.equal(paths.retention.dryRun({ tenant }));
    const dryRun = await astrid.get(paths.retention.dryRun({ tenant }));
    expect(dryRun.text).to.include('60 kontakter blir anonymisert').and.include('0 Gammel').and.include('01.01.2023');
    const next = /rel="next" href="([^"]+)"/.exec(dryRun.text)?.[1] ?? '';
    expect((await astrid.get(next)).text)
      .to.include('59 Gammel')
      .and.not.include('>49 Gammel');

    const seen = { version: field(dryRun.text, 'version'), count: field(dryRun.text, 'count') };
    const unticked = await astrid.post(paths.retention.approval({ tenant }), seen);
    expect(unticked.status).to.equal(422);
    expect(unticked.text).to.include('Kryss av for å gå videre.');
    for (const count of ['abc', '1e400', '-1', '60.0', '59'])
      expect(
        (await astrid.post(paths.retention.approval({ tenant }), { ...seen, count, confirmed: 'yes' })).status,
        count,
      ).to.equal(422);
    const approved = await astrid.post(
      paths.retention.approval({ tenant }),
      { ...seen, confirmed: 'yes' },
      { follow: true },
    );
    expect(approved.text).to.include('Regelen gjelder. Den kjøres første gang i natt.');

    const inForce = await astrid.get(paths.retention.show({ tenant }));
    expect(inForce.text)
      .to.include('#confirm')
      .and.not.include(`action="${paths.retention.runs({ tenant })}"`);
    const asked = await astrid.get(paths.retention.dryRun({ tenant }));
    expect(asked.text).to.include('Anonymiser nå').and.include('Det kan ikke angres');
    for (const hasty of [
      {},
      seen,
      { ...seen, count: 'abc', confirmed: 'yes' },
      { ...seen, count: '59', confirmed: 'yes' },
    ])
      expect((await astrid.post(paths.retention.runs({ tenant }), hasty)).status).to.equal(422);

    const run = (await astrid.post(paths.retention.runs({ tenant }), { ...seen, confirmed: 'yes' })).location ?? '';
    expect((await astrid.get(run)).text)
      .to.include('<progress')
      .and.include('every 1s');
    await carryOutRetentionRun(await leaseOf(town.astrid, 'retention-run'), new AbortController().signal);
    const done = await astrid.get(run, { htmx: true });
    expect(done.text).to.include('60 kontakter er anonymisert').and.not.include('every 1s').and.not.include('<html');

    const trail = await astrid.get(`${paths.audit.index({ tenant })}?action=contact.anonymised`);
    expect(trail.text.match(/<article/g)).to.have.length(50);
    expect(trail.text).not.to.include('Gammel');
  });

  it('turn the rule off', async () => {
    const reply = await astrid.post(paths.retention.removal({ tenant }), {}, { follow: true });
    expect(reply.text).to.include('Venter på godkjenning');
    const refused = await astrid.post(paths.retention.runs({ tenant }));
    expect(refused.status).to.equal(422);
  });

  it('have no dry run of a rule that is not there', async () => {
    const clara = await town.signedIn('clara');
    expect((await clara.get(paths.retention.dryRun({ tenant: town.clara.tenantSlug }))).status).to.equal(404);
  });

  it('are closed to members without that right and to other tenants', async () => {
    expect((await (await town.signedIn('bjorn')).get(paths.retention.show({ tenant }))).status).to.equal(403);
    expect((await (await town.signedIn('clara')).get(paths.retention.show({ tenant }))).status).to.equal(404);
  });
});
