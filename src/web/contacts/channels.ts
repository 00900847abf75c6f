import {
  channelLabels,
  isChannelKind,
  readChannel,
  type ChannelInput,
  type ChannelKind,
  type ReadChannel,
} from '../../domain/contacts/channel-input.ts';
import {
  addChannel,
  addressText,
  changeChannel,
  channelValue,
  findChannel,
  removeChannel,
  type Channel,
} from '../../domain/contacts/channels.ts';
import { readEmail } from '../../domain/contacts/email-address.ts';
import { readPhone } from '../../domain/contacts/phone-number.ts';
import type { Channel as UsedChannel } from '../../domain/privacy/purposes/purpose.ts';
import { suppressedChannels } from '../../domain/privacy/suppression/screen.ts';
import { contactToChange, type ContactFacts } from '../../domain/contacts/contact-record.ts';
import { NotFound } from '../../domain/errors.ts';
import { isMessageKey } from '../../words/catalogue.ts';
import { redirect } from '../answers.ts';
import { listPart } from '../list-part.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { editPage, startOf, stoppedBy, type EditPlace, type Stopped } from './edit-page.ts';
import type { ConflictPart, EditForm } from './pages.ts';
import { removedFrom } from './removals.ts';
import { changedContact } from './show.ts';

/** GET `?kind=email`: the form of a new address, number or postal address. */
export async function form(visit: Visit): Promise<Answer> {
  const contact = await contactToChange(visit.member, visit.param('id'));
  const kind = kindOf(visit.query('kind'));
  const empty = { kind, label: '', value: '', street: '', postalCode: '', place: '', countryCode: '', first: false };
  return editPage(visit, newPlace(visit, contact, kind), formOf(empty, true));
}

/** POST: adds one. */
export async function create(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  const typed = typedChannel(visit);
  const suppressed = await blockedAnew(visit, typed);
  const stopped = suppressed.length > 0 ? asked : await stoppedBy(() => addChannel(visit.member, id, typed));
  if (!stopped) return saved(visit, id);
  const contact = await contactToChange(visit.member, id);
  return editPage(visit, newPlace(visit, contact, typed.kind), formOf(typed, true, suppressed), stopped);
}

/** GET: the form of one that is there. */
export async function edit(visit: Visit): Promise<Answer> {
  const contact = await contactToChange(visit.member, visit.param('id'));
  const channel = await findChannel(visit.member, contact.id, visit.param('channel'));
  const present: ChannelInput = {
    kind: channel.kind,
    label: channel.label,
    value: channel.kind === 'phone' ? visit.formats.phone(channel.value) : channel.value,
    street: channel.lines.join('\n'),
    postalCode: channel.postalCode ?? '',
    place: channel.place ?? '',
    countryCode: channel.countryCode ?? '',
    first: false,
  };
  return editPage(visit, placeOf(visit, contact, channel), formOf(present, false));
}

/** POST: saves one. */
export async function update(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  const typed = typedChannel(visit);
  const present = await presentChannel(visit);
  if (!present) return removedMeanwhile(visit, typed);
  const suppressed = await blockedAnew(visit, typed, present);
  const stopped =
    suppressed.length > 0
      ? asked
      : await stoppedBy(() => changeChannel(visit.member, id, visit.param('channel'), startOf(visit), typed));
  if (!stopped) return saved(visit, id);
  const [contact, now] = await Promise.all([
    contactToChange(visit.member, id),
    findChannel(visit.member, id, visit.param('channel')),
  ]);
  const late = stopped.conflict && { ...stopped, conflict: bothOf(visit, now, readChannel(typed)) };
  return editPage(visit, placeOf(visit, contact, now), formOf(typed, false, suppressed), late ?? stopped);
}

/** The one that is edited; undefined when it was there as the form was opened, and others have removed it since. @throws NotFound */
async function presentChannel(visit: Visit): Promise<Channel | undefined> {
  try {
    return await findChannel(visit.member, visit.param('id'), visit.param('channel'));
  } catch (error) {
    if (error instanceof NotFound && visit.field('was') !== '') return undefined;
    throw error;
  }
}

