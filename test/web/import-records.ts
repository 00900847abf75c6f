import { newId } from '../../src/domain/identifiers.ts';
import type { ImportState, Verdict } from '../../src/domain/imports/company-import.ts';
import { change, inTenant } from '../../src/domain/tenancy.ts';
import type { Member } from '../../src/domain/users/member.ts';
import { newCompany } from './route-records.ts';

/** A list in some state, with a row of each verdict when it is judged. @returns its id */
export async function importIn(by: Member, state: ImportState): Promise<string> {
  const id = newId();
  const companyId = await newCompany(by);
  const ended = state === 'finished' || state === 'undone';
  await inTenant(by.tenantId, async () => {
    await change(
      `insert into company_imports (tenant_id, id, state, file_name, encoding, headings, fields, language, total, done, created,
              filled, failed, created_at, created_by, run_at, finished_at, undone_at, kept_from)
       values ($1, $2, $3, 'kunder.csv', 'utf-8', '{Org.nr,Firma,E-post}', '{number,name,email}', 'nb', 11, $4, $4, $4, $4, now(), $5, $6,
               $6, $7, now())`,
      [
        by.tenantId,
        id,
        state,
        state === 'columns' ? 0 : 1,
        by.id,
        ended || state === 'running' ? new Date() : null,
        state === 'undone' ? new Date() : null,
      ],
    );
    const rows: [verdict: Verdict, cells: readonly string[]][] = [
      ['new', ['310529915', 'Berg og Dal AS', '']],
      ['named', ['', 'Fjell Rør', 'post@fjellror.no']],
      ['exists', ['', 'Berg og Dal', '']],
      ['several', ['', 'To like', '']],
      ['trash', ['974760673', '', '']],
      ['gone', ['999999999', 'Borte', '']],
      ['blocked', ['', 'Rolig', 'ragna@rolig.no']],
      ['unreadable', ['923609017', 'Feil', 'ikke en adresse']],
      ['unanswered', ['982463718', '', '']],
      ['repeated', ['310529915', 'Igjen', '']],
    ];
    for (const [at, [verdict, cells]] of rows.entries())
      await change(
        `insert into company_import_rows (tenant_id, import_id, line, cells, verdict, reason, suggestions, company_id, outcome, withheld,
                person_like)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          by.tenantId,
          id,
          at + 2,
          cells,
          state === 'columns' || state === 'checking' ? null : verdict,
          verdict === 'gone' ? 'unknown' : null,
          JSON.stringify(
            verdict === 'named' ? [{ number: '310529915', certainty: 'sure', reasons: ['same-name'] }] : [],
          ),
          verdict === 'exists' || verdict === 'trash' ? companyId : null,
          !ended ? null : verdict === 'new' ? 'created' : 'left-out',
          verdict === 'named' ? ['email'] : [],
          verdict === 'new',
        ],
      );
  });
  return id;
}
