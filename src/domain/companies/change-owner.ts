import { record } from '../audit/audit.ts';
import { editOutcome, type EditStart } from '../edit-outcome.ts';
import { EditConflict, NotFound } from '../errors.ts';
import { isOwnerChoice, memberNames } from '../contacts/owner-choices.ts';
import { change } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import { lockLiveCompany } from './locked-company.ts';

/** A member's choice of who looks after a company, and what they saw when they began. */
export interface OwnerEdit extends EditStart {
  /** Null for nobody. */
  readonly ownerId: string | null;
  readonly was: string | null;
}

/**
 * Gives a company to a member, or to nobody.
 * @throws NotFound when the member is not one of the tenant's, or not any more; EditConflict when somebody else gave it away meanwhile
 */
export async function changeOwner(by: Member, id: string, edit: OwnerEdit): Promise<void> {
  demand(by, 'write');
  const company = await lockLiveCompany(id);
  const outcome = editOutcome(edit, { version: company.version, current: company.owner_id, wanted: edit.ownerId });
  if (outcome === 'same') return;
  if (edit.ownerId !== null && !(await isOwnerChoice(by, edit.ownerId))) throw new NotFound('member');
  const names = await memberNames(by, [company.owner_id, edit.ownerId]);
  if (outcome === 'conflict')
    throw new EditConflict({
      field: 'owner',
      theirs: names.get(company.owner_id) ?? null,
      yours: names.get(edit.ownerId) ?? null,
      currentVersion: company.version,
    });
  await Promise.all([
    change(
      `update companies set owner_id = $3, version = version + 1, updated_at = now() where tenant_id = $1 and id = $2`,
      [by.tenantId, id, edit.ownerId],
    ),
    record(asActor(by), 'company.changed', { kind: 'company', id }, { fields: ['owner'] }),
  ]);
}
