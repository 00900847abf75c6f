import { recordActivity } from '../../src/domain/activities/record-activity.ts';
import { insertContacts } from '../../src/domain/contacts/bulk.ts';
import { osloDay } from '../../src/domain/clock.ts';
import { PLATFORM_TENANT_ID } from '../../src/domain/identifiers.ts';
import { openPackageLink } from '../../src/domain/privacy/access/links.ts';
import { packageOf, requestOwnPackage } from '../../src/domain/privacy/access/request-package.ts';
import { copyOf, makeCopy } from '../../src/domain/privacy/fulfilment/copy.ts';
import { operatorDesk } from '../../src/domain/privacy/requests/desk.ts';
import { vouchIdentity } from '../../src/domain/privacy/requests/identity.ts';
import { requestOf } from '../../src/domain/privacy/requests/locked-request.ts';
import { recordRequest } from '../../src/domain/privacy/requests/receive-request.ts';
import { makeLink } from '../../src/domain/privacy/consent/links.ts';
import { addressesOf } from '../../src/domain/privacy/suppression/addresses-of.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import type { Member } from '../../src/domain/users/member.ts';
import { BROWSER, carryOut, ready, searched, tokenOf } from '../domain/privacy/access/packages.ts';

type Place = { readonly tenant: string; readonly token: string };

/** Somebody with an address, and a note that names a colleague. */
const person = (by: Member): Promise<string> =>
  inTenant(by.tenantId, async () => {
    const [id = ''] = await insertContacts([
      {
        givenName: 'Vilde',
        familyName: 'Innsyn',
        jobTitle: 'Regnskapsfører',
        emails: [`vilde.${Math.random()}@innsyn.example`],
      },
    ]);
    await recordActivity(by, {
      kind: 'note',
      subject: { kind: 'contact', id },
      title: 'Samtale',
      body: `${by.name} ringte om fakturaen, og lovet svar på tor@granas.example`,
    });
    return id;
  });

/** A copy that waits for its review. */
export const reviewedCopy = async (by: Member): Promise<string> => searched(by, await person(by));

export const readyCopy = async (by: Member): Promise<string> => ready(by, await person(by));

/** The request of a copy that waits for its review. */
export const requestToReview = async (by: Member): Promise<string> => {
  const id = await reviewedCopy(by);
  return inTenant(by.tenantId, async () => (await packageOf(by, id)).requestId ?? '');
};

/** The request of a copy that is ready. */
export const requestWithCopy = async (by: Member): Promise<string> => {
  const id = await readyCopy(by);
  return inTenant(by.tenantId, async () => (await packageOf(by, id)).requestId ?? '');
};

/** The same at OnNet's own desk, for its own user. */
export async function ownRequestWithCopy(by: Member): Promise<string> {
  const desk = operatorDesk({ id: by.userId, operator: true });
  const [requestId, packageId] = await inTenant(PLATFORM_TENANT_ID, async () => {
    const id = await recordRequest(desk, {
      kind: 'access',
      channel: 'mail',
      language: 'nb',
      requesterName: by.name,
      requesterEmail: '',
      message: '',
      receivedOn: osloDay(),
      personId: by.userId,
    });
    await vouchIdentity(desk, id, 'Ringte fra kontoret.');
    await makeCopy(desk, id);
    return [id, (await copyOf(desk, await requestOf(desk, id))).copy?.id ?? ''];
  });
  await carryOut(PLATFORM_TENANT_ID, 'access-package', packageId);
  return requestId;
}

export const sealedLink = async (by: Member): Promise<Place> => ({
  tenant: by.tenantId,
  token: await tokenOf(by, await readyCopy(by)),
});

export async function openedLink(by: Member): Promise<Place> {
  const place = await sealedLink(by);
  await openPackageLink(place.tenant, place.token, BROWSER);
  return place;
}

/** The link of a person's own page: of somebody in particular, or of somebody. */
export async function personLink(by: Member, contactId?: string): Promise<Place> {
  const id = contactId ?? (await person(by));
  const token = await inTenant(by.tenantId, async () => {
    const [address] = (await addressesOf([id])).get(id) ?? [];
    return address ? makeLink('person', id, id, address) : '';
  });
  return { tenant: by.tenantId, token };
}

/** A copy of what OnNet holds about the member's user. */
export async function ownCopy(by: Member): Promise<string> {
  const id = await requestOwnPackage(by.userId, 'access', 'nb');
  try {
    await carryOut(PLATFORM_TENANT_ID, 'access-package', id);
  } catch (error) {
    // One that is ready is handed out again.
    if (!(error instanceof Error && error.message.startsWith('nothing owed'))) throw error;
  }
  return id;
}
