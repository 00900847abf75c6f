import type { CompanyImport } from '../../domain/imports/company-import.ts';
import { importFields, ownTarget } from '../../domain/imports/import-fields.ts';
import type { Visit } from '../visit.ts';

/** What a column becomes, in the reader's words; one of the tenant's own fields by its label. */
export function targetLabel({ t }: Pick<Visit, 't'>, { own }: Pick<CompanyImport, 'own'>, target: string): string {
  const fixed = importFields.find((field) => field === target);
  return fixed ? t(`imports.field.${fixed}`) : (own.find((field) => ownTarget(field) === target)?.label ?? '');
}
