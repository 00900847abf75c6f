import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { isId, newId, PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { owe } from '../../outbox.ts';
import { change, inPlatform, sql } from '../../tenancy.ts';
import { asActor, type Member } from '../../users/member.ts';
import { inCase } from '../restriction/in-case.ts';
import { packageColumns, type PackageForm, type PackageSummary } from './package.ts';

/** States in which a package is under way or can be read. */
const LIVE = `('searching', 'review', 'writing', 'ready')`;

/** What a member asks for. */
export interface PackageOrder {
  readonly contactId: string;
  readonly form: PackageForm;
  readonly language: 'nb' | 'en';
  /** The request it answers, when there is one. */
  readonly requestId?: string | undefined;
}

/**
 * Asks for a copy of what is held about a contact, also a restricted one: the work goes on in the background. One of the
 * same form that is under way or ready is that one.
 * @returns the package's id
 * @throws NotFound, NotAllowed
 */
export async function requestPackage(
  by: Member,
  { contactId, form, language, requestId }: PackageOrder,
): Promise<string> {
  const [contact] = isId(contactId)
    ? await inCase(by, () =>
        sql(`select from contacts where tenant_id = $1 and id = $2 and anonymised_at is null for update`, [
          by.tenantId,
          contactId,
        ]),
      )
    : [];
  if (!contact) throw new NotFound('contact');
  const [known] = await sql<{ id: string }>(
    `select id from access_packages where tenant_id = $1 and contact_id = $2 and form = $3 and state in ${LIVE}
        and (expires_at is null or expires_at > $4) order by created_at desc limit 1`,
    [by.tenantId, contactId, form, now()],
  );
  if (known) return known.id;
  const id = newId();
  await change(
    `insert into access_packages (tenant_id, id, form, contact_id, request_id, language, state, requested_by, created_at)
     values ($1, $2, $3, $4, $5, $6, 'searching', $7, $8)`,
    [by.tenantId, id, form, contactId, requestId ?? null, language, by.id, now()],
  );
  await owe('access-search', id, { subjectId: id });
  await record(asActor(by), 'access.requested', { kind: 'contact', id: contactId }, { form });
  return id;
}

/**
 * A signed-in user asks for a copy of what OnNet itself holds about them (L1). Nobody else is named in it, so nobody has
 * to look through it first. One that is under way or ready is that one.
 * @returns the package's id
 */
export const requestOwnPackage = (userId: string, form: PackageForm, language: 'nb' | 'en'): Promise<string> =>
  inPlatform(async () => {
    await sql(`select from users where id = $1 for no key update`, [userId]);
    const [known] = await sql<{ id: string }>(
      `select id from access_packages where tenant_id = $1 and user_id = $2 and form = $3 and state in ('writing', 'ready')
          and (expires_at is null or expires_at > $4) order by created_at desc limit 1`,
      [PLATFORM_TENANT_ID, userId, form, now()],
    );
    if (known) return known.id;
    const id = newId();
    await change(
      `insert into access_packages (tenant_id, id, form, user_id, language, state, created_at)
       values ($1, $2, $3, $4, $5, 'writing', $6)`,
      [PLATFORM_TENANT_ID, id, form, userId, language, now()],
    );
    await owe('access-package', id, { subjectId: id });
    await record({ kind: 'user', id: userId }, 'access.requested', { kind: 'user', id: userId }, { form });
    return id;
  });

/** Begins a package anew that could not be made. @throws NotFound, Invalid (field `package`) for one that did not fail */
export async function retryPackage(by: Member, id: string): Promise<string> {
  const failed = await packageOf(by, id);
  if (failed.state !== 'failed' || failed.contactId === null) throw new Invalid({ package: 'access.notFailed' });
  return requestPackage(by, {
    contactId: failed.contactId,
    form: failed.form,
    language: failed.language,
    requestId: failed.requestId ?? undefined,
  });
}

/** One package of the tenant's. @throws NotFound */
export async function packageOf(by: Pick<Member, 'tenantId'>, id: string): Promise<PackageSummary> {
  const [row] = isId(id)
    ? await sql<PackageSummary>(
        `select ${packageColumns} from access_packages p where p.tenant_id = $1 and p.id = $2`,
        [by.tenantId, id],
      )
    : [];
  if (!row) throw new NotFound('access package');
  return row;
}

/** A contact's packages, newest first. */
export const packagesOfContact = (by: Member, contactId: string): Promise<PackageSummary[]> =>
  sql<PackageSummary>(
    `select ${packageColumns} from access_packages p where p.tenant_id = $1 and p.contact_id = $2
      order by p.created_at desc, p.id desc limit 20`,
    [by.tenantId, contactId],
  );

/** A user's own packages, newest first. */
export const packagesOfUser = (userId: string): Promise<PackageSummary[]> =>
  inPlatform(() =>
    sql<PackageSummary>(
      `select ${packageColumns} from access_packages p where p.tenant_id = $1 and p.user_id = $2
        order by p.created_at desc, p.id desc limit 20`,
      [PLATFORM_TENANT_ID, userId],
    ),
  );
