import { randomUUID } from 'node:crypto';

import { osloDay } from '../../src/domain/clock.ts';
import { newId } from '../../src/domain/identifiers.ts';
import { emptyBreachForm, type BreachForm } from '../../src/domain/privacy/breaches/breach-form.ts';
import { reportBreach } from '../../src/domain/privacy/breaches/keep-breach.ts';
import { keeping, keepingForOnNet } from '../../src/domain/privacy/breaches/keeping.ts';
import { osloClock } from '../../src/domain/privacy/breaches/oslo-moment.ts';
import type { SubProcessorForm } from '../../src/domain/privacy/registers/sub-processor-form.ts';
import { protestAgainst } from '../../src/domain/privacy/registers/sub-processor-notices.ts';
import { subProcessor } from '../../src/domain/privacy/registers/sub-processors.ts';
import { addSubProcessor } from '../../src/domain/privacy/registers/write-sub-processor.ts';
import { change, inPlatform, inTenant } from '../../src/domain/tenancy.ts';
import type { Member } from '../../src/domain/users/member.ts';

// Rows of the registers for the routes to be called with, and forms that are good.

/** Somebody who keeps the register. */
export const operator = { id: '01930000-0000-7000-8000-00000000000f', operator: true } as const;

/** A form that is good; each time another code. */
export const subProcessorForm = (more: Partial<SubProcessorForm> = {}): SubProcessorForm => ({
  code: `mail-${randomUUID().slice(0, 8)}`,
  name: 'Nordpost AS',
  role: 'processor',
  concerns: 'contacts',
  dataNb: 'E-postadresser',
  dataEn: 'E-mail addresses',
  purposeNb: 'Levere e-post',
  purposeEn: 'Delivering mail',
  countryCode: 'NO',
  transfer: 'eea',
  transferReference: '',
  agreementReference: 'https://nordpost.example/dpa',
  agreementExemption: '',
  hosts: 'smtp.nordpost.example',
  contactEmail: '',
  source: '',
  verifiedOn: '',
  since: osloDay(new Date(Date.now() + 40 * 86_400_000)),
  ...more,
});

export const newSubProcessor = (): Promise<string> => addSubProcessor(operator, subProcessorForm());

/** What the form of a row holds when nothing has been changed in it. */
export const formAgain = (): SubProcessorForm & { version: string } => ({
  ...subProcessorForm({ source: 'Lest i avtalen' }),
  version: '1',
});

/** A notice of a new sub-processor to the member's tenant, as the worker gives it. */
export async function newNotice(by: Member): Promise<string> {
  const about = await newSubProcessor();
  const { since } = await subProcessor(about);
  const id = newId();
  await inTenant(by.tenantId, () =>
    change(
      `insert into sub_processor_notices (tenant_id, id, sub_processor_id, change, effective_on) values ($1, $2, $3, 'new', $4)`,
      [by.tenantId, id, about, since],
    ),
  );
  return id;
}

/** An objection that waits for an answer. */
export async function newProtest(by: Member): Promise<{ tenant: string; id: string }> {
  const id = await newNotice(by);
  await inTenant(by.tenantId, () => protestAgainst(by, id, 'Nei takk', osloDay()));
  return { tenant: by.tenantId, id };
}

/** A form of a breach that is good. */
export const breachForm = (more: Partial<BreachForm> = {}): BreachForm => ({
  ...emptyBreachForm,
  awareAt: osloClock(new Date(Date.now() - 3_600_000)),
  nature: 'En liste ble sendt til feil mottaker.',
  ...more,
});

/** What Art. 33(5) asks for. */
export const documented = {
  peopleCategories: 'Kunder',
  dataCategories: 'Navn',
  consequences: 'Uønsket e-post',
  measures: 'Listen er slettet',
} as const satisfies Partial<BreachForm>;

const judged: Partial<BreachForm> = {
  ...documented,
  risk: 'none',
  riskReason: 'Mottakeren slettet listen straks.',
  authorityReason: 'Neppe noen risiko.',
};

export const newBreach = (by: Member, more: Partial<BreachForm> = {}): Promise<string> =>
  inTenant(by.tenantId, () => reportBreach(keeping(by), breachForm(more)));

/** One with nothing in the way of its end. */
export const judgedBreach = (by: Member): Promise<string> => newBreach(by, judged);

export const newBreachAtOnNet = (_by: Member, more: Partial<BreachForm> = {}): Promise<string> =>
  inPlatform(() => reportBreach(keepingForOnNet(operator), breachForm(more)));

export const judgedBreachAtOnNet = (by: Member): Promise<string> =>
  newBreachAtOnNet(by, { ...judged, concerns: 'own' });
