import { addChannel } from '../../../../src/domain/contacts/channels.ts';
import { createContact } from '../../../../src/domain/contacts/create-contact.ts';
import { switchPurposeOn, assessInterest } from '../../../../src/domain/privacy/purposes/edit-purpose.ts';
import { allPurposes } from '../../../../src/domain/privacy/purposes/purposes.ts';
import { addWording } from '../../../../src/domain/privacy/purposes/wordings.ts';
import { inTenant } from '../../../../src/domain/tenancy.ts';
import type { Member } from '../../../../src/domain/users/member.ts';

/** The ids of a tenant's purposes by their code. */
export type PurposeIds = Readonly<Record<string, string>>;

/** Decides on all the proposed purposes, with an assessment or a wording where one is needed. */
export const allPurposesOn = (by: Member): Promise<PurposeIds> =>
  inTenant(by.tenantId, async () => {
    const purposes = await allPurposes();
    for (const { id, basis } of purposes) {
      if (basis === 'legitimate-interest')
        await assessInterest(by, id, { interest: 'Salg', necessity: 'Trengs', balance: 'Ventet' });
      if (basis === 'consent')
        await addWording(by, id, { textNb: 'Ja, send meg dette.', textEn: 'Yes, send me this.', sameMeaning: false });
      await switchPurposeOn(by, id);
    }
    return Object.fromEntries(purposes.map(({ code, id }) => [code, id]));
  });

/** A contact with the addresses given, at a company of that id when there is one. */
export const somebody = (
  by: Member,
  at: { email?: string; phone?: string; street?: string; companyId?: string; givenName?: string },
): Promise<string> =>
  inTenant(by.tenantId, async () => {
    const id = await createContact(by, {
      givenName: at.givenName ?? 'Kari',
      familyName: 'Hansen',
      jobTitle: '',
      email: at.email ?? '',
      phone: at.phone ?? '',
      companyId: at.companyId ?? '',
      role: '',
      ownerId: '',
    });
    if (at.street !== undefined)
      await addChannel(by, id, {
        kind: 'address',
        label: 'home',
        value: '',
        street: at.street,
        postalCode: '6456',
        place: 'Skåla',
        countryCode: '',
        first: true,
      });
    return id;
  });
