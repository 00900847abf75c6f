import { createHash } from 'node:crypto';

import { record } from '../../audit/audit.ts';
import { Invalid, type FieldProblem } from '../../errors.ts';
import { newId } from '../../identifiers.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { now } from '../../clock.ts';
import type { SeenWording } from '../consent/ledger.ts';
import { findPurpose } from './purposes.ts';

/** What people are asked to agree to, as one version in both languages. Never changed once it is there. */
export interface Wording {
  readonly id: string;
  readonly purposeId: string;
  readonly version: number;
  readonly textNb: string;
  readonly textEn: string;
  readonly hashNb: string;
  readonly hashEn: string;
  /** Says the same as the version before it, so that consents to that one still hold. */
  readonly sameMeaning: boolean;
  readonly createdAt: Date;
  readonly createdBy: string | null;
}

const wordings = (condition: string): string => `
  select w.id, w.purpose_id as "purposeId", w.version, w.text_nb as "textNb", w.text_en as "textEn",
         w.hash_nb as "hashNb", w.hash_en as "hashEn", w.same_meaning as "sameMeaning", w.created_at as "createdAt",
         m.name as "createdBy"
    from consent_wordings w left join members m on m.tenant_id = $1 and m.id = w.created_by
   where w.tenant_id = $1 and ${condition}`;

/** All versions of the wordings of some purposes, newest first. */
export const wordingsOf = (purposeIds: readonly string[]): Promise<Wording[]> =>
  sql<Wording>(`${wordings('w.purpose_id = any($2::uuid[])')} order by w.version desc`, [
    currentTenantId(),
    purposeIds,
  ]);

/** The wordings people are asked with now, by purpose, of those that have one. */
export async function currentWordings(purposeIds: readonly string[]): Promise<Map<string, Wording>> {
  const newest = wordings(
    `w.purpose_id = any($2::uuid[]) and w.version = (select max(n.version) from consent_wordings n
                                                     where n.tenant_id = $1 and n.purpose_id = w.purpose_id)`,
  );
  const found = await sql<Wording>(newest, [currentTenantId(), purposeIds]);
  return new Map(found.map((wording) => [wording.purposeId, wording]));
}

/** The wording people are asked with now, when there is one. */
export const currentWording = async (purposeId: string): Promise<Wording | undefined> =>
  (await currentWordings([purposeId])).get(purposeId);

/** Exactly this version, as it was shown once. */
export async function findWording(id: string): Promise<Wording | undefined> {
  const [wording] = await sql<Wording>(wordings('w.id = $2'), [currentTenantId(), id]);
  return wording;
}

/** A wording as somebody saw it in a language, as the ledger proves it. */
export const seenIn = (wording: Wording, language: 'nb' | 'en'): SeenWording => ({
  id: wording.id,
  version: wording.version,
  language,
  hash: language === 'nb' ? wording.hashNb : wording.hashEn,
});

/** A wording's text in a language. */
export const textIn = (wording: Wording, language: 'nb' | 'en'): string =>
  language === 'nb' ? wording.textNb : wording.textEn;

/** What proves which text was shown: SHA-256 in hex. */
export const wordingHash = (text: string): string => createHash('sha256').update(text).digest('hex');

const LONGEST_TEXT = 1_000;

/**
 * Adds the next version of a purpose's wording. Unless it means the same as the one before, nobody has consented to it
 * yet, and they have to be asked again.
 * @throws Invalid (fields textNb, textEn), NotFound, NotAllowed
 */
export async function addWording(
  by: Member,
  purposeId: string,
  typed: { readonly textNb: string; readonly textEn: string; readonly sameMeaning: boolean },
): Promise<void> {
  demand(by, 'privacy');
  const problems: Record<string, FieldProblem> = {};
  const [textNb, textEn] = [typed.textNb.trim(), typed.textEn.trim()];
  for (const [field, text] of Object.entries({ textNb, textEn })) {
    if (text === '') problems[field] = 'form.required';
    if (text.length > LONGEST_TEXT) problems[field] = { key: 'form.tooLong', params: { count: LONGEST_TEXT } };
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  const purpose = await findPurpose(purposeId);
  if (purpose.basis !== 'consent') throw new Invalid({ textNb: 'consents.wording.noConsent' });
  // Locked, so that two new versions at once get two numbers.
  await sql(`select from purposes where tenant_id = $1 and id = $2 for update`, [by.tenantId, purposeId]);
  const newest = await currentWording(purposeId);
  if (newest?.textNb === textNb && newest.textEn === textEn) return;
  const id = newId();
  await Promise.all([
    change(
      `insert into consent_wordings (tenant_id, id, purpose_id, version, text_nb, text_en, hash_nb, hash_en, same_meaning,
                                     created_at, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        by.tenantId,
        id,
        purposeId,
        (newest?.version ?? 0) + 1,
        textNb,
        textEn,
        wordingHash(textNb),
        wordingHash(textEn),
        newest !== undefined && typed.sameMeaning,
        now(),
        by.id,
      ],
    ),
    record(asActor(by), 'wording.added', { kind: 'purpose', id: purposeId }, { version: (newest?.version ?? 0) + 1 }),
  ]);
}
