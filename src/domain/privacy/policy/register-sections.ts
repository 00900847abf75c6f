import { formatsFor } from '../../../words/formats.ts';
import type { RegisteredCookie } from '../cookies/register.ts';
import { personalData } from '../inventory/inventory.ts';
import type { Recipient } from '../inventory/recipients.ts';
import { retentionCodes, type RetentionCode } from '../inventory/retention-codes.ts';
import { stores } from '../inventory/stores.ts';
import type { LegalEntity } from '../legal-entity.ts';
import type { PolicySection } from '../policy-text.ts';
import { lengthIn, listed, lowered, said, section } from './sentence-parts.ts';
import { provisions } from './stated.ts';

// The sections of the policy that list what stands in a register, row by row.

/** Who gets data. The page that shows it tells what has changed since an edition was written. */
export function recipientsSection(all: readonly Recipient[], entity: LegalEntity): PolicySection {
  const roles = {
    processor: { nb: 'databehandler', en: 'processor' },
    controller: { nb: 'selvstendig behandlingsansvarlig', en: 'independent controller' },
    source: { nb: 'kilde', en: 'source' },
  } as const;
  return section('recipients', { nb: 'Mottakere', en: 'Recipients' }, [
    said('safeguards', {
      nb: `Dette er alle som får opplysninger av oss, fra registeret programmet selv adlyder. Har noen kommet til eller gått ut siden utgaven ble skrevet, står det øverst på siden. En kopi av garantiene for en overføring ut av EØS (${provisions.safeguards.nb}) får du ved å skrive til ${entity.email}.`,
      en: `These are all who get data from us, from the register that the program itself obeys. Whoever has come or gone since the edition was written is named at the top of the page. A copy of the safeguards for a transfer out of the EEA (${provisions.safeguards.en}) is sent to you when you write to ${entity.email}.`,
    }),
    ...all.map((one) =>
      listed(one.code, (language) => {
        const transfer = one.transfer[language] === '' ? '' : `. ${one.transfer[language]}`;
        return `${one.name}, ${formatsFor(language).country(one.country)} (${roles[one.role][language]}): ${lowered(one.data[language])}${transfer}`;
      }),
    ),
  ]);
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('*', '-any')
    .replace(/[^a-z]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** Everything that may be stored in a browser. */
export function cookiesSection(register: readonly RegisteredCookie[]): PolicySection {
  const classes = {
    essential: { nb: 'nødvendig', en: 'necessary' },
    analytics: { nb: 'analyse, etter samtykke', en: 'analytics, after consent' },
    marketing: { nb: 'markedsføring, etter samtykke', en: 'marketing, after consent' },
  } as const;
  const forever = { nb: 'til det fjernes', en: 'until it is removed' } as const;
  return section(
    'cookies',
    { nb: 'Alt som kan lagres i nettleseren', en: 'Everything that may be stored in the browser' },
    register.map((one) =>
      listed(slug(one.name), (language) => {
        const { lifetime } = one;
        const stays =
          lifetime === 'until-removed' ? forever[language] : lengthIn(language, lifetime.count, lifetime.unit);
        return `${one.name} (${one.setBy}, ${classes[one.class][language]}, ${stays}): ${lowered(one.purpose[language])}`;
      }),
    ),
  );
}

/** The rules by which OnNet, as controller, keeps something. */
export function rulesInUse(): RetentionCode[] {
  const used = new Set<RetentionCode>([
    ...personalData.filter(({ layer }) => layer === 'controller').map(({ column }) => column.retention),
    ...stores.filter((store) => store.layer === 'controller').map((store) => store.retention),
  ]);
  return Object.keys(retentionCodes).filter((code): code is RetentionCode => [...used].some((one) => one === code));
}

/** How long each kind of data is kept, in numbers. */
export function retentionSection(): PolicySection {
  return section(
    'retention',
    { nb: 'Hvor lenge, i tall', en: 'How long, in numbers' },
    rulesInUse().map((code) =>
      listed(code, (language) => {
        const rule = retentionCodes[code];
        return `${rule.of[language]}: ${lowered(rule[language])}${'floor' in rule ? ` (${formatsFor(language).citation(rule.floor)})` : ''}`;
      }),
    ),
  );
}
