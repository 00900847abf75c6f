import { now } from '../../clock.ts';
import { Invalid, type FieldProblem } from '../../errors.ts';
import { breachKinds, breachOwners, risks, type BreachKind, type BreachOwner, type Risk } from './breach.ts';
import { osloMoment } from './oslo-moment.ts';

/**
 * What the page of a breach holds, as typed. Moments as `2026-11-22T14:30` on Norwegian clocks; `kinds` with commas; `concerns` at
 * OnNet alone.
 */
export const breachFields = [
  'concerns',
  'awareAt',
  'beganAt',
  'endedAt',
  'kinds',
  'nature',
  'peopleCategories',
  'peopleCount',
  'dataCategories',
  'recordsCount',
  'consequences',
  'measures',
  'risk',
  'riskReason',
  'authorityReason',
  'peopleReason',
] as const;
export type BreachForm = Readonly<Record<(typeof breachFields)[number], string>>;

/** Nothing typed yet. */
export const emptyBreachForm: BreachForm = {
  concerns: '',
  awareAt: '',
  beganAt: '',
  endedAt: '',
  kinds: '',
  nature: '',
  peopleCategories: '',
  peopleCount: '',
  dataCategories: '',
  recordsCount: '',
  consequences: '',
  measures: '',
  risk: '',
  riskReason: '',
  authorityReason: '',
  peopleReason: '',
};

/** Read and checked. */
export interface BreachFacts {
  readonly concerns: BreachOwner | null;
  readonly awareAt: Date;
  readonly beganAt: Date | null;
  readonly endedAt: Date | null;
  readonly kinds: readonly BreachKind[];
  readonly peopleCount: number | null;
  readonly recordsCount: number | null;
  readonly risk: Risk | null;
  readonly texts: Readonly<Record<TextField, string>>;
}

const textFields = [
  'nature',
  'peopleCategories',
  'dataCategories',
  'consequences',
  'measures',
  'riskReason',
  'authorityReason',
  'peopleReason',
] as const;
type TextField = (typeof textFields)[number];

/** Longest text about a breach, in characters. */
export const LONGEST_TEXT = 8000;

/** @throws Invalid with a problem at each field */
export function readBreach(form: BreachForm): BreachFacts {
  const problems: Record<string, FieldProblem> = {};
  const moment = (field: 'awareAt' | 'beganAt' | 'endedAt'): Date | null => {
    if (form[field] === '') return null;
    const read = osloMoment(form[field]);
    if (!read) problems[field] = 'breaches.problem.moment';
    else if (read > now()) problems[field] = 'breaches.problem.future';
    return read ?? null;
  };
  const count = (field: 'peopleCount' | 'recordsCount'): number | null => {
    if (form[field] === '') return null;
    if (/^\d{1,9}$/.test(form[field])) return Number(form[field]);
    problems[field] = 'breaches.problem.count';
    return null;
  };
  const awareAt = moment('awareAt');
  if (awareAt === null) problems['awareAt'] ??= 'form.required';
  if (form.nature === '') problems['nature'] = 'form.required';
  for (const field of textFields)
    if (form[field].length > LONGEST_TEXT) problems[field] = { key: 'form.tooLong', params: { count: LONGEST_TEXT } };
  const [beganAt, endedAt] = [moment('beganAt'), moment('endedAt')];
  if (beganAt && endedAt && endedAt < beganAt) problems['endedAt'] = 'breaches.problem.order';
  const facts = {
    concerns: breachOwners.find((one) => one === form.concerns) ?? null,
    awareAt: awareAt ?? now(),
    beganAt,
    endedAt,
    kinds: breachKinds.filter((kind) => form.kinds.split(',').includes(kind)),
    peopleCount: count('peopleCount'),
    recordsCount: count('recordsCount'),
    risk: risks.find((one) => one === form.risk) ?? null,
    texts: form,
  };
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  return facts;
}
