import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { editOutcome, type EditStart } from '../edit-outcome.ts';
import { EditConflict, Invalid, NotFound } from '../errors.ts';
import { change, sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import { noteUserEdit, writeSources } from './field-sources.ts';
import { readValue, writeValue, type CompanyField } from './fields.ts';
import { lockLiveCompany } from './locked-company.ts';
import { restrictedNamed } from './restricted-businesses.ts';
import { factText, readTyped, type Typed, type TypedField } from './typed-value.ts';
import { writeCompany } from './write-company.ts';

/** A member's edit of one fact, and what they saw when they began. */
export interface FactEdit extends EditStart {
  readonly field: TypedField;
  readonly typed: Typed;
  /** The fact's value when the edit began, in the form of `writeValue`. */
  readonly was: string | null;
}

/**
 * Gives a fact the value a member typed; from now on it is theirs, and the register no longer writes it.
 * @throws Invalid when the text cannot be used; EditConflict when somebody else changed this very fact meanwhile
 */
export async function changeFact(by: Member, id: string, edit: FactEdit): Promise<void> {
  demand(by, 'write');
  const company = await lockLiveCompany(id);
  const next = { ...company, ...readTyped(edit.field, edit.typed) };
  const current = writeValue(edit.field, company);
  const wanted = writeValue(edit.field, next);
  const outcome = editOutcome(edit, { version: company.version, current, wanted });
  if (outcome === 'conflict')
    throw new EditConflict({
      field: edit.field,
      theirs: factText(edit.field, company),
      yours: factText(edit.field, next),
      currentVersion: company.version,
    });
  if (outcome === 'same') return;
  if (edit.field === 'name' && company.organisation_number === null && (await restrictedNamed([next.name])).size > 0)
    throw new Invalid({ value: 'companies.restricted.name' });
  await Promise.all([
    writeCompany(id, company.organisation_number, next, company),
    noteUserEdit(id, [edit.field], { by: by.id, at: now() }),
    record(asActor(by), 'company.changed', { kind: 'company', id }, { fields: [edit.field] }),
  ]);
}

/**
 * Settles what to do where the register says something else than the member typed: take the register's value, which
 * then follows the register again, or keep the typed one and not be asked about this value any more.
 * @throws NotFound when the register says nothing about the fact
 */
export async function chooseSource(
  by: Member,
  id: string,
  field: CompanyField,
  choice: 'register' | 'keep',
): Promise<void> {
  demand(by, 'write');
  const [company, [source]] = await Promise.all([
    lockLiveCompany(id),
    sql<{ value: string | null; seen_at: Date | null }>(
      `select register_value as value, register_seen_at as seen_at from company_field_sources
        where tenant_id = $1 and company_id = $2 and field = $3 for update`,
      [by.tenantId, id, field],
    ),
  ]);
  if (!source || source.value === null) throw new NotFound('register value');
  if (choice === 'keep') {
    await change(
      `update company_field_sources set kept_value = register_value
        where tenant_id = $1 and company_id = $2 and field = $3`,
      [by.tenantId, id, field],
    );
    return;
  }
  await Promise.all([
    writeCompany(id, company.organisation_number, { ...company, ...readValue(field, source.value) }, company),
    writeSources(id, [
      {
        field,
        source: 'register',
        registerValue: source.value,
        registerSeenAt: source.seen_at,
        editedAt: null,
        editedBy: null,
        keptValue: null,
      },
    ]),
    record(asActor(by), 'company.changed', { kind: 'company', id }, { fields: [field], source: 'register' }),
  ]);
}
