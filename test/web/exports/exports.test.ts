import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect } from 'chai';

import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { exportContacts } from '../../../src/domain/exports/export-contacts.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { exportWords } from '../../../src/workers/exports/export-words.ts';
import { useTown } from '../../support/cast.ts';
import type { Visitor } from '../../support/visitor.ts';
import { leaseOf } from '../../domain/exports/exported.ts';

describe('The pages of exports', () => {
  let folder = '';
  const town = useTown(() => ({ DATA_DIR: (folder = mkdtempSync(path.join(tmpdir(), 'onnet-data-'))) }));
  let astrid: Visitor;
  let tenant: string;
  let index: string;

  before(async () => {
    astrid = await town.signedIn('astrid');
    tenant = town.astrid.tenantSlug;
    index = paths.exports.index({ tenant });
    await inTenant(town.astrid.tenantId, () => insertContacts([{ givenName: 'Kari', familyName: 'Berg' }]));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function ask(form: Record<string, string> = {}): Promise<string> {
    const reply = await astrid.post(index, form);
    expect(reply.status).to.equal(303);
    return reply.location?.split('/').at(-1) ?? '';
  }
  const make = async (id: string): Promise<void> =>
    exportContacts(await leaseOf(town.astrid, 'contact-export', id), new AbortController().signal, exportWords);

  it('lead from asking, through the progress bar, to the file', async () => {
    expect((await astrid.get(index)).text).to.include('Ingen eksporter ennå');
    const id = await ask();
    const show = paths.exports.show({ tenant, id });
    const waiting = await astrid.get(show);
    expect(waiting.text).to.include('<progress').and.include('every 1s');
    await make(id);
    const polled = await astrid.get(show, { htmx: true });
    expect(polled.text).to.include('Filen er klar').and.not.include('every 1s').and.not.include('<html');
    const fetched = await astrid.get(paths.exports.file({ tenant, id }));
    expect(fetched.headers.get('content-type')).to.equal('text/csv; charset=utf-8');
    expect(fetched.headers.get('content-disposition')).to.match(
      /^attachment; filename="?kontakter-\d{4}-\d\d-\d\d\.csv"?$/,
    );
    expect(fetched.text).to.include('Kari;Berg;');
    expect((await astrid.get(index)).text).to.include('Klar');
  });

  it('note that a file was fetched', async () => {
    const id = await ask();
    await make(id);
    await astrid.get(paths.exports.file({ tenant, id }));
    const entries = await inTenant(town.astrid.tenantId, () =>
      sql(`select action from audit_entries where tenant_id = $1 and subject_id = $2 order by at, id`, [
        town.astrid.tenantId,
        id,
      ]),
    );
    expect(entries).to.deep.equal([
      { action: 'export.requested' },
      { action: 'export.finished' },
      { action: 'export.downloaded' },
    ]);
  });

  it('say what is in a filtered export', async () => {
    const id = await ask({ q: 'berg', owner: town.bjorn.id });
    expect((await astrid.get(paths.exports.show({ tenant, id }))).text).to.include('Søk: berg, ansvarlig: Bjørn Berg');
    await make(id);
  });

  it('stop an export that is waiting', async () => {
    const id = await ask();
    const reply = await astrid.post(paths.exports.cancellation({ tenant, id }), {}, { follow: true });
    expect(reply.text).to.include('Eksporten ble stoppet');
    expect((await astrid.get(paths.exports.file({ tenant, id }))).status).to.equal(404);
    await make(id);
  });

  it('say when somebody has too many under way', async () => {
    const ids = [await ask(), await ask(), await ask()];
    const refused = await astrid.post(index);
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('Du har allerede 3 eksporter i gang');
    for (const id of ids) await astrid.post(paths.exports.cancellation({ tenant, id }));
  });

  it('are closed to those who may not take data out, and to other tenants', async () => {
    const id = await ask();
    const bjorn = await town.signedIn('bjorn');
    const clara = await town.signedIn('clara');
    for (const address of [index, paths.exports.show({ tenant, id }), paths.exports.file({ tenant, id })]) {
      expect((await bjorn.get(address)).status, address).to.equal(403);
      expect((await clara.get(address)).status, address).to.equal(404);
    }
  });
});
