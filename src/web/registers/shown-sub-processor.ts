import { stateOf, type SubProcessor, type SubProcessorState } from '../../domain/privacy/registers/sub-processors.ts';
import type { Visit } from '../visit.ts';

/** A row of the register in the reader's language. */
export interface ShownSubProcessor {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly state: SubProcessorState;
  readonly role: string;
  readonly concerns: string;
  readonly data: string;
  readonly purpose: string;
  readonly country: string;
  readonly transfer: string;
  readonly transferReference: string;
  /** Where the agreement is, why none is needed, or undefined when both are missing. */
  readonly agreement: { readonly text: string; readonly href: string | undefined } | undefined;
  readonly hosts: readonly string[];
  readonly namesOthers: boolean;
  readonly since: string;
  readonly until: string | null;
  readonly source: string;
  readonly verifiedOn: string | null;
}

/** Puts a row into words. */
export function shownSubProcessor({ t, formats, language }: Visit, row: SubProcessor): ShownSubProcessor {
  const nb = language === 'nb';
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    state: stateOf(row),
    role: t(`subProcessors.role.${row.role}`),
    concerns: t(`subProcessors.concerns.${row.concerns}`),
    data: nb ? row.dataNb : row.dataEn,
    purpose: nb ? row.purposeNb : row.purposeEn,
    country: formats.country(row.countryCode),
    transfer: t(`subProcessors.transfer.${row.transfer}`),
    transferReference: row.transferReference,
    agreement: agreementOf(row, t('subProcessors.agreement.source')),
    hosts: row.hosts,
    namesOthers: row.namesOthers,
    since: row.since,
    until: row.until,
    source: row.source,
    verifiedOn: row.verifiedOn,
  };
}

/** A public source needs none, which is said in the reader's words; another reason as an operator wrote it. */
function agreementOf(
  { role, agreementReference, agreementExemption }: SubProcessor,
  ofSource: string,
): ShownSubProcessor['agreement'] {
  if (agreementReference !== '')
    return {
      text: agreementReference,
      href: agreementReference.startsWith('https://') ? agreementReference : undefined,
    };
  return agreementExemption === ''
    ? undefined
    : { text: role === 'source' ? ofSource : agreementExemption, href: undefined };
}
