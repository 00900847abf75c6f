import { record } from '../audit/audit.ts';
import { editOutcome, type EditStart } from '../edit-outcome.ts';
import { EditConflict, Invalid } from '../errors.ts';
import { normaliseOrganisationNumber, organisationNumberProblem } from '../register/organisation-number.ts';
import { change } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import { CompanyExists, companyWithNumber } from './add-company.ts';
import { isPersonLikeNumber } from './known-form.ts';
import { lockLiveCompany } from './locked-company.ts';
import { oweEnrichment } from './request-enrichment.ts';
import { forgetNotices } from './news/write-notices.ts';
import { restrictedAmong, restrictedNamed } from './restricted-businesses.ts';
import { companySearchText } from './search-text.ts';

/** A member's edit of a company's organisation number, and what they saw when they began. */
export interface NumberEdit extends EditStart {
  /** As typed; empty takes the number away. */
  readonly number: string;
  readonly was: string | null;
}

/**
 * Gives a company its organisation number, corrects it, or takes it away. A new number owes asking the register.
 * @throws Invalid when it fails MOD11; CompanyExists when another company has it; EditConflict
 */
export async function changeNumber(by: Member, id: string, edit: NumberEdit): Promise<void> {
  demand(by, 'write');
  const number = normaliseOrganisationNumber(edit.number) || null;
  const problem = number === null ? undefined : organisationNumberProblem(number);
  if (problem)
    throw new Invalid({ value: `form.organisationNumber.${problem === 'checksum' ? 'checksum' : 'length'}` });
  const company = await lockLiveCompany(id);
  const current = company.organisation_number;
  const outcome = editOutcome(edit, { version: company.version, current, wanted: number });
  if (outcome === 'same') return;
  if (outcome === 'conflict')
    throw new EditConflict({
      field: 'organisationNumber',
      theirs: current,
      yours: number,
      currentVersion: company.version,
    });
  const known = number === null ? undefined : await companyWithNumber(by, number);
  if (known && known.id !== id) throw new CompanyExists(known);
  if (number !== null && (await restrictedAmong([number])).size > 0)
    throw new Invalid({ value: 'companies.restricted' });
  // Without its number, its name is all that tells it from theirs.
  if (number === null && (await restrictedNamed([company.name])).size > 0)
    throw new Invalid({ value: 'companies.restricted.name' });
  await Promise.all([
    change(
      `update companies
          set organisation_number = $3, search_text = $4, version = version + 1, updated_at = now(),
              enrichment_state = 'none', enrichment_at = null, register_status = null, vat_registered = null,
              person_like = person_like or ${isPersonLikeNumber('$3')}
        where tenant_id = $1 and id = $2`,
      [by.tenantId, id, number, companySearchText(company.name, number)],
    ),
    forgetNotices(id),
    // A number that was accepted as a suggestion is now somebody's own doing, and no longer to be taken back.
    change(
      `update company_matches set state = 'none' where tenant_id = $1 and company_id = $2 and state = 'accepted'`,
      [by.tenantId, id],
    ),
    number === null ? undefined : oweEnrichment(id),
    record(asActor(by), 'company.changed', { kind: 'company', id }, { fields: ['organisationNumber'] }),
  ]);
}
