import { addressText, type Channel } from '../../contacts/channels.ts';
import { readChannel, type ChannelInput } from '../../contacts/channel-input.ts';
import { LONGEST_NAME, nameProblems } from '../../contacts/name-rules.ts';
import { Invalid, type FieldProblem } from '../../errors.ts';
import { fullName, oneLine } from '../../names.ts';
import type { Correction } from '../disclosures/notice-letter.ts';

/** What is held about a person and can be corrected. */
export interface RectifiableFacts {
  readonly givenName: string;
  readonly familyName: string;
  readonly jobTitle: string | null;
  readonly channels: readonly Channel[];
}

/** One way to reach them, as it was typed; all empty to take it away. */
export type TypedChannel = Pick<ChannelInput, 'value' | 'street' | 'postalCode' | 'place'>;

/** The values as they should be, all of them: what is as it was is no correction. */
export interface TypedRectification {
  /** The contact's version that was shown. */
  readonly version: number;
  readonly givenName: string;
  readonly familyName: string;
  readonly jobTitle: string;
  /** By the id of each channel. */
  readonly channels: Readonly<Record<string, TypedChannel>>;
}

/** One value that is wrong, with what is to be done about it. */
export interface PlannedCorrection extends Correction {
  readonly change:
    | { readonly field: 'name'; readonly givenName: string; readonly familyName: string }
    | { readonly field: 'jobTitle'; readonly value: string }
    | { readonly field: 'channel'; readonly id: string; readonly input: ChannelInput }
    | { readonly field: 'channel-removed'; readonly id: string };
}

/** What differs from what is held, in the order of the page. @throws Invalid with a problem at each field */
export function plannedCorrections(held: RectifiableFacts, typed: TypedRectification): PlannedCorrection[] {
  const problems: Record<string, FieldProblem> = { ...nameProblems(typed) };
  const planned: PlannedCorrection[] = [];
  const names = { givenName: oneLine(typed.givenName), familyName: oneLine(typed.familyName) };
  if (names.givenName !== held.givenName || names.familyName !== held.familyName)
    planned.push({
      category: 'name',
      from: fullName(held.givenName, held.familyName),
      to: fullName(names.givenName, names.familyName),
      change: { field: 'name', ...names },
    });
  const jobTitle = oneLine(typed.jobTitle);
  if (jobTitle.length > LONGEST_NAME) problems['jobTitle'] = { key: 'form.tooLong', params: { count: LONGEST_NAME } };
  if (jobTitle !== (held.jobTitle ?? ''))
    planned.push({
      category: 'work',
      from: held.jobTitle ?? '',
      to: jobTitle,
      change: { field: 'jobTitle', value: jobTitle },
    });
  for (const channel of held.channels) {
    const wanted = typed.channels[channel.id];
    if (!wanted) continue;
    try {
      planned.push(...channelCorrection(channel, wanted));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      for (const [field, problem] of Object.entries(error.fields)) problems[`${field}-${channel.id}`] = problem;
    }
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  return planned;
}

function channelCorrection(held: Channel, wanted: TypedChannel): PlannedCorrection[] {
  const category = held.kind;
  const from = held.kind === 'address' ? addressText(held) : held.value;
  const typed = held.kind === 'address' ? [wanted.street, wanted.postalCode, wanted.place] : [wanted.value];
  if (typed.every((text) => text.trim() === ''))
    return [{ category, from, to: '', change: { field: 'channel-removed', id: held.id } }];
  const input: ChannelInput = {
    kind: held.kind,
    label: held.label,
    ...wanted,
    countryCode: held.countryCode ?? '',
    first: false,
  };
  const read = readChannel(input);
  const to = read.kind === 'address' ? addressText(read) : read.value;
  return to === from ? [] : [{ category, from, to, change: { field: 'channel', id: held.id, input } }];
}
