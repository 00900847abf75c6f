import { atTime } from '../../src/domain/clock.ts';
import { appendConsentEvent } from '../../src/domain/privacy/consent/ledger.ts';
import { stop } from '../../src/domain/privacy/consent/stop.ts';
import { setContactPurpose } from '../../src/domain/privacy/purposes/contact-purposes.ts';
import { giveToMany } from '../../src/domain/privacy/purposes/give-to-many.ts';
import { assessInterest, switchPurposeOn } from '../../src/domain/privacy/purposes/edit-purpose.ts';
import type { Assessment } from '../../src/domain/privacy/purposes/purpose.ts';
import { allPurposes } from '../../src/domain/privacy/purposes/purposes.ts';
import { addWording, currentWording, seenIn } from '../../src/domain/privacy/purposes/wordings.ts';
import { addressMarks } from '../../src/domain/privacy/suppression/address-hash.ts';
import { addressesOf } from '../../src/domain/privacy/suppression/addresses-of.ts';
import { currentTenantId, sql } from '../../src/domain/tenancy.ts';
import { asActor, type Member } from '../../src/domain/users/member.ts';
import type { Draw } from './draw.ts';

const DAY = 86_400_000;

const assessments: Readonly<Record<string, Assessment>> = {
  'sales-and-service': {
    interest: 'Vi må kunne følge opp forespørsler og tilbud, og huske hvem vi har snakket med.',
    necessity: 'Navn, rolle og kontaktpunkt er det minste som trengs for å svare den rette.',
    balance:
      'De vi har kontakt med, er i jobb og venter å bli fulgt opp. Vi lagrer ikke mer enn jobbopplysninger, og bestemmer selv når de anonymiseres.',
  },
  'customer-news': {
    interest: 'Vi vil fortelle kundene om det som ligner på det de har kjøpt.',
    necessity: 'Bare adressen vi fikk ved kjøpet, brukes.',
    balance: 'Kundene fikk tilbud om å si nei da de kjøpte, og kan si nei i hver e-post.',
  },
  'marketing-direct': {
    interest: 'Vi vil ta kontakt med virksomheter som kan ha bruk for oss.',
    necessity: 'En telefon er mindre inngripende enn annonser som følger folk.',
    balance: 'Gjelder virksomheter. Den som sier nei, blir ikke ringt igjen.',
  },
};

const wordings: Readonly<Record<string, { readonly nb: string; readonly en: string }>> = {
  'marketing-email': {
    nb: 'Ja, send meg nyheter og tilbud på e-post, omtrent én gang i måneden. Jeg kan si nei når jeg vil.',
    en: 'Yes, send me news and offers by e-mail, about once a month. I can say no whenever I like.',
  },
  'marketing-sms': {
    nb: 'Ja, send meg tilbud på SMS, høyst to ganger i måneden. Jeg kan si nei når jeg vil.',
    en: 'Yes, send me offers by text message, at most twice a month. I can say no whenever I like.',
  },
};

/** What a demo tenant leaves as it was proposed, so that there is something to decide. */
const undecided: ReadonlySet<string> = new Set(['marketing-phone', 'marketing-direct']);

/** Lets the demo tenant decide on its purposes, and its people say yes and no over the year. In the open transaction. */
export async function placeConsents(draw: Draw, by: Member, today: Date): Promise<void> {
  const purposes = await allPurposes();
  const longAgo = new Date(today.getTime() - 390 * DAY);
  await atTime(longAgo, async () => {
    for (const { id, code } of purposes) {
      const [assessment, wording] = [assessments[code], wordings[code]];
      if (assessment) await assessInterest(by, id, assessment);
      if (wording) await addWording(by, id, { textNb: wording.nb, textEn: wording.en, sameMeaning: false });
      if (!undecided.has(code)) await switchPurposeOn(by, id);
    }
  });
  const idOf = (code: string): string => purposes.find((purpose) => purpose.code === code)?.id ?? '';
  await giveToMany(
    by,
    { of: 'without' },
    { purposeId: idOf('sales-and-service'), source: 'other', since: longAgo.toISOString().slice(0, 10) },
  );
  await placeCustomers(by, idOf('customer-relationship'), idOf('customer-news'));
  await placeAnswers(draw, by, idOf('marketing-email'), idOf('marketing-sms'), today);
}

async function placeCustomers(by: Member, customer: string, news: string): Promise<void> {
  const buyers = await sql<{ id: string; day: string }>(
    `select c.id, to_char(min(d.closed_at), 'YYYY-MM-DD') as day
       from deals d join stages s on s.tenant_id = $1 and s.id = d.stage_id and s.outcome = 'won'
       join contacts c on c.tenant_id = $1 and c.id = d.contact_id and c.deleted_at is null
      where d.tenant_id = $1 and d.closed_at is not null group by c.id order by c.id`,
    [currentTenantId()],
  );
  for (const { id, day } of buyers) {
    await setContactPurpose(by, id, { purposeId: customer, source: 'contract', since: day });
    await setContactPurpose(by, id, { purposeId: news, source: 'sale', since: day });
  }
}

async function placeAnswers(draw: Draw, by: Member, email: string, sms: string, today: Date): Promise<void> {
  const people = await sql<{ id: string; address: string }>(
    `select id, email as address from contacts where tenant_id = $1 and email is not null and deleted_at is null order by id limit 60`,
    [currentTenantId()],
  );
  const wordingOf = async (purposeId: string, language: 'nb' | 'en') => {
    const wording = await currentWording(purposeId);
    return wording && seenIn(wording, language);
  };
  for (const { id: contactId, address } of people) {
    const asked = today.getTime() - draw.whole(20, 380) * DAY;
    const purposeId = draw.chance(0.8) ? email : sms;
    const wording = await wordingOf(purposeId, draw.chance(0.9) ? 'nb' : 'en');
    const event = { contactId, purposeId, wording };
    await atTime(new Date(asked), () =>
      appendConsentEvent({
        ...event,
        kind: 'asked',
        via: draw.chance(0.5) ? 'in-person' : 'web-form',
        by: asActor(by),
      }),
    );
    if (draw.chance(0.2)) continue;
    const person = { kind: 'person' } as const;
    const [sentTo] = await addressMarks([{ channel: 'email', value: address }]);
    const numbers = (await addressesOf([contactId])).get(contactId)?.filter(({ channel }) => channel === 'sms') ?? [];
    const onFile = purposeId === sms ? await addressMarks(numbers) : undefined;
    await atTime(new Date(asked + draw.whole(1, 40) * 3_600_000), () =>
      appendConsentEvent({ ...event, kind: 'granted', via: 'double-opt-in', evidence: { sentTo, onFile }, by: person }),
    );
    if (draw.chance(0.75)) continue;
    const no = { contactId, channel: null, by: person };
    await atTime(new Date(asked + draw.whole(3, 18) * DAY), () =>
      draw.chance(0.4)
        ? stop({ ...no, purposeId: null, via: 'preference-page' })
        : stop({ ...no, purposeId, via: draw.chance(0.5) ? 'one-click' : 'link' }),
    );
  }
}
