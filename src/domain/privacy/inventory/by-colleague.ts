import { personalColumns } from './declaration.ts';

/** Which member did something that a tenant must be able to account for: it stays, as «Tidligere bruker» once they are gone. */
export const byColleague = personalColumns({
  subject: 'user',
  purpose: 'tenant-accountability',
  basis: 'c',
  retention: 'tenant-record',
})('user.unique_id', 'ghost', { inAccess: false });
