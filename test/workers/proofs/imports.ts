import { loadConfig } from '../../../src/config.ts';
import { insertCompanies } from '../../../src/domain/companies/bulk.ts';
import { bringList } from '../../../src/domain/imports/bring-list.ts';
import { checkImport } from '../../../src/domain/imports/check-import.ts';
import { chooseColumns } from '../../../src/domain/imports/choose-columns.ts';
import { findImport } from '../../../src/domain/imports/company-import.ts';
import { startImport } from '../../../src/domain/imports/start-import.ts';
import { leaseObligation } from '../../../src/domain/outbox.ts';
import { openOutside, outside } from '../../../src/domain/outside.ts';
import { loadMirror } from '../../../src/domain/register/mirror/load-mirror.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { startRegisterStandIn } from '../../../stand-ins/register/server.ts';
import { SECRET_KEY } from '../../support/secret-key.ts';
import { proveDuty } from '../prove-duty.ts';

/** More than one batch. */
const ROWS = 203;

const surround = async (): Promise<() => Promise<void>> => {
  const register = await startRegisterStandIn({ port: 0 });
  openOutside(
    loadConfig({ NODE_ENV: 'test', PUBLIC_URL: 'http://127.0.0.1:1', SECRET_KEY, REGISTER_URL: register.url }),
  );
  const file = await outside().register.bulkFile('enheter');
  if (file.kind !== 'File') throw new Error('the register has no file');
  await loadMirror('enheter', file);
  return async () => {
    outside().register.close();
    await register.close();
  };
};

/** A list of which its columns are said, in a tenant with one company. @returns the import's id */
async function brought(by: Member): Promise<string> {
  return inTenant(by.tenantId, async () => {
    await change(
      `update companies set deleted_at = now(), organisation_number = null where tenant_id = $1 and deleted_at is null`,
      [by.tenantId],
    );
    // What earlier scenes brought is reviewed by nobody, and may not stand in the way.
    await change(`update company_imports set state = 'undone' where tenant_id = $1`, [by.tenantId]);
    await insertCompanies([{ name: 'Telenor', organisationNumber: '982463718' }]);
    const names = Array.from({ length: ROWS - 2 }, (_, at) => `;Ingen heter dette ${at};`);
    const text = ['Org.nr;Firma;E-post', '923609016;;', '982463718;;post@telenor.example', ...names].join('\n');
    const id = await bringList(by, { text }, 'nb');
    await chooseColumns(by, id, ['number', 'name', 'email']);
    return id;
  });
}

const standing = (tenantId: string, id: string): Promise<object[]> =>
  sql(
    `select state, total, done, created, filled, unchanged, failed, finished_at is not null as finished
       from company_imports where tenant_id = $1 and id = $2`,
    [tenantId, id],
  );

/** Every row is judged once, and no company is added. */
export const importCheckProof = proveDuty({
  kind: 'import-check',
  surround,
  async arrange({ bjorn }) {
    return { tenantId: bjorn.tenantId, key: await brought(bjorn) };
  },
  effect: ({ tenantId, key }) =>
    inTenant(tenantId, async () => ({
      import: await standing(tenantId, key),
      rows: await sql(
        `select verdict, person_like, suggestions, count(*)::int as count from company_import_rows
          where tenant_id = $1 and import_id = $2 group by 1, 2, 3 order by 1, 2, 3`,
        [tenantId, key],
      ),
      companies: await sql(`select name from companies where tenant_id = $1 and deleted_at is null`, [tenantId]),
    })),
});

/** Every row becomes one company, or fills one, and the trail is told once. */
export const companyImportProof = proveDuty({
  kind: 'company-import',
  surround,
  async arrange({ bjorn }) {
    const { tenantId } = bjorn;
    const key = await brought(bjorn);
    const [owed] = await inTenant(tenantId, () =>
      sql<{ id: string }>(`select id from outbox where tenant_id = $1 and kind = 'import-check' and key = $2`, [
        tenantId,
        key,
      ]),
    );
    const obligation = owed && (await leaseObligation(tenantId, owed.id));
    if (!obligation) throw new Error('nobody owes checking it');
    await checkImport(obligation);
    await inTenant(tenantId, () => startImport(bjorn, key));
    if ((await inTenant(tenantId, () => findImport(key))).state !== 'running') throw new Error('it does not run');
    return { tenantId, key };
  },
  effect: ({ tenantId, key }) =>
    inTenant(tenantId, async () => ({
      import: await standing(tenantId, key),
      rows: await sql(
        `select outcome, reason, count(*)::int as count from company_import_rows
          where tenant_id = $1 and import_id = $2 group by 1, 2 order by 1, 2`,
        [tenantId, key],
      ),
      companies: await sql(
        `select name, organisation_number, email, enrichment_state from companies
          where tenant_id = $1 and deleted_at is null order by name`,
        [tenantId],
      ),
      entries: await sql(
        `select details from audit_entries where tenant_id = $1 and action = 'company.imported' and subject_id = $2`,
        [tenantId, key],
      ),
    })),
});