/** Shows that nothing stands there any more, beside what was typed, which can be added anew. */
async function removedMeanwhile(visit: Visit, typed: ChannelInput): Promise<Answer> {
  const contact = await contactToChange(visit.member, visit.param('id'));
  const stopped = (await stoppedBy(async () => readChannel(typed))) ?? {
    problems: {},
    conflict: { theirs: null, yours: textOf(visit, readChannel(typed)) },
  };
  const place = { ...newPlace(visit, contact, typed.kind), target: `channel-${visit.param('channel')}` };
  return editPage(visit, place, formOf(typed, true), stopped);
}

/** POST: removes one; a toast puts it back. */
export async function remove(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  const { channel, sealed } = await removeChannel(visit.member, id, visit.param('channel'));
  return removedFrom(visit, id, visit.t('contacts.channel.removed', { value: textOf(visit, channel) }), sealed);
}

/** Nothing is wrong, but somebody has to have seen it. */
const asked: Stopped = { problems: {}, conflict: undefined };

/**
 * The channels that whoever owns a typed address wants to be left alone on, where nobody has been told of it yet: it may be written
 * down, and is used for nothing they said no to.
 * @param present what stands there, when it is changed
 */
async function blockedAnew(
  visit: Visit,
  { kind, value }: ChannelInput,
  present?: Channel,
): Promise<readonly UsedChannel[]> {
  if (kind === 'address' || visit.field('confirmed') !== '') return [];
  const read = kind === 'email' ? readEmail(value) : readPhone(value);
  return read === undefined || read === present?.value ? [] : suppressedChannels([read]);
}

const saved = async (visit: Visit, id: string): Promise<Answer> =>
  visit.partial
    ? changedContact(visit, id)
    : redirect(paths.contacts.show({ tenant: visit.member.tenantSlug, id }) + listPart(visit), {
        text: visit.t('done.saved'),
      });

function kindOf(text: string): ChannelKind {
  if (!isChannelKind(text)) throw new NotFound('channel');
  return text;
}

const formOf = (channel: ChannelInput, isNew: boolean, suppressed: readonly UsedChannel[] = []): EditForm => ({
  kind: 'channel',
  channel,
  labels: channelLabels[channel.kind],
  isNew,
  suppressed,
});

function typedChannel(visit: Visit): ChannelInput {
  return {
    kind: kindOf(visit.field('kind')),
    label: visit.field('label'),
    value: visit.field('value'),
    street: visit.field('street'),
    postalCode: visit.field('postalCode'),
    place: visit.field('place'),
    countryCode: visit.field('countryCode'),
    first: visit.field('first') !== '',
  };
}

const newPlace = (visit: Visit, contact: ContactFacts, kind: ChannelKind): EditPlace => ({
  contact,
  target: 'new-channel',
  label: visit.t(`contacts.${kind}`),
  action: paths.contacts.channels({ tenant: visit.member.tenantSlug, id: contact.id }),
});

/** What others wrote and what was typed, as people read it; with what each is marked as, where that is what differs. */
function bothOf(visit: Visit, theirs: Channel, yours: ReadChannel): ConflictPart {
  const words = (channel: Channel | ReadChannel): string => {
    const text = textOf(visit, channel);
    const key = `contacts.channel.label.${channel.label}`;
    return theirs.label === yours.label || !isMessageKey(key) ? text : `${text} (${visit.t(key)})`;
  };
  return { theirs: words(theirs), yours: words(yours) };
}

function textOf({ formats }: Visit, channel: Channel | ReadChannel): string {
  if (channel.kind === 'address') return addressText(channel);
  return channel.kind === 'phone' ? formats.phone(channel.value) : channel.value;
}

function placeOf(visit: Visit, contact: ContactFacts, present: Channel): EditPlace {
  const params = { tenant: visit.member.tenantSlug, id: contact.id, channel: visit.param('channel') };
  return {
    contact,
    target: `channel-${params.channel}`,
    label: visit.t(`contacts.${present.kind}`),
    was: channelValue(present),
    action: paths.contacts.channel(params),
    removeAction: paths.contacts.channelRemoval(params),
  };
}
