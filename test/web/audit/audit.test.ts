import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';

import { expect } from 'chai';

import { auditActions } from '../../../src/domain/audit/actions.ts';
import { anchorFolder, writeAnchors } from '../../../src/domain/audit/anchor-file.ts';
import { record, system } from '../../../src/domain/audit/audit.ts';
import { chainHead } from '../../../src/domain/audit/audit-head.ts';
import { sealEntries } from '../../../src/domain/audit/seal-entries.ts';
import { osloDay } from '../../../src/domain/clock.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { asActor } from '../../../src/domain/users/member.ts';
import { actionKey, detailWords } from '../../../src/web/audit/action-words.ts';
import { formatsFor } from '../../../src/words/formats.ts';
import { paths } from '../../../src/web/paths.ts';
import { isMessageKey, messages, translator } from '../../../src/words/catalogue.ts';
import { sortRequest } from '../../../src/domain/privacy/requests/sort-request.ts';
import { arrived, contactWith, tenantDesk } from '../../domain/privacy/requests/with-requests.ts';
import { restrict } from '../../domain/privacy/restriction/restricted-person.ts';
import { useTown } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';

describe('The words of the audit trail', () => {
  for (const action of auditActions)
    it(`tell of ${action}`, () => {
      expect(isMessageKey(actionKey(action)), actionKey(action)).to.equal(true);
    });

  it('tell of no action that there is not', () => {
    const worded = [...messages.keys()].filter((key) => key.startsWith('audit.action.'));
    expect(worded.toSorted()).to.deep.equal(auditActions.map(actionKey).toSorted());
  });

  it('show numbers and pass over codes', () => {
    const details = { months: 36, reason: 'retention', fields: ['name', 'owner'] };
    const reader = { t: translator('nb'), formats: formatsFor('nb') };
    expect(detailWords(reader, details)).to.deep.equal(['lagringstid 36 måneder', '2 felt']);
  });
});

describe('The page of the audit trail', () => {
  const town = useTown();

  it('shows what was done under its day, with a link to the record', async () => {
    const tenant = town.astrid.tenantSlug;
    const id = await inTenant(town.astrid.tenantId, async () => {
      const [contact = ''] = await insertContacts([{ givenName: 'Kari', familyName: '<Berg>' }]);
      await record(asActor(town.bjorn), 'contact.created', { kind: 'contact', id: contact });
      return contact;
    });
    const astrid = await town.signedIn('astrid');
    const { text } = await astrid.get(paths.audit.index({ tenant }));
    expect(text).to.include('<strong>Bjørn Berg</strong> la til en kontakt');
    expect(text).to.include(`<a href="${paths.contacts.show({ tenant, id })}">Kari &lt;Berg&gt;</a>`);
    expect(text).to.include('timeline-day');
    const none = await astrid.get(`${paths.audit.index({ tenant })}?action=contact.deleted`);
    expect(none.text).to.include('Ingen hendelser passer');
    expect((await astrid.get(`${paths.audit.index({ tenant })}?subject=${id}`)).text.match(/<article/g)).to.have.length(
      1,
    );
  });

  it('says how far it is anchored outside the database, as verify-audit does', async () => {
    const { tenantId, tenantSlug } = town.astrid;
    await inTenant(tenantId, () => record(system, 'export.expired', { kind: 'export', id: randomUUID() }));
    await sealEntries(tenantId);
    const astrid = await town.signedIn('astrid');
    const shown = async (): Promise<string> => (await astrid.get(paths.audit.index({ tenant: tenantSlug }))).text;
    const begun = (ago: string): Promise<unknown> =>
      asSuperuser(town.database, (client) =>
        client.query(`update tenant_keys set created_at = now() - $1::interval where kind = 'audit'`, [ago]),
      );
    await begun('0');
    expect(await shown()).to.include('Ikke forankret utenfor databasen ennå');
    await begun('2 days');
    expect(await shown())
      .to.include('ankrene mangler')
      .and.include('notice-warning');
    await begun('0');
    const head = await inTenant(tenantId, chainHead);
    if (!head) throw new Error('nothing was sealed');
    await writeAnchors(osloDay(), new Map([[tenantId, head]]));
    try {
      expect(await shown())
        .to.include('Sist forankret utenfor databasen')
        .and.not.include('notice-warning');
      await begun('2 days');
      expect(await shown()).to.match(/Ankrene utenfor databasen fra før .+ mangler/);
    } finally {
      await rm(anchorFolder(), { recursive: true });
      await begun('0');
    }
  });

  it('says whom and what the desk’s own acts were about, with a way there, and hides who is restricted', async () => {
    const { astrid: by } = town;
    const tenant = by.tenantSlug;
    const astrid = await town.signedIn('astrid');
    const contact = await contactWith(by, 'Sol', 'sol@dag.example');
    const trail = async (): Promise<string> => (await astrid.get(paths.audit.index({ tenant }))).text;
    const link = (href: string, name: string) => `<a href="${href}">${name}</a>`;
    const request = await inTenant(by.tenantId, () => arrived(tenantDesk(by)));
    await inTenant(by.tenantId, () => sortRequest(tenantDesk(by), request, { kind: 'access', personId: contact }));
    await inTenant(by.tenantId, () => record(asActor(by), 'breach.reported', { kind: 'breach', id: request }));
    expect(await trail())
      .to.include(link(paths.privacy.request({ tenant, id: request }), 'Innsyn · Sol Hansen'))
      .and.include(link(paths.breaches.show({ tenant, id: request }), 'avviket'));
    await restrict(by, contact);
    expect(await trail(), 'while they are restricted')
      .to.include(link(paths.privacy.request({ tenant, id: request }), 'Innsyn'))
      .and.not.include('Sol Hansen');
  });

  it('tells records without a name apart by the end of their id', async () => {
    const ids = [randomUUID(), randomUUID()];
    await inTenant(town.astrid.tenantId, async () => {
      for (const id of ids) await record(system, 'contact.anonymised', { kind: 'contact', id });
    });
    const { text } = await (await town.signedIn('astrid')).get(paths.audit.index({ tenant: town.astrid.tenantSlug }));
    const shown = ids.map((id) => id.slice(-8));
    expect(new Set(shown), 'also of ids made at the same moment').to.have.length(ids.length);
    for (const end of shown) expect(text).to.include(` · ${end}</p>`);
  });

  it('names somebody who joined once', async () => {
    const { text } = await (
      await town.signedIn('astrid')
    ).get(`${paths.audit.index({ tenant: town.astrid.tenantSlug })}?action=member.joined`);
    expect(text).to.include('<strong>Bjørn Berg</strong> ble medlem</p>');
  });

  it('is for those who look after privacy', async () => {
    const index = paths.audit.index({ tenant: town.astrid.tenantSlug });
    expect((await (await town.signedIn('randi')).get(index)).status).to.equal(403);
    expect((await (await town.signedIn('clara')).get(index)).status).to.equal(404);
  });
});
