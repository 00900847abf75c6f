import { z } from 'zod';

import { formatsFor } from '../../../words/formats.ts';
import type { ConsentEvidence } from '../consent/ledger.ts';
import type { InBothLanguages } from '../inventory/declaration.ts';
import type { DocumentValue } from './document.ts';

type Language = 'nb' | 'en';

const both = (nb: string, en: string): InBothLanguages => ({ nb, en });

/** What proves a yes or a no, in the order it is told. `{value}` is an id, a hash, a day or a number. */
const proofs: Readonly<Record<keyof ConsentEvidence, InBothLanguages>> = {
  on: both('Sagt {value}', 'Said on {value}'),
  sentTo: both(
    'Svart fra en lenke sendt til deg; adressen har kontrollsum {value}',
    'Answered from a link sent to you; the address has checksum {value}',
  ),
  onFile: both(
    'Gjelder numrene og adressene du hadde da; de har kontrollsum {value}',
    'Holds for the numbers and addresses you had then; they have checksum {value}',
  ),
  asked: both('Svar på spørsmål nummer {value}', 'An answer to question number {value}'),
  request: both('Hører til kravet ditt, nummer {value}', 'Belongs to your request, number {value}'),
  from: both('Fra oppføring nummer {value}', 'From record number {value}'),
  narrowed: both('Nei som ble ført over: {value}', 'Noes that were carried over: {value}'),
};

const evidence = z.object({
  on: z.string().optional(),
  sentTo: z.string().optional(),
  onFile: z.array(z.string()).readonly().optional(),
  asked: z.string().optional(),
  request: z.string().optional(),
  from: z.string().optional(),
  narrowed: z.number().optional(),
}) satisfies z.ZodType<ConsentEvidence>;

function evidenceInWords(value: unknown, language: Language): DocumentValue {
  const found = evidence.parse(value);
  const lines = Object.entries(proofs).flatMap(([name, words]) => {
    const one = Object.entries(found).find(([key]) => key === name)?.[1];
    if (one === undefined) return [];
    const said = name === 'on' ? formatsFor(language).longDate(String(one)) : String(one);
    return [words[language].replace('{value}', said)];
  });
  return lines.length === 0 ? null : lines;
}

const attachments = z.array(z.object({ name: z.string(), type: z.string(), bytes: z.number() }));

function attachmentsInWords(value: unknown, language: Language): DocumentValue {
  const { bytes: size } = formatsFor(language);
  const lines = attachments.parse(value).map(({ name, type, bytes }) => `${name} (${type}, ${size(bytes)})`);
  return lines.length === 0 ? null : lines;
}

/** Columns of a copy that hold more than one thing, and how each is said to the person. */
export const structuredValues: Readonly<Record<string, (value: unknown, language: Language) => DocumentValue>> = {
  'consent_events.evidence': evidenceInWords,
  'data_subject_requests.attachments': attachmentsInWords,
};
