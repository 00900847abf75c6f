import { expect } from 'chai';

import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { carryOutRetentionRun } from '../../../src/domain/privacy/retention/carry-out-run.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { keepRequest } from '../../../src/domain/privacy/requests/receive-request.ts';
import { addRule, approveRule } from '../../../src/domain/privacy/retention/other-rules.ts';
import { beginRun, rulesInForce } from '../../../src/domain/privacy/retention/runs.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
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

  it('propose a period that nobody has decided, and say what the rule means', async () => {
    const { status, text } = await astrid.get(paths.retention.show({ tenant }));
    expect(status).to.equal(200);
    expect(text).to.include('value="24"').and.include('art. 5 nr. 1 e');
    expect(text).to.include('Forslag, ikke bestemt').and.include('Dere har ikke bestemt lagringstid ennå');
    expect(text, 'the way to approve').to.include(`href="${paths.retention.dryRun({ tenant })}"`);
    expect((await astrid.get(paths.privacy.desk({ tenant }))).text).to.include(
      'Dere har ikke bestemt lagringstid: vårt forslag på 24 måneder venter på dere',
    );
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
    expect(asked.text).to.include('Anonymiser nå').and.include('Det kan ikke angres').and.not.include('venter på svar');
    const [waiting = ''] = await inTenant(town.astrid.tenantId, async () => {
      const ids = await insertContacts([
        { givenName: 'Odd', familyName: 'Ventende', createdAt: new Date(Date.UTC(2021, 0, 1)) },
      ]);
      const open = {
        kind: 'access',
        state: 'open',
        channel: 'phone',
        language: 'nb',
        requesterName: '',
        message: '',
      } as const;
      await keepRequest(
        { ...open, requesterEmail: undefined, receivedAt: new Date(), contactId: ids[0] },
        { kind: 'requester' },
      );
      return ids;
    });
    const spared = await astrid.get(paths.retention.dryRun({ tenant }));
    expect(spared.text)
      .to.include('1 kontakt til har passert fristen, men venter på svar på et krav.')
      .and.include(`href="${paths.privacy.requests({ tenant })}"`)
      .and.not.include('Ventende');
    expect((await astrid.get(paths.contacts.show({ tenant, id: waiting }))).text).to.include('anonymiseres ikke før');
    const [overdue] = await inTenant(town.astrid.tenantId, () =>
      sql<{ id: string }>(`select id from contacts where tenant_id = $1 and family_name = 'Gammel' limit 1`, [
        town.astrid.tenantId,
      ]),
    );
    expect((await astrid.get(paths.contacts.show({ tenant, id: overdue?.id ?? '' }))).text, 'what is overdue')
      .to.include('anonymiseres neste natt: ')
      .and.match(/den tiden var ute for \d+ (år|måneder) siden/)
      .and.not.match(/anonymiseres for/);
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
    expect(
      trail.text.match(
        /(siste aktivitet|uten aktivitet siden) [a-z]+ 20\d\d · perioden gikk ut [a-z]+ 20\d\d · etter regelen for alle kontakter/g,
      ),
    ).to.have.length(50);
  });

  it('turn the rule off', async () => {
    const reply = await astrid.post(paths.retention.removal({ tenant }), {}, { follow: true });
    expect(reply.text).to.include('Venter på godkjenning');
    const refused = await astrid.post(paths.retention.runs({ tenant }));
    expect(refused.status).to.equal(422);
  });

  it('have no dry run of a rule that is not there', async () => {
    const clara = await town.signedIn('clara');
    const { tenantId } = town.clara;
    await inTenant(tenantId, () => change(`delete from retention_rules where tenant_id = $1`, [tenantId]));
    expect((await clara.get(paths.retention.dryRun({ tenant: town.clara.tenantSlug }))).status).to.equal(404);
  });

  it('say on the overview and beside the rule that one is skipped, and let it be turned off', async () => {
    const id = newId();
    await inTenant(town.astrid.tenantId, () =>
      change(
        `insert into retention_rules (tenant_id, id, months, selector, clock, action, enabled, approved_at, created_by)
         values ($1, $2, 12, 'contacts', 'full-moon', 'anonymise', true, now(), $3)`,
        [town.astrid.tenantId, id, town.astrid.id],
      ),
    );
    const overview = await astrid.get(paths.privacy.desk({ tenant }));
    expect(overview.text).to.include('1 regel for lagringstid hoppes over hver natt');
    const page = await astrid.get(paths.retention.otherRule({ tenant, id }));
    expect(page.text).to.include('En regel på 12 måneder som programmet ikke forstår.').and.include('Slå av regelen');
    await astrid.post(paths.retention.otherRuleRemoval({ tenant, id }), {});
    expect((await astrid.get(paths.privacy.desk({ tenant }))).text).not.to.include('hoppes over hver natt');
  });

  it('ask for a period in months without saying what it is counted from, where that depends on the choice', async () => {
    const { text } = await astrid.get(paths.retention.show({ tenant }));
    const form = text.slice(text.indexOf(`action="${paths.retention.rules({ tenant })}"`));
    expect(form.slice(0, form.indexOf('</form>')))
      .to.include('Frist')
      .and.not.include('måneder uten aktivitet');
  });

  it('tell of texts that were deleted, not of contacts, after a run of the rule about texts', async () => {
    const run = await inTenant(town.astrid.tenantId, async () => {
      const rule = await addRule(town.astrid, { kind: 'activity-text' }, '36');
      await approveRule(town.astrid, rule, { version: 1, count: 1_000, confirmed: true });
      const [terms] = await rulesInForce(`and r.selector = 'activity-text'`);
      return terms && (await beginRun(terms, null));
    });
    await carryOutRetentionRun(await leaseOf(town.astrid, 'retention-run', run ?? ''), new AbortController().signal);
    const { text } = await astrid.get(paths.retention.run({ tenant, id: run ?? '' }));
    expect(text)
      .to.include('Slett teksten i aktiviteter etter 36 måneder.')
      .and.match(/aktivitet(er)? (er slettet|hadde gammel tekst)/)
      .and.not.include('Ingen kontakter hadde');
    expect((await astrid.get(paths.retention.show({ tenant }))).text).to.include('Slett teksten i aktiviteter');
  });

  it('are closed to members without that right and to other tenants', async () => {
    expect((await (await town.signedIn('bjorn')).get(paths.retention.show({ tenant }))).status).to.equal(403);
    expect((await (await town.signedIn('clara')).get(paths.retention.show({ tenant }))).status).to.equal(404);
  });
});
