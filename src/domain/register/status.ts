import type { RegisterEntity } from './entity.ts';

/**
 * The one thing to say about a unit's life, gravest first. `unknown` means the register did not send the flags of a
 * live main unit, so nothing may be claimed.
 */
export type RegisterStatus =
  | 'deleted'
  | 'bankrupt'
  | 'compulsoryDissolution'
  | 'underLiquidation'
  | 'restructuring'
  | 'foreignInsolvency'
  | 'active'
  | 'unknown';

/** What of a unit bears on its status. */
export type StatusFlags = Pick<
  RegisterEntity,
  | 'deleted'
  | 'bankrupt'
  | 'compulsoryDissolution'
  | 'underLiquidation'
  | 'underRestructuringOn'
  | 'foreignInsolvencyOn'
  | 'isSubUnit'
>;

/**
 * The gravest status that holds: deleted, bankrupt, compulsory dissolution, liquidation, restructuring, insolvency
 * abroad, active. Restructuring and insolvency abroad have no flag in the register, only their date.
 */
export function registerStatus(entity: StatusFlags): RegisterStatus {
  if (entity.deleted) return 'deleted';
  if (entity.bankrupt) return 'bankrupt';
  if (entity.compulsoryDissolution) return 'compulsoryDissolution';
  if (entity.underLiquidation) return 'underLiquidation';
  if (entity.underRestructuringOn !== undefined) return 'restructuring';
  if (entity.foreignInsolvencyOn !== undefined) return 'foreignInsolvency';
  return entity.isSubUnit || hasAllFlags(entity) ? 'active' : 'unknown';
}

// Sub-units never carry these flags; a main unit always does.
function hasAllFlags(entity: StatusFlags): boolean {
  return [entity.bankrupt, entity.compulsoryDissolution, entity.underLiquidation].every((flag) => flag !== undefined);
}
