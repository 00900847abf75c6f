import type { KeptOutcome } from '../../register/entity-store.ts';
import type { FieldSource } from '../field-sources.ts';
import { readValue, writeValue, type ColumnValues } from '../fields.ts';
import { registerValues } from '../register-values.ts';

/** What members are told of when the register changes it. Anything else, the number of employees above all, is noise. */
export const noticeKinds = [
  'bankrupt',
  'compulsoryDissolution',
  'underLiquidation',
  'restructuring',
  'foreignInsolvency',
  'deleted',
  'removed',
  'active',
  'name',
  'address',
  'vatRegistered',
  'vatDeregistered',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** One thing that the register changed. */
export interface Notice {
  readonly kind: NoticeKind;
  /** As it was and as it is, for names and addresses. */
  readonly was?: string | undefined;
  readonly becomes?: string | undefined;
}

/** A company's standing as its row holds it. */
export interface StandingInRegister {
  readonly register_status: string | null;
  readonly vat_registered: boolean | null;
}

/**
 * What members should be told when an answer takes the place of an earlier one. A name or address counts when the
 * register itself changed it, whether the company follows the register there or keeps a member's own.
 */
export function noticesOf({
  before,
  after,
  sources,
  outcome,
}: {
  readonly before: StandingInRegister;
  readonly after: StandingInRegister;
  readonly sources: readonly FieldSource[];
  readonly outcome: KeptOutcome;
}): Notice[] {
  return [
    ...standingNotices(before, after),
    ...(outcome.kind === 'Found' ? valueNotices(sources, registerValues(outcome.entity)) : []),
  ];
}

const isNoticeKind = (word: string): word is NoticeKind => noticeKinds.some((kind) => kind === word);

function standingNotices(before: StandingInRegister, after: StandingInRegister): Notice[] {
  const notices: Notice[] = [];
  const status = after.register_status;
  // Active is news only for who was not, and a first status is none.
  if (status !== null && before.register_status !== null && status !== before.register_status && isNoticeKind(status))
    notices.push({ kind: status });
  if (before.vat_registered !== null && after.vat_registered !== null && before.vat_registered !== after.vat_registered)
    notices.push({ kind: after.vat_registered ? 'vatRegistered' : 'vatDeregistered' });
  return notices;
}

function valueNotices(sources: readonly FieldSource[], values: ColumnValues): Notice[] {
  return (['name', 'address'] as const).flatMap((field): Notice[] => {
    const was = sources.find((source) => source.field === field)?.registerValue ?? null;
    const becomes = writeValue(field, values);
    if (was === null || becomes === null || was === becomes) return [];
    return [{ kind: field, was: asText(readValue(field, was)), becomes: asText(readValue(field, becomes)) }];
  });
}

/** A name, or an address on one line. */
const asText = ({ name, address_lines: lines = [], postal_code: code, place }: ColumnValues): string =>
  name ?? [...lines, [code, place].filter(Boolean).join(' ')].filter(Boolean).join(', ');
