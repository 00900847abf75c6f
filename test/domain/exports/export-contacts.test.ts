import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { atTime } from '../../../src/domain/clock.ts';
import { insertContacts, type ContactRow } from '../../../src/domain/contacts/bulk.ts';
import { readPhone } from '../../../src/domain/contacts/phone-number.ts';
import { insertCompanies } from '../../../src/domain/companies/bulk.ts';
import { Invalid, NotAllowed, NotFound } from '../../../src/domain/errors.ts';
import { cancelExport } from '../../../src/domain/exports/cancel-export.ts';
import { everyContact } from '../../../src/domain/exports/contact-export.ts';
import { downloadExport } from '../../../src/domain/exports/download-export.ts';
import { expireExport } from '../../../src/domain/exports/expire-export.ts';
import { exportContacts } from '../../../src/domain/exports/export-contacts.ts';
import { exportOf, exportsOf } from '../../../src/domain/exports/exports-of.ts';
import { requestExport } from '../../../src/domain/exports/request-export.ts';
import { leaseObligation, type LeasedObligation } from '../../../src/domain/outbox.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { hashPassword } from '../../../src/domain/users/passwords.ts';
import { exportWords } from '../../../src/workers/exports/export-words.ts';
import { colleague, useCast } from '../../support/cast.ts';
import { armFaultPoints } from '../../../src/domain/fault-points.ts';
import { leaseOf, readCsv, useFiles } from './exported.ts';

const at = new Date('2026-11-22T12:00:00Z');
const days = (count: number): Date => new Date(at.getTime() + count * 86_400_000);

