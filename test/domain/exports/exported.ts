import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { openFiles } from '../../../src/domain/files/files.ts';
import { leaseObligation, type LeasedObligation, type ObligationKind } from '../../../src/domain/outbox.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { unguardFormula } from '../../../src/domain/exports/formula-guard.ts';

/** Gives the surrounding `describe` a file store of its own. Call it after the database is set up. */
export function useFiles(): { readonly folder: string } {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'onnet-files-'));
    openFiles(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  return {
    get folder() {
      return folder;
    },
  };
}

/** The id of what is owed under a key. */
export async function obligationOf(by: Member, kind: ObligationKind, key: string): Promise<string> {
  const [row] = await inTenant(by.tenantId, () =>
    sql<{ id: string }>(`select id from outbox where tenant_id = $1 and kind = $2 and key = $3`, [
      by.tenantId,
      kind,
      key,
    ]),
  );
  if (!row) throw new Error(`no ${kind} is owed`);
  return row.id;
}

/** Takes the lease of what is owed under a key; `key` may be left out where the tenant owes one of the kind. */
export async function leaseOf(by: Member, kind: ObligationKind, key?: string): Promise<LeasedObligation> {
  const [row] = await inTenant(by.tenantId, () =>
    sql<{ id: string }>(
      `select id from outbox where tenant_id = $1 and kind = $2 and ($3::text is null or key = $3) and done_at is null`,
      [by.tenantId, kind, key ?? null],
    ),
  );
  const leased = row && (await leaseObligation(by.tenantId, row.id));
  if (!leased) throw new Error(`no ${kind} is owed`);
  return leased;
}

/** A file as a spreadsheet reads it: rows of cells, guards taken away. Knows quotes, as RFC 4180 has them. */
export function readCsv(file: string, delimiter: string): string[][] {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const rows: string[][] = [];
  let cells: string[] = [];
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${delimiter}\\r\\n]*)(${delimiter}|\\r\\n)`, 'gy');
  for (const [, raw = '', end] of text.matchAll(cell)) {
    const value = raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw;
    cells.push(unguardFormula(value));
    if (end !== delimiter) {
      rows.push(cells);
      cells = [];
    }
  }
  return rows;
}
