import { answeredWithin } from '../../domain/database-away.ts';
import { hostIsInUse } from '../../domain/outbound/allowed-hosts.ts';
import { PUBLIC_PATIENCE_MS } from '../patience.ts';
import { tagHost } from './google-sources.ts';

/**
 * Whether Google’s tag may be offered to visitors: a container is configured, and the register of sub-processors has a row in
 * use with the host the tag comes from. Without an agreement with Google, and after the row is switched off, nobody is asked
 * and nobody’s browser is sent there, whatever they said before. What cannot be read, or not soon,
 * is a no.
 * @param containerId of Google Tag Manager; undefined where none is configured
 */
export const tagOffer =
  (containerId: string | undefined, onUnread: (error: unknown) => void): (() => Promise<boolean>) =>
  async () => {
    if (containerId === undefined) return false;
    try {
      return await answeredWithin(PUBLIC_PATIENCE_MS, hostIsInUse(tagHost));
    } catch (error) {
      onUnread(error);
      return false;
    }
  };
