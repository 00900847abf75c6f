import { channels, type Channel } from '../purposes/purpose.ts';
import { decide, type Reason, type Standing, type Verdict } from './decide.ts';
import { standingOf, standingsOf } from './standing.ts';

export type { Evidence, Reason, Verdict } from './decide.ts';

/** Somebody something may be done to: a contact of the tenant whose transaction is open. */
export interface Subject {
  readonly kind: 'contact';
  readonly id: string;
}

/**
 * The one gate: whether something may be done for a purpose, to a person, on a channel. Every feature that uses a
 * person's data for a purpose asks here, in the transaction of the act itself, so that a no that was committed before is
 * always seen. Default is no: whatever is unknown, withdrawn, restricted, erased or suppressed is refused with its reason.
 *
 * @param purposeCode the purpose's code, such as `marketing-email`
 * @param channel null for what reaches nobody
 * @throws Error outside a tenant's transaction
 */
export async function allowed(subject: Subject, purposeCode: string, channel: Channel | null): Promise<Verdict> {
  return decide(await standingOf(subject.id), purposeCode, channel);
}

/** As `allowed`, for many contacts in two round trips, in their order. */
export async function allowedForMany(
  contactIds: readonly string[],
  purposeCode: string,
  channel: Channel | null,
): Promise<Verdict[]> {
  const standings = await standingsOf(contactIds);
  return contactIds.map((id) => decide(standings.get(id), purposeCode, channel));
}

/** Whether a person may be sold to on a channel, and why. */
export interface ChannelVerdict extends Verdict {
  readonly channel: Channel;
}

/**
 * "May I contact this person?", for marketing, channel by channel. A no that the person said to any of the channel's
 * marketing purposes is the answer; then the first purpose that allows it; else the refusal that says most. In the open
 * transaction.
 */
export async function mayContact(contactId: string): Promise<ChannelVerdict[]> {
  return channelVerdicts(await standingOf(contactId));
}

/** The same from what is known already. */
export const channelVerdicts = (standing: Standing | undefined): ChannelVerdict[] =>
  channels.map((channel) => ({ channel, ...marketingVerdict(standing, channel) }));

function marketingVerdict(standing: Standing | undefined, channel: Channel): Verdict {
  const [telling] = (standing?.purposes ?? [])
    .filter((purpose) => purpose.marketing !== null && purpose.channels.includes(channel))
    .map(({ code }) => decide(standing, code, channel))
    .toSorted((a, b) => weight(a) - weight(b));
  return telling ?? decide(standing, '', channel);
}

const saidByThePerson: readonly Reason[] = ['erased', 'restricted', 'in-trash', 'suppressed', 'objected', 'withdrawn'];
const tellingMost: readonly Reason[] = [
  'objection-waits',
  'no-address',
  'other-address',
  'old-wording',
  'waiting',
  'lapsed',
  'wash-needed',
  'never-asked',
  'no-sale',
  'no-basis',
];

function weight({ allowed, because }: Verdict): number {
  const said = saidByThePerson.indexOf(because);
  if (said !== -1) return said;
  if (allowed) return saidByThePerson.length;
  const at = tellingMost.indexOf(because);
  return saidByThePerson.length + 1 + (at === -1 ? tellingMost.length : at);
}
