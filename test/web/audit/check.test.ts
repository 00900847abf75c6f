import { rm } from 'node:fs/promises';
import path from 'node:path';

import { expect } from 'chai';

import { acceptTrail } from '../../../src/domain/audit/accept-trail.ts';
import { oweAuditAnchor } from '../../../src/domain/audit/anchor-audit.ts';
import { anchorFolder, openAnchors } from '../../../src/domain/audit/anchor-file.ts';
import { record, system } from '../../../src/domain/audit/audit.ts';
import { checkTrails } from '../../../src/domain/audit/check-trails.ts';
import { sealAudit } from '../../../src/domain/audit/seal-entries.ts';
import { atTime, now } from '../../../src/domain/clock.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { carryOutDue } from '../../support/carry-out-due.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';
import type { Visitor } from '../../support/visitor.ts';

describe('What the pages say of the nightly check of the audit trails', () => {
  const town = useTown();
  const folder = useTemporaryFolder();
  let visitor: Visitor;
  const asOwner = (text: string): Promise<unknown> => asSuperuser(town.database, (client) => client.query(text));
  const tenant = (): string => `tenant_id = '${town.astrid.tenantId}'`;
  const write = (): Promise<void> =>
    inTenant(town.astrid.tenantId, () => record(system, 'export.expired', { kind: 'export', id: newId() }));
  const trail = async (): Promise<string> =>
    (await visitor.get(paths.audit.index({ tenant: town.astrid.tenantSlug }))).text;
  const operators = async (): Promise<string> => (await visitor.get(paths.operator.show())).text;
  const checkedAnew = async (): Promise<void> => {
    await rm(path.join(anchorFolder(), 'checks'), { recursive: true, force: true });
    await checkTrails();
  };

  let others: string;

  before(async () => {
    await asOwner(`update users set operator = true where id = '${town.astrid.userId}'`);
    visitor = await town.signedIn('astrid');
    others = path.dirname(anchorFolder());
    openAnchors(folder.path);
    for (let entry = 0; entry < 5; entry++) await write();
    await sealAudit();
  });
  after(() => openAnchors(others));

  it('is that it has not been done, before the first night', async () => {
    expect(await trail())
      .to.include('Det er ikke gjort ennå')
      .and.not.include('notice-danger');
    expect(await operators()).to.include('Ikke kontrollert ennå');
  });

  it('is when it was, and that all is whole, once anchors and heads tell', async () => {
    await oweAuditAnchor();
    await carryOutDue(town.database, 'audit-anchor');
    await checkTrails();
    expect(await trail()).to.match(
      /Kontrollert [^<]+: Alle \d+ forseglede hendelser er slik de ble skrevet, og ingen mangler/,
    );
    expect(await operators())
      .to.include('Alle er slik de ble skrevet')
      .and.not.include('Noen kan ha endret');
    await atTime(new Date(now().getTime() - 5 * 86_400_000), checkedAnew);
    expect(await trail()).to.include('Loggen er ikke kontrollert som den skal');
    expect(await operators()).to.include('Endringslogger er ikke kontrollert som de skal');
  });

  it('is red, with how much and what to do, where somebody has been at one', async () => {
    await asOwner(
      `update audit_entries set purpose = 'billing' where id = (select entry_id from audit_seals where ${tenant()} and seq = 2)`,
    );
    await checkedAnew();
    expect(await trail())
      .to.include('notice-danger" role="alert"')
      .and.include('Noen kan ha endret i loggen')
      .and.include(' fant én hendelse som ikke er slik den ble skrevet. Stol ikke')
      .and.include(paths.breaches.index({ tenant: town.astrid.tenantSlug }));
    expect(await operators())
      .to.include('Noen kan ha endret i en endringslogg')
      .and.include('npm run verify-audit');
    await asOwner(`update audit_entries set purpose = null where ${tenant()} and purpose = 'billing'`);
  });

  it('is red where nothing more is sealed, and tells of what was accepted as lost', async () => {
    await asOwner(
      `delete from audit_entries where id in (select entry_id from audit_seals where ${tenant()} and seq > 3)`,
    );
    await asOwner(`delete from audit_seals where ${tenant()} and seq > 3`);
    await write();
    await sealAudit();
    expect(await trail()).to.include('Loggen er ikke slik den sist ble forseglet');
    expect(await operators())
      .to.include('En endringslogg forsegles ikke')
      .and.include('--accept all');
    await acceptTrail(town.astrid.tenantId);
    await sealAudit();
    await checkedAnew();
    expect(await trail())
      .to.match(/\d+ forseglede hendelser er tapt, og OnNet har godtatt det/)
      .and.not.include('sist ble forseglet');
    expect(await operators()).to.not.include('En endringslogg forsegles ikke');
  });
});
