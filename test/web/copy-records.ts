import { recordActivity } from '../../src/domain/activities/record-activity.ts';
import { insertContacts } from '../../src/domain/contacts/bulk.ts';
import { PLATFORM_TENANT_ID } from '../../src/domain/identifiers.ts';
import { openPackageLink } from '../../src/domain/privacy/access/links.ts';
import { requestOwnPackage } from '../../src/domain/privacy/access/request-package.ts';
import { makeLink } from '../../src/domain/privacy/consent/links.ts';
import { addressesOf } from '../../src/domain/privacy/suppression/addresses-of.ts';
import { change, inTenant } from '../../src/domain/tenancy.ts';
import type { Member } from '../../src/domain/users/member.ts';
import { carryOut, ready, searched, tokenOf } from '../domain/privacy/access/packages.ts';

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

export async function failedCopy(by: Member): Promise<string> {
  const id = await reviewedCopy(by);
  await inTenant(by.tenantId, () =>
    change(`update access_packages set state = 'failed' where tenant_id = $1 and id = $2`, [by.tenantId, id]),
  );
  return id;
}

export const sealedLink = async (by: Member): Promise<Place> => ({
  tenant: by.tenantId,
  token: await tokenOf(by, await readyCopy(by)),
});

export async function openedLink(by: Member): Promise<Place> {
  const place = await sealedLink(by);
  await openPackageLink(place.tenant, place.token);
  return place;
}

/** The link of a person's own page. */
export async function personLink(by: Member): Promise<Place> {
  const id = await person(by);
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
