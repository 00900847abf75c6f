import { forgetOldSearches } from '../../register/search-store.ts';
import { readFeed } from '../../register/feed/read-feed.ts';
import { refreshFollowed } from './refresh-followed.ts';

/** Reads what the register has changed, and brings the companies that somebody follows up to date. Safe to run twice. */
export async function followRegister(): Promise<void> {
  await forgetOldSearches();
  await readFeed();
  await refreshFollowed();
}
