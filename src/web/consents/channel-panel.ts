import type { ChannelVerdict } from '../../domain/privacy/consent/allowed.ts';
import { callingHours, marketingLaw } from '../../domain/privacy/consent/marketing-law.ts';
import type { Channel } from '../../domain/privacy/purposes/purpose.ts';
import { may } from '../../domain/users/member.ts';
import { paths } from '../paths.ts';
import type { Visit } from '../visit.ts';
import type { ChannelPanel, ReadLaw } from './pages.ts';

const icons: Readonly<Record<Channel, string>> = {
  email: 'mail',
  sms: 'message-square',
  phone: 'phone',
  post: 'map-pin',
};

/** Refusals that asking for a consent could end. */
const askable: ReadonlySet<string> = new Set([
  'never-asked',
  'old-wording',
  'lapsed',
  'no-sale',
  'no-basis',
  'other-address',
]);

/** "May I contact this person?" as the page shows it: four channels, yes or no, why, and the one thing to do. */
export function channelPanel(visit: Visit, id: string, verdicts: readonly ChannelVerdict[]): ChannelPanel {
  const { t, formats, member } = visit;
  const href = paths.contacts.privacy({ tenant: member.tenantSlug, id });
  const reachable = verdicts.some(({ channel, because }) => channel === 'email' && because !== 'no-address');
  return {
    href,
    rows: verdicts.map(({ channel, allowed, because, evidence }) => {
      const law = evidence.law && marketingLaw[evidence.law];
      return {
        channel,
        icon: icons[channel],
        allowed,
        reason: t(`consents.because.${because}`),
        since: evidence.since && formats.date(evidence.since),
        notNow: evidence.notNow === true,
        law: law && formats.citation(law.law),
      };
    }),
    lawHref: verdicts.some(({ evidence: { law } }) => law !== undefined && !marketingLaw[law].verified)
      ? `${href}?open=law#law`
      : undefined,
    askHref:
      may(member, 'write') && reachable && verdicts.some(({ allowed, because }) => !allowed && askable.has(because))
        ? `${href}?open=ask#ask`
        : undefined,
  };
}

/** How we read the rules that nobody has held against the law itself. */
export const lawReading = ({ t, formats }: Visit): ReadLaw[] =>
  Object.values(marketingLaw)
    .filter(({ verified }) => !verified)
    .map(({ id, law, source, readOn }) => ({
      says: t(`consents.law.${id}`, callingHours),
      law: formats.citation(law),
      source,
      readOn,
    }));