describe('An export of contacts', () => {
  const cast = useCast();
  const files = useFiles();
  let admin: Member;

  before(async () => {
    admin = await colleague(
      cast.astrid,
      'Ada Admin',
      'ada@nordlys.example',
      await hashPassword('x'.repeat(16)),
      'admin',
    );
  });
  beforeEach(async () => {
    for (const { tenantId } of [cast.astrid, cast.clara])
      await inTenant(tenantId, async () => {
        for (const table of ['contact_emails', 'contact_phones', 'contact_companies', 'contacts', 'exports', 'outbox'])
          await change(`delete from ${table} where tenant_id = $1`, [tenantId]);
      });
  });

  const people = (rows: readonly ContactRow[], by = cast.astrid): Promise<string[]> =>
    inTenant(by.tenantId, () => insertContacts(rows));
  const ask = (filter = everyContact, language: 'nb' | 'en' = 'nb'): Promise<string> =>
    inTenant(cast.astrid.tenantId, () => requestExport(cast.astrid, filter, language));
  const run = (obligation: LeasedObligation): Promise<void> =>
    exportContacts(obligation, new AbortController().signal, exportWords);
  const read = (id: string) => inTenant(cast.astrid.tenantId, () => exportOf(cast.astrid, id));
  const fetched = (id: string, by = cast.astrid) => inTenant(by.tenantId, () => downloadExport(by, id));
  const rowsOf = async (id: string, delimiter = ';') => readCsv((await fetched(id)).path, delimiter);

  async function exported(filter = everyContact, language: 'nb' | 'en' = 'nb'): Promise<string> {
    const id = await ask(filter, language);
    await run(await leaseOf(cast.astrid, 'contact-export', id));
    return id;
  }

  it('has every contact by name, with the headings and values of its language', async () => {
    const [company = ''] = await inTenant(cast.astrid.tenantId, () => insertCompanies([{ name: 'Berg; og Dal AS' }]));
    await people([
      {
        givenName: 'Åse',
        familyName: 'Aasen',
        emails: ['ase@berg.example', 'ase@hjemme.example'],
        phones: ['+4722334455'],
        companies: [{ id: company, name: 'Berg; og Dal AS', role: 'Leder, "sjef"' }],
        ownerId: cast.bjorn.id,
        createdAt: new Date('2026-03-01T12:00:00Z'),
      },
      { givenName: 'Kari', familyName: 'Berg', createdAt: new Date('2026-03-01T12:00:00Z') },
    ]);
    const [headings, first, second] = await rowsOf(await exported());
    expect(headings?.slice(0, 5)).to.deep.equal(['Fornavn', 'Etternavn', 'Stilling', 'Firma', 'Rolle i firmaet']);
    expect(first?.slice(0, 2)).to.deep.equal(['Kari', 'Berg']);
    expect(second).to.deep.equal(
      [
        'Åse',
        'Aasen',
        '',
        'Berg; og Dal AS',
        'Leder, "sjef"',
        '',
        'ase@berg.example',
        'ase@hjemme.example',
        '22 33 44 55',
      ].concat(['', '', '', '', '', 'Bjørn Berg', '', '01.03.2026', '']),
    );
    const [english, , englishSecond] = await rowsOf(await exported(everyContact, 'en'), ',');
    expect(english?.slice(0, 2)).to.deep.equal(['Given name', 'Family name']);
    expect(englishSecond?.at(-2)).to.equal('1 Mar 2026');
  });

  it('says of a company whose name the register told where it is from, since when, and on what licence', async () => {
    const company = await inTenant(cast.astrid.tenantId, async () => {
      const [id = ''] = await insertCompanies([{ name: 'FJELLREV BYGG AS' }]);
      await change(
        `insert into company_field_sources (tenant_id, company_id, field, source, register_value, register_seen_at)
         values ($1, $2, 'name', 'register', '["FJELLREV BYGG AS"]', $3)`,
        [cast.astrid.tenantId, id, at],
      );
      return id;
    });
    await people([{ givenName: 'Kari', familyName: 'Berg', companies: [{ id: company, name: 'FJELLREV BYGG AS' }] }]);
    const [headings, row] = await rowsOf(await exported());
    expect(headings?.at(-1)).to.equal('Kilde for firma');
    expect(row?.at(-1)).to.equal(
      'Kilde: Brønnøysundregistrene (Enhetsregisteret), hentet 22.11.2026, NLOD 2.0 (https://data.norge.no/nlod/no/2.0)',
    );
  });

  it('begins with the mark of UTF-8, so that Excel shows æ, ø and å', async () => {
    const { path: file } = await fetched(await exported());
    expect(readFileSync(file).subarray(0, 3).toString('hex')).to.equal('efbbbf');
  });

  it('writes phone numbers that are read back as the same numbers', async () => {
    const numbers = ['+4722334455', '+4741234567', '+46701234567', '+442071838750'];
    await people(numbers.map((phone, n) => ({ givenName: `P${n}`, familyName: 'Tall', phones: [phone] })));
    const rows = await rowsOf(await exported());
    expect(rows.slice(1).map((row) => readPhone(row[8] ?? ''))).to.deep.equal(numbers);
  });

  it('makes text of names that look like formulas', async () => {
    await people([{ givenName: '=HYPERLINK("http://x.example")', familyName: '@SUM(A1)' }]);
    const { path: file } = await fetched(await exported());
    expect(readFileSync(file, 'utf8')).to.include(`"'=HYPERLINK(""http://x.example"")";'@SUM(A1)`);
  });

  it('leaves out those in the trash, the anonymised, and other tenants', async () => {
    const [trashed, anonymised] = await people([
      { givenName: 'I', familyName: 'Søpla' },
      { givenName: 'An', familyName: 'Onym' },
      { givenName: 'Vanlig', familyName: 'Kontakt' },
    ]);
    await people([{ givenName: 'Hos', familyName: 'Fjord' }], cast.clara);
    await inTenant(cast.astrid.tenantId, async () => {
      await change(`update contacts set deleted_at = now() where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        trashed,
      ]);
      await change(`update contacts set anonymised_at = now() where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        anonymised,
      ]);
    });
    expect((await rowsOf(await exported())).slice(1).map(([name]) => name)).to.deep.equal(['Vanlig']);
  });

  it('holds what the list’s filter holds', async () => {
    await people([
      { givenName: 'Kari', familyName: 'Berg', ownerId: cast.bjorn.id },
      { givenName: 'Ola', familyName: 'Berg', ownerId: cast.astrid.id },
      { givenName: 'Per', familyName: 'Dal', ownerId: cast.bjorn.id, createdAt: new Date('2020-01-01') },
    ]);
    const names = async (filter: Partial<typeof everyContact>) =>
      (await rowsOf(await exported({ ...everyContact, ...filter }))).slice(1).map(([name]) => name);
    expect(await names({ search: 'berg' })).to.deep.equal(['Kari', 'Ola']);
    expect(await names({ search: 'be' })).to.deep.equal(['Kari', 'Ola']);
    expect(await names({ ownerId: cast.bjorn.id })).to.deep.equal(['Kari', 'Per']);
    expect(await names({ search: 'berg', ownerId: cast.bjorn.id })).to.deep.equal(['Kari']);
    expect(await names({ idleMonths: 12 })).to.deep.equal(['Per']);
  });

  it('reads more contacts than one batch without losing or doubling any, and its progress only grows', async () => {
    await people(Array.from({ length: 2_345 }, (_, n) => ({ givenName: `${n}`, familyName: `Samme ${n % 7}` })));
    const id = await ask();
    const seen: number[] = [];
    const disarm = armFaultPoints(async () => {
      seen.push((await read(id)).rowsDone);
    });
    try {
      await run(await leaseOf(cast.astrid, 'contact-export', id));
    } finally {
      disarm();
    }
    expect(seen).to.deep.equal(seen.toSorted((a, b) => a - b));
    expect(seen).to.include(1_000);
    expect(seen).to.include(2_000);
    const names = (await rowsOf(id)).slice(1).map(([name]) => name);
    expect(names).to.have.length(2_345);
    expect(new Set(names).size).to.equal(2_345);
    expect(await read(id)).to.include({ state: 'finished', rowsDone: 2_345, rowsExpected: 2_345 });
  });

  it('keeps the size and the checksum of the file', async () => {
    const id = await exported();
    const bytes = readFileSync((await fetched(id)).path);
    const [row] = await inTenant(cast.astrid.tenantId, () =>
      sql<{ bytes: number; sha256: string }>(`select bytes, sha256 from exports where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        id,
      ]),
    );
    expect(row).to.deep.equal({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  });

  it('is seen, stopped and fetched by the person who asked alone', async () => {
    const id = await exported();
    for (const other of [admin, cast.clara])
      for (const act of [exportOf, downloadExport, cancelExport])
        await rejects(() => inTenant<unknown>(other.tenantId, () => act(other, id)), NotFound);
    expect(await inTenant(admin.tenantId, () => exportsOf(admin))).to.deep.equal([]);
    await rejects(() => fetched(id, cast.bjorn), NotAllowed);
    await rejects(() => inTenant(cast.bjorn.tenantId, () => requestExport(cast.bjorn, everyContact, 'nb')), NotAllowed);
  });

  it('is refused while three others are under way, also when all are asked for at the same moment', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => ask()));
    expect(asked.filter(({ status }) => status === 'fulfilled')).to.have.length(3);
    for (const one of asked) if (one.status === 'rejected') expect(one.reason).to.be.instanceOf(Invalid);
  });

  it('hard case 6: can be fetched for seven days and not a moment longer, even when the worker is late', async () => {
    const id = await ask();
    const obligation = await leaseOf(cast.astrid, 'contact-export', id);
    await atTime(at, () => run(obligation));
    const lastMoment = new Date(days(7).getTime() - 1);
    expect((await atTime(lastMoment, () => fetched(id))).madeAt).to.deep.equal(at);
    await rejects(() => atTime(days(7), () => fetched(id)), NotFound);
  });

  it('loses its file and its filter when its days are over, not before', async () => {
    const id = await ask({ ...everyContact, search: 'berg' });
    const making = await leaseOf(cast.astrid, 'contact-export', id);
    await atTime(at, () => run(making));
    const { path: file } = await atTime(at, () => fetched(id));
    const [owed] = await inTenant(cast.astrid.tenantId, () =>
      sql<{ id: string; due_at: Date }>(
        `select id, due_at from outbox where tenant_id = $1 and kind = 'export-expiry'`,
        [cast.astrid.tenantId],
      ),
    );
    expect(owed?.due_at).to.deep.equal(days(7));
    const obligation = await leaseObligation(cast.astrid.tenantId, owed?.id ?? '');
    if (!obligation) throw new Error('nothing is owed');
    await atTime(days(7), () => expireExport(obligation));
    expect(existsSync(file)).to.equal(false);
    expect(await read(id)).to.deep.include({ state: 'expired', filter: everyContact });
  });

  it('leaves nothing behind when it is stopped in the middle', async () => {
    await people(Array.from({ length: 1_500 }, (_, n) => ({ givenName: `${n}`, familyName: 'Mange' })));
    const id = await ask();
    let batches = 0;
    const disarm = armFaultPoints(async (step) => {
      if (step === 'batch written' && ++batches === 1)
        await inTenant(cast.astrid.tenantId, () => cancelExport(cast.astrid, id));
    });
    const before = filesIn(files.folder);
    try {
      await run(await leaseOf(cast.astrid, 'contact-export', id));
    } finally {
      disarm();
    }
    expect(batches).to.equal(1);
    expect(filesIn(files.folder)).to.deep.equal(before);
    expect((await read(id)).state).to.equal('cancelled');
    await rejects(() => fetched(id), NotFound);
    const owed = await inTenant(cast.astrid.tenantId, () =>
      sql(`select from outbox where tenant_id = $1 and done_at is null`, [cast.astrid.tenantId]),
    );
    expect(owed).to.have.length(0);
  });

  it('stays finished when somebody stops it too late', async () => {
    const id = await exported();
    await inTenant(cast.astrid.tenantId, () => cancelExport(cast.astrid, id));
    expect((await read(id)).state).to.equal('finished');
  });

  it('says that it failed after its last attempt, and leaves no file', async () => {
    const id = await ask();
    const obligation = await leaseOf(cast.astrid, 'contact-export', id);
    const stopped = new AbortController();
    stopped.abort();
    const before = filesIn(files.folder);
    await rejects(() => exportContacts({ ...obligation, attempts: 8 }, stopped.signal, exportWords), Error);
    expect((await read(id)).state).to.equal('failed');
    expect(filesIn(files.folder)).to.deep.equal(before);
  });

  it('is refused to somebody who has three under way', async () => {
    for (let n = 0; n < 3; n++) await ask();
    await rejects(() => ask(), Invalid);
  });
});

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();

async function rejects(work: () => Promise<unknown>, kind: new (...args: never[]) => Error): Promise<void> {
  const outcome = await work().then(
    () => 'went through',
    (error: unknown) => error,
  );
  expect(outcome).to.be.instanceOf(kind);
}
