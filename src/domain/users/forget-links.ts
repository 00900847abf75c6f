import { now } from '../clock.ts';
import { change, inPlatform } from '../tenancy.ts';

/** Removes sign-ups and links for passwords and new addresses that have run out: nobody can use them, so nobody may keep them. */
export async function forgetOldLinks(): Promise<void> {
  await inPlatform(() =>
    Promise.all([
      change(`delete from pending_sign_ups where expires_at <= $1`, [now()]),
      change(`delete from password_resets where expires_at <= $1`, [now()]),
      change(`delete from address_changes where expires_at <= $1`, [now()]),
    ]),
  );
}
