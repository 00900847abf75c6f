import { z } from 'zod';

import { isDay, osloDay } from '../../clock.ts';
import { countryCode, isCountryCode } from '../../country-code.ts';
import { Invalid } from '../../errors.ts';
import { plainHost } from '../../outbound/door.ts';
import { isInEea } from './eea.ts';
import { concerns, subProcessorRoles, transfers } from './sub-processors.ts';

/** A row as an operator typed it: texts all of it, lists with one item on each line. */
export const subProcessorFields = [
  'code',
  'name',
  'role',
  'concerns',
  'dataNb',
  'dataEn',
  'purposeNb',
  'purposeEn',
  'countryCode',
  'transfer',
  'transferReference',
  'agreementReference',
  'agreementExemption',
  'hosts',
  'contactEmail',
  'source',
  'verifiedOn',
  'since',
] as const;
export type SubProcessorForm = Readonly<Record<(typeof subProcessorFields)[number], string>>;

const words = z.string().trim().min(1, 'form.required').max(500);
const rest = z.string().trim().max(500);
const day = z.string().refine(isDay, 'form.date');
const host = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

const readable = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9-]{1,40}$/, 'subProcessors.problem.code'),
  name: words,
  role: z.enum(subProcessorRoles, 'form.invalid'),
  concerns: z.enum(concerns, 'form.invalid'),
  dataNb: words,
  dataEn: words,
  purposeNb: words,
  purposeEn: words,
  countryCode: z.string().trim().transform(countryCode).refine(isCountryCode, 'subProcessors.problem.country'),
  transfer: z.enum(transfers, 'form.invalid'),
  transferReference: rest,
  // In writing (Art. 28(9)): a place, a number or a day by which somebody finds it.
  agreementReference: rest.refine(
    (text) => text === '' || /https:\/\/|\d/.test(text),
    'subProcessors.problem.agreement',
  ),
  agreementExemption: rest,
  hosts: z
    .string()
    .transform((text) => [
      ...new Set(
        text
          .split(/[\s,]+/)
          .map(plainHost)
          .filter((one) => one !== ''),
      ),
    ])
    .refine((hosts) => hosts.every((one) => host.test(one)), 'subProcessors.problem.hosts'),
  contactEmail: z.union([z.literal(''), z.email()], 'form.email'),
  source: rest,
  verifiedOn: z
    .union([z.literal(''), day], 'form.date')
    .refine((text) => text <= osloDay(), 'subProcessors.problem.notYet')
    .transform((text) => (text === '' ? null : text)),
  since: day,
});
export type SubProcessorFacts = z.infer<typeof readable>;

/** What an operator typed, read and checked. @throws Invalid with a problem at each field */
export function readSubProcessor(form: SubProcessorForm): SubProcessorFacts {
  const read = readable.safeParse(form);
  if (!read.success) throw new Invalid(problemsIn(read.error));
  const { transfer, transferReference, countryCode } = read.data;
  // Leaving the EEA needs a mechanism that somebody can look up.
  if ((transfer === 'adequacy' || transfer === 'clauses') && transferReference === '')
    throw new Invalid({ transferReference: 'subProcessors.problem.transferReference' });
  if (transfer === 'eea' && !isInEea(countryCode)) throw new Invalid({ transfer: 'subProcessors.problem.notEea' });
  return read.data;
}

/** Whether a row says on what terms data is handed over; without, it cannot be switched on (Art. 28(3)). */
export const isBound = (row: Pick<SubProcessorFacts, 'agreementReference' | 'agreementExemption'>): boolean =>
  row.agreementReference !== '' || row.agreementExemption !== '';

function problemsIn(error: z.ZodError): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const { path, message } of error.issues) {
    const field = String(path[0]);
    problems[field] ??= message.includes('.') ? message : 'form.invalid';
  }
  return problems;
}
