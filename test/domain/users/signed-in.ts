import { membershipsOf } from '../../../src/domain/users/memberships.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import type { SignedInUser } from '../../../src/domain/users/sessions.ts';

/** A member's user as somebody who has signed in. */
export const signedIn = async (by: Member, email: string): Promise<SignedInUser> => ({
  id: by.userId,
  email,
  name: by.name,
  language: 'nb',
  theme: 'system',
  density: 'comfortable',
  shortcuts: true,
  operator: false,
  accountant: false,
  memberships: await membershipsOf(by.userId),
});
