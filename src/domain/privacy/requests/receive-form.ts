import { now, type Day } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { newId, PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { oneLine } from '../../names.ts';
import { isNationalIdentity } from '../../national-identity.ts';
import { outside } from '../../outside.ts';
import { submittedBefore } from '../../submissions.ts';
import { inTenant, platformRead } from '../../tenancy.ts';
import { tenantLifecycle } from '../../tenants/lifecycle.ts';
import { countAttempt } from '../../users/attempts.ts';
import { readWrittenAddress } from '../../users/email-address.ts';
import { PLATFORM_SLUG } from './desk.ts';
import { requester } from './events.ts';
import { clockOf, requestOf } from './locked-request.ts';
import { LONGEST_MESSAGE, LONGEST_NAME, type RequestKind } from './kinds.ts';
import { asKept, keepRequest, tooLong } from './receive-request.ts';
import { againTheSame } from './same-request.ts';
import { representationProblems, representedOf, type TypedRepresentation } from './representation.ts';

/** Who a public request goes to. */
export interface Controller {
  readonly tenantId: string;
  readonly slug: string;
  readonly name: string;
  readonly language: 'nb' | 'en';
}

/** OnNet itself, which answers for its users' data. */
export const onNet = (): Controller => ({
  tenantId: PLATFORM_TENANT_ID,
  slug: PLATFORM_SLUG,
  name: outside().legalEntity.name,
  language: 'nb',
});

/**
 * The tenant of a slug, or OnNet itself; undefined when there is none. One that has ended answers until it is closed, since until then
 * its people get in to answer.
 */
export async function controllerOf(slug: string): Promise<Controller | undefined> {
  if (slug === PLATFORM_SLUG) return onNet();
  const [row] = await platformRead<Controller>(
    `select tenant_id as "tenantId", slug, name, language from directory.tenant_by_slug($1)`,
    [slug],
  );
  return row;
}

/** What somebody wrote in the public form. */
export interface TypedRequest {
  readonly kind: RequestKind | undefined;
  readonly name: string;
  readonly email: string;
  readonly message: string;
  /** The organisation that has the data, when OnNet is asked about somebody else's. */
  readonly addressee: string;
  /** Whom they ask for, when it is not themselves. */
  readonly represented?: TypedRepresentation | undefined;
}

/** What whoever asked is told at once. */
export interface ReceivedRequest {
  /** The last day of the answer. */
  readonly dueOn: Day;
  /** The last day before everything of a customer that has ended is gone, asked for or not; undefined of one that goes on. */
  readonly goneBy: Day | undefined;
}

/**
 * Takes in a request from the public form. The person is not looked for, so what is answered cannot tell whether they
 * are known, nor can how long it takes. Sent again, it is the same request.
 *
 * @param id what the form makes, from the form's own id and what is written in it
 * @param from the network address of who sends it, as the trusted proxies tell it
 * @throws Invalid on `kind`, `name`, `email`, `representedAs` or `representedName`, and wherever a national identity number stands or more is written than is kept; TooManyAttempts
 */
export async function receiveForm(
  controller: Controller,
  typed: TypedRequest,
  { id = newId(), from, language }: { readonly id?: string; readonly from: string; readonly language: 'nb' | 'en' },
): Promise<ReceivedRequest> {
  const email = readWrittenAddress(typed.email);
  const { kind } = typed;
  const { represented = { representedAs: '', representedName: '' } } = typed;
  const written = { name: typed.name, message: typed.message, addressee: typed.addressee, ...represented };
  const holding = Object.entries(written).filter(([, text]) => isNationalIdentity(text));
  const unsaid = representationProblems(represented);
  const long = {
    ...tooLong({ name: typed.name, addressee: typed.addressee }, LONGEST_NAME),
    ...tooLong({ message: typed.message }, LONGEST_MESSAGE),
  };
  const missing = Object.keys({ ...unsaid, ...long }).length > 0;
  if (kind === undefined || oneLine(typed.name) === '' || email === undefined || holding.length > 0 || missing)
    throw new Invalid({
      ...unsaid,
      ...long,
      ...Object.fromEntries(holding.map(([field]) => [field, 'form.nationalIdentity'])),
      ...(kind === undefined ? { kind: 'form.choose' } : {}),
      ...(oneLine(typed.name) === '' ? { name: 'form.required' } : {}),
      ...(email === undefined ? { email: 'form.email' } : {}),
    });
  await countAttempt('privacy-request', { about: `${controller.tenantId} ${email}`, from });
  const arriving = asKept({
    kind,
    state: 'open',
    channel: 'form',
    language,
    requesterName: typed.name,
    requesterEmail: email,
    message: typed.message,
    receivedAt: now(),
    addressee: typed.addressee === '' ? undefined : typed.addressee,
    represented: representedOf(represented),
  });
  const { tenantId } = controller;
  return inTenant(tenantId, async () => {
    if (await submittedBefore('request', id)) return dueOf(tenantId, id);
    const again = await againTheSame(arriving, requester);
    if (again !== undefined) return dueOf(tenantId, again);
    await keepRequest(arriving, requester, id);
    return dueOf(tenantId, id);
  });
}

/** By the one clock there is. */
const dueOf = async (tenantId: string, id: string): Promise<ReceivedRequest> => ({
  dueOn: clockOf(await requestOf({ tenantId }, id)).dueOn,
  goneBy: (await tenantLifecycle()).erasedBy,
});
