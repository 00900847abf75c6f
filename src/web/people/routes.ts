import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as acceptInvitation from './accept-invitation.ts';
import * as invitations from './invitations.ts';
import * as people from './people.ts';

export const peopleRoutes: readonly Route[] = [
  { method: 'get', path: paths.people.index, may: 'read', handle: people.index, reads: { action: 'member.listed' } },
  // Sending is limited, and counting it takes a connection of its own: these open their transaction themselves.
  { method: 'post', path: paths.people.invitations, may: 'people', handle: invitations.create, transaction: 'none' },
  { method: 'post', path: paths.people.resending, may: 'people', handle: invitations.resend, transaction: 'none' },
  { method: 'post', path: paths.people.revocation, may: 'people', handle: invitations.revoke },
  { method: 'post', path: paths.people.role, may: 'people', handle: people.setRole },
  // Everybody may leave; the verb asks for more when it is somebody else.
  { method: 'get', path: paths.people.removal, may: 'read', handle: people.removal },
  { method: 'post', path: paths.people.removal, may: 'read', handle: people.remove },
  { method: 'get', path: paths.public.invitation, may: 'anyone', handle: acceptInvitation.form },
  { method: 'post', path: paths.public.invitation, may: 'anyone', handle: acceptInvitation.create },
];
