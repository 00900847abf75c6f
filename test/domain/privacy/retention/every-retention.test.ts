import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { atTime } from '../../../../src/domain/clock.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { owe } from '../../../../src/domain/outbox.ts';
import { openFiles } from '../../../../src/domain/files/files.ts';
import { expiringRows } from '../../../../src/domain/privacy/expiry/expiring-rows.ts';
import { treatments } from '../../../../src/domain/privacy/inventory/erasure-treatment.ts';
import { declarationOf, inventory, personalData } from '../../../../src/domain/privacy/inventory/inventory.ts';
import {
  retentionCodes,
  type Period,
  type RetentionCode,
} from '../../../../src/domain/privacy/inventory/retention-codes.ts';
import { stores, type StoreDeclaration } from '../../../../src/domain/privacy/inventory/stores.ts';
import { inPlatform, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { emptiedTables } from '../../../../src/domain/tenants/ending/tables-in-order.ts';
import { forgetOldLinks } from '../../../../src/domain/users/forget-links.ts';
import { forgetEndedSessions } from '../../../../src/domain/users/sessions.ts';
import { schedule } from '../../../../src/workers/schedule.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useCast } from '../../../support/cast.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

/** A table whose columns are declared to be kept by one code. */
type Declared = `${RetentionCode} ${string}`;
/** A test that moves the clock past the time of such a table: its file, and its title or the beginning of it. */
type Proof = readonly [file: string, title: string];

const cutTrail: Proof = ['domain/audit/cut-audit', 'removes what is 24 months old, keeps privacy five years'];
const forgetDocuments: Proof = [
  'domain/sales-documents/control',
  'deletes what bookkeeping needs no longer the day after, and nothing before',
];
const reduced: Proof = [
  'domain/privacy/requests/requests',
  'keep names for three years, and then kind, days, outcome and a keyed hash alone',
];
const here: Proof = ['domain/privacy/retention/every-retention', 'is gone when it no longer opens anything'];
const userGone: Proof = [
  'domain/users/forget-users',
  'leaves neither name nor address anywhere, once both have had their turn',
];
const mirrored: Proof = [
  'domain/register/mirror/refresh-mirror',
  'changes what has changed, adds what is new, and drops what is gone, and touches no other row',
];

/** What does more than delete has a job of its own, and a test of its own. */
const provenApart: Readonly<Partial<Record<Declared, Proof>>> = {
  'access-copy access_findings': ['domain/privacy/retention/every-retention', 'goes with its file'],
  'agreement agreement_acceptances': [
    'domain/tenants/ending/forget-kept',
    'keeps the name in the agreement for three years after the end',
  ],
  'audit-trail audit_entries': cutTrail,
  'bookkeeping subscriptions': [
    'domain/tenants/ending/forget-kept',
    'keeps the accounts to the last day of the fifth year, and lets them go the day after',
  ],
  'bookkeeping sales_documents': forgetDocuments,
  'bookkeeping sales_document_lines': forgetDocuments,
  'bookkeeping sales_document_vat': forgetDocuments,
  'bookkeeping ehf_deliveries': forgetDocuments,
  'consent-proof consent_events': [
    'domain/privacy/consent/forget-proof',
    'goes, and nobody stands anywhere else than before',
  ],
  'cookie-receipt cookie_receipts': [
    'domain/privacy/cookies/receipts',
    'are kept for the six months they stand and 24 more, and then go',
  ],
  'disclosure disclosures': [
    'domain/privacy/disclosures/disclosures',
    'forgets the recipients 24 months after the person',
  ],
  'export exports': [
    'domain/exports/export-contacts',
    'loses its file and its filter when its days are over, not before',
  ],
  'one-time-link password_resets': here,
  'one-time-link address_changes': here,
  'one-time-link pending_sign_ups': here,
  'owed-answer data_subject_requests': [
    'domain/privacy/fulfilment',
    'hard case 8: takes mail that waits along, but for the answers it owes; these leave, and then the address goes',
  ],
  'register-mirror register_units': mirrored,
  'register-mirror register_units_incoming': mirrored,
  'request data_subject_requests': reduced,
  'request data_subject_request_events': reduced,
  'request data_subject_request_letters': reduced,
  'request identity_checks': reduced,
  'security-log sign_in_events': ['domain/users/sign-in-events', 'are gone after 180 days'],
  'session sessions': here,
  'account users': userGone,
  'account members': userGone,
};

/** Kept past its time until somebody mends it, and by what it will be. The list only shrinks. */
const notYet: Readonly<Partial<Record<Declared, string>>> = {
  'bookkeeping book_customers': 'goes with the books of its last year, by the job of the vouchers',
};

/** Outside the database. What others hold goes by their own rules, as the sub-processor register says. */
const provenStores: Readonly<Record<StoreDeclaration['store'], Proof | string>> = {
  'export-files': [
    'domain/exports/export-contacts',
    'loses its file and its filter when its days are over, not before',
  ],
  'access-files': ['domain/privacy/retention/every-retention', 'goes with its file'],
  'access-files-of-users': ['domain/privacy/retention/every-retention', 'goes with its file'],
  'technical-log': ['log-files', 'go when their first line is 30 days old, and not the day before'],
  'queue-in-redis': 'holds ids alone; a job is removed when it ends',
  browser: 'the browser removes a cookie by its own date, and it opens nothing when the session has ended',
  backup: 'made and rotated by whoever runs the installation',
  'backup-for-tenants': 'made and rotated by whoever runs the installation',
  'mail-server': 'kept by the mail server',
  'mail-server-for-tenants': 'kept by the mail server',
  stripe: ['domain/billing/leave-stripe', 'hard case 28: empties and deletes who owes nothing'],
  'access-point-folder': forgetDocuments,
};

const tests = path.join(import.meta.dirname, '../../..');
const isThere = ([file, title]: Proof): boolean =>
  readFileSync(path.join(tests, `${file}.test.ts`), 'utf8').includes(title);

const declared = [...new Set(personalData.map(({ table, column }): Declared => `${column.retention} ${table}`))];
const parts = (one: Declared): readonly [RetentionCode, string] => {
  const code = Object.keys(retentionCodes).find((known) => known === one.slice(0, one.indexOf(' ')));
  if (!isCode(code)) throw new Error(`no retention code in ${one}`);
  return [code, one.slice(one.indexOf(' ') + 1)];
};
const isCode = (code: string | undefined): code is RetentionCode => code !== undefined && code in retentionCodes;
const periodOf = (code: RetentionCode): Period | undefined => {
  const facts = retentionCodes[code];
  return 'period' in facts ? facts.period : undefined;
};

/** By which mechanism a table goes when its time is over. */
function mechanism(one: Declared): string | undefined {
  const [code, table] = parts(one);
  if (one in provenApart) return 'a job of its own';
  if (code === 'inactivity' || code === 'with-contact') return 'the rules that a tenant has decided on';
  if (code === 'account' || code === 'tenant-record')
    return emptiedTables.includes(table) || table === 'tenants' ? 'the end of the customer relationship' : undefined;
  // Of the retention's own length; `until-withdrawn` has none and goes at once.
  const { number, unit } = periodOf(code) ?? { number: 0, unit: 'day' };
  const own = expiringRows.filter((rows) => rows.table === table || table in (rows.with ?? {}));
  return own.some(({ period }) => period.unit === unit && period.number === number) ||
    (table === 'rate_limits' && own.length > 0)
    ? 'forget-expired'
    : undefined;
}

describe('Every time that the inventory promises', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  before(() => openFiles(folder.path));

  it('has a mechanism that carries it out, for each table that is kept by it', () => {
    expect(declared.filter((one) => mechanism(one) === undefined && !(one in notYet))).to.deep.equal([]);
    expect(
      Object.keys(notYet).filter((one) => !declared.some((known) => known === one && mechanism(known) === undefined)),
      'mended: take the line away',
    ).to.deep.equal([]);
    expect(
      Object.keys(provenApart).filter((one) => !declared.some((known) => known === one)),
      'of no declaration any more',
    ).to.deep.equal([]);
  });

  it('is proven by a test that is there and is about that table, where the mechanism is a job of its own', () => {
    const missing = Object.entries(provenApart).filter(([, proof]) => proof && !isThere(proof));
    expect(missing).to.deep.equal([]);
    const ofStores = stores.flatMap(({ store }) => {
      const proof = provenStores[store];
      return typeof proof === 'string' || isThere(proof) ? [] : [store];
    });
    expect(ofStores).to.deep.equal([]);
  });

  it('is carried out by a job that the clock begins', () => {
    const jobs = schedule.map(({ name }) => name);
    expect(jobs).to.include.members([
      'forget-expired',
      'forget-proof',
      'forget-old-links',
      'forget-ended-sessions',
      'forget-sign-ins',
      'forget-old-cookie-receipts',
      'cut-audit',
      'reduce-old-requests',
      'reduce-disclosures',
      'forget-kept',
      'forget-sales-documents',
      'forget-former-members',
      'forget-users-alone',
      'erase-ended-tenants',
      'owe-retention-night',
      'owe-mirror-refresh',
    ]);
  });

  it('takes from contacts whatever is kept by their own rule, or declares on what ground it stays', () => {
    const left = personalData
      .filter(
        ({ column }) =>
          (column.retention === 'inactivity' || column.retention === 'with-contact') && column.subject === 'contact',
      )
      .filter(({ table, name, column }) => {
        const treatment = treatments(declarationOf(table), 'contact')[name] ?? column.erasure;
        return treatment === 'keep' && column.keptUnder === undefined;
      });
    expect(left).to.deep.equal([]);
    const reached = new Set(
      inventory.flatMap(({ table, ties }) => (ties.some(({ to }) => to === 'contact') ? [table] : [])),
    );
    expect(
      declared.filter((one) => ['inactivity', 'with-contact'].includes(parts(one)[0]) && !reached.has(parts(one)[1])),
      'tables that no rule reaches',
    ).to.deep.equal([]);
  });

  /** Ways in, one of each, with the moment at which they no longer open anything. */
  const began = new Date('2026-01-15T12:00:00Z');
  const ways = [
    { table: 'sessions', code: 'session', forget: forgetEndedSessions },
    { table: 'password_resets', code: 'one-time-link', forget: forgetOldLinks },
    { table: 'address_changes', code: 'one-time-link', forget: forgetOldLinks },
    { table: 'pending_sign_ups', code: 'one-time-link', forget: forgetOldLinks },
  ] as const;
  for (const { table, code, forget } of ways)
    it(`of ${table} is gone when it no longer opens anything, and that is within ${code}`, async () => {
      const { number } = retentionCodes[code].period;
      const end = new Date(began.getTime() + number * 86_400_000);
      const particular = {
        sessions: [`user_id, data, seen_at`, `$4, '{}', $3`],
        password_resets: ['user_id', '$4'],
        address_changes: ['user_id, request_id, email', `$4, $4, 'ny@adresse.example'`],
        pending_sign_ups: ['details', `jsonb_build_object('founder', $4::text)`],
      }[table];
      const count = async (): Promise<number> =>
        (await inPlatform(() => sql(`select from ${table} where token_hash = $1`, [token]))).length;
      const token = Buffer.from(newId());
      await inPlatform(() =>
        sql(
          `insert into ${table} (token_hash, created_at, expires_at, ${particular[0]}) values ($1, $2, $3, ${particular[1]})`,
          [token, began, end, cast.astrid.userId],
        ),
      );
      await atTime<Promise<unknown>>(new Date(end.getTime() - 1), forget);
      expect(await count()).to.equal(1);
      await atTime<Promise<unknown>>(end, forget);
      expect(await count()).to.equal(0);
    });

  it('of mentions of others that were decided about goes with its file, when the copy’s days are over', async () => {
    const { tenantId, id: memberId } = cast.astrid;
    const [packageId, fileKey] = [newId(), newId()];
    const end = new Date(began.getTime() + retentionCodes['access-copy'].period.number * 86_400_000);
    const within = <T>(work: () => Promise<T>): Promise<T> => inTenant(tenantId, work);
    await within(async () => {
      await sql(
        `insert into access_packages (tenant_id, id, form, contact_id, language, state, requested_by, reviewed_by, reviewed_at, created_at, finished_at, expires_at, file_key)
         values ($1, $2, 'access', $2, 'nb', 'ready', $3, $3, $4, $4, $4, $5, $6)`,
        [tenantId, packageId, memberId, began, end, fileKey],
      );
      await sql(
        `insert into access_findings (tenant_id, id, package_id, table_name, row_id, column_name, kind, found)
         values ($1, $2, $3, 'activities', $2, 'body', 'contact', 'Ola')`,
        [tenantId, newId(), packageId],
      );
    });
    const left = () =>
      within(() => sql(`select from access_findings where package_id = $1 and tenant_id = $2`, [packageId, tenantId]));
    await within(() => owe('access-expiry', fileKey, { subjectId: packageId, dueAt: end }));
    await carryOutDue(cast.database, 'access-expiry', new Date(end.getTime() - 1));
    expect(await left()).to.have.length(1);
    await carryOutDue(cast.database, 'access-expiry', end);
    expect(await left()).to.deep.equal([]);
  });
});
