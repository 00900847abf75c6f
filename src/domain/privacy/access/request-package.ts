import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { isId, newId, PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { owe } from '../../outbox.ts';
import { change, inPlatform, sql } from '../../tenancy.ts';
import type { Member } from '../../users/member.ts';
import type { RequestDesk } from '../requests/desk.ts';
import type { LockedRequest } from '../requests/locked-request.ts';
import { packageColumns, subjectOf, type PackageForm, type PackageSummary } from './package.ts';

/**
 * Asks for a copy of what is held about whoever a request is from, also a restricted contact: the work goes on in the
 * background. A contact's waits for a member to look through it; in a user's own (L1) nobody else is named.
 * @returns the package's id
 * @throws Invalid on `package` when the person is gone
 */
export async function requestPackage(
  desk: RequestDesk,
  form: PackageForm,
  request: Pick<LockedRequest, 'id' | 'contactId' | 'userId' | 'language'>,
): Promise<string> {
  const { contactId, userId } = request;
  const [person] = await desk.see(() =>
    contactId === null
      ? sql(`select from users where id = $1 for no key update`, [userId])
      : sql(`select from contacts where tenant_id = $1 and id = $2 and anonymised_at is null for update`, [
          desk.tenantId,
          contactId,
        ]),
  );
  if (!person) throw new Invalid({ package: 'requests.erased.noCopy' });
  const id = newId();
  const kind = contactId === null ? 'access-package' : 'access-search';
  await change(
    `insert into access_packages (tenant_id, id, form, contact_id, user_id, request_id, language, state, requested_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      desk.tenantId,
      id,
      form,
      contactId,
      contactId === null ? userId : null,
      request.id,
      request.language,
      contactId === null ? 'writing' : 'searching',
      desk.by?.id ?? null,
      now(),
    ],
  );
  await owe(kind, id, { subjectId: id });
  await record(desk.actor, 'access.requested', subjectOf(request), { form });
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
