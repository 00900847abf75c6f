import type { EditStart } from '../../domain/edit-outcome.ts';
import type { EditConflict } from '../../domain/errors.ts';
import type { ShownField } from '../../domain/custom-fields/field-values.ts';
import type { Visit } from '../visit.ts';

/** One of the tenant's own fields on a record, with its value as people read it. */
export interface WordedValue extends ShownField {
  /** Undefined where nothing is filled in. */
  readonly text: string | undefined;
}

/** The fields a record shows: those in use, and retired ones that hold something. */
export const ownFieldsOf = (visit: Visit, fields: readonly ShownField[]): WordedValue[] =>
  fields
    .filter(({ retired, value }) => !retired || value !== null)
    .map((field) => ({ ...field, text: field.value === null ? undefined : textOf(visit, field.kind, field.value) }));

/** Where the sent form of a field began. */
export const fieldStart = (visit: Visit): EditStart => ({
  version: Number(visit.field('version')),
  was: visit.field('was') || null,
});

/** What others wrote in a field, and what was typed, as people read it. */
export const bothTexts = (
  visit: Visit,
  { kind }: Pick<ShownField, 'kind'>,
  { theirs, yours }: Pick<EditConflict, 'theirs' | 'yours'>,
): Pick<EditConflict, 'theirs' | 'yours'> => ({
  theirs: theirs === null ? null : textOf(visit, kind, theirs),
  yours: yours === null ? null : textOf(visit, kind, yours),
});

function textOf({ t, formats }: Visit, kind: ShownField['kind'], value: string): string {
  if (kind === 'date') return formats.date(dayAt(value));
  if (kind === 'yes-no') return t(value === 'yes' ? 'fields.yes' : 'fields.no');
  return kind === 'number' ? formats.number(Number(value)) : value;
}

/** What stands in a form for a kept value: a day as people write it, everything else as it is kept. */
export function typedText({ formats }: Visit, { kind, value }: Pick<ShownField, 'kind' | 'value'>): string {
  if (value === null) return '';
  return kind === 'date' ? formats.date(dayAt(value)) : value;
}

const dayAt = (day: string): Date => new Date(`${day}T12:00:00Z`);
