import { beginCsv, csvRows } from '../../../domain/exports/csv.ts';
import type { Party, ProcessingRecord, ProcessorRecord } from '../../../domain/privacy/inventory/processing-record.ts';
import type { Formats } from '../../../words/formats.ts';
import type { Translate } from '../../../words/catalogue.ts';

type Line = readonly [string, string, string];

/** A record as a CSV file of three columns: which part, which point of it, and what stands there. */
export function recordCsv(
  record: ProcessingRecord,
  ours: ProcessorRecord | undefined,
  { t, formats }: { readonly t: Translate; readonly formats: Formats },
): string {
  const csv = { delimiter: formats.language === 'nb' ? ';' : ',' } as const;
  const lines: Line[] = [
    ...partyLines(t, t('processing.controller'), record.controller),
    ...(record.processor ? partyLines(t, t('processing.processor'), record.processor) : []),
    ...record.activities.flatMap((activity): Line[] => [
      [activity.purpose, t('processing.basis'), t(`processing.basis.${activity.basis}`)],
      ...(activity.interest === undefined
        ? []
        : [[activity.purpose, t('processing.interest'), activity.interest] as const]),
      ...activity.subjects.map((one): Line => [activity.purpose, t('processing.subjects'), one]),
      ...activity.categories.map((one): Line => [activity.purpose, t('processing.categories'), one]),
      ...activity.retention.map(({ of, text, floor }): Line => [
        activity.purpose,
        t('processing.retention'),
        floor === undefined ? `${of}: ${text}` : `${of}: ${text} (${floor})`,
      ]),
    ]),
    ...record.recipients.flatMap(({ name, role, data, country, transfer }): Line[] => [
      [t('processing.recipients'), name, `${t(`processing.recipient.${role}`)}, ${formats.country(country)}: ${data}`],
      [t('processing.transfers'), name, transfer === '' ? t('processing.transfer.none') : transfer],
    ]),
    ...record.security.map((measure): Line => [t('processing.security'), '', measure]),
    ...(ours?.processing ?? []).map((one): Line => [t('processing.onBehalf'), '', one]),
  ];
  return (
    beginCsv([t('processing.column.part'), t('processing.column.point'), t('processing.column.text')], csv) +
    csvRows(lines, csv)
  );
}

const partyLines = (t: Translate, part: string, party: Party): Line[] => [
  [part, t('processing.name'), party.name],
  ...(party.organisationNumber === undefined
    ? []
    : [
        [
          part,
          t('processing.organisationNumber'),
          marked(t, party.organisationNumber, !party.numberUnconfirmed),
        ] as const,
      ]),
  ...(party.address === undefined ? [] : [[part, t('processing.address'), party.address] as const]),
  ...(party.email === undefined ? [] : [[part, t('processing.email'), party.email] as const]),
  ...(party.noOfficer === undefined
    ? []
    : [[part, t('processing.officer'), marked(t, party.noOfficer.because, party.noOfficer.confirmed)] as const]),
];

const marked = (t: Translate, text: string, confirmed: boolean): string =>
  confirmed ? text : `${text} (${t('processing.unconfirmed')})`;
