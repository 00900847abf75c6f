import type { Subject } from './categories.ts';
import { isPersonal, type Column, type Reason, type TableDeclaration, type Treatment } from './declaration.ts';
import { declarationOf } from './inventory.ts';

/**
 * What erasing a subject does to the columns of a table, as declared. Columns that are not named are not touched: they
 * are about nobody, or about somebody else.
 * @throws Error for a table that is not declared
 */
export function erasureTreatmentOf(table: string, subject: Subject): Readonly<Record<string, Treatment>> {
  return treatments(declarationOf(table), subject);
}

/** As `erasureTreatmentOf`, for a declaration at hand. */
export function treatments(
  { columns }: TableDeclaration,
  subject: Subject,
  reason: Reason = 'rule',
): Readonly<Record<string, Treatment>> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, column]) => {
      const treatment = treatmentOf(column, subject, reason);
      return treatment === undefined ? [] : [[name, treatment]];
    }),
  );
}

function treatmentOf(column: Column, subject: Subject, reason: Reason): Treatment | undefined {
  const byRight = reason === 'right' ? column.byRight : undefined;
  if (!isPersonal(column)) return byRight ?? column.erasure;
  return column.subject === subject ? (byRight ?? column.erasure) : column.erasureOf?.[subject];
}
