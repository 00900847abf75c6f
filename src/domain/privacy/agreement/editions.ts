import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { owe } from '../../outbox.ts';
import { change, inPlatform, platformRead, sql } from '../../tenancy.ts';
import type { LegalEntity } from '../legal-entity.ts';
import { policyLanguages } from '../policy/editions.ts';
import type { PolicyLanguage } from '../policy-text.ts';
import { agreementFacts, agreementHash, builtAgreement, type AgreementWording } from './built-agreement.ts';

/** An edition of the agreement in one language. Its number is the version that an acceptance names. */
export interface AgreementEdition {
  readonly number: number;
  readonly language: PolicyLanguage;
  readonly hash: string;
  readonly wording: AgreementWording;
  readonly madeAt: Date;
}

const columns = `select number, language, hash, wording, made_at as "madeAt" from agreement_editions`;

/** One edition; undefined when there is none of that number. */
export async function agreementEdition(
  number: number,
  language: PolicyLanguage,
): Promise<AgreementEdition | undefined> {
  const [edition] = await platformRead<AgreementEdition>(`${columns} where number = $1 and language = $2`, [
    number,
    language,
  ]);
  return edition;
}

/** What a new customer accepts: the newest edition; before the first is kept, what the registers make now. */
export async function newestAgreement(language: PolicyLanguage): Promise<AgreementEdition> {
  const [newest] = await platformRead<AgreementEdition>(`${columns} where language = $1 order by number desc limit 1`, [
    language,
  ]);
  if (newest) return newest;
  const wording = builtAgreement(language, await agreementFacts());
  return { number: 1, language, hash: agreementHash(wording), wording, madeAt: now() };
}

/**
 * Keeps a new edition, in both languages, when the clauses or a register have changed since the newest, and owes it to every
 * owner to be told. At every start and every night, and before somebody accepts: nobody can accept what is not kept.
 * @param entity the processor; as configured when left out
 */
export async function keepAgreement(entity?: LegalEntity): Promise<void> {
  const facts = await agreementFacts(entity);
  const built = policyLanguages.map((language) => {
    const wording = builtAgreement(language, facts);
    return { language, wording, hash: agreementHash(wording) };
  });
  await inPlatform(async () => {
    // Two that start at once would both find that an edition is missing.
    await sql(`select pg_advisory_xact_lock(hashtextextended('agreement editions', 8))`);
    const kept = await sql<{ number: number; language: PolicyLanguage; hash: string }>(
      `select number, language, hash from agreement_editions
        where number = (select max(number) from agreement_editions)`,
    );
    if (built.every(({ language, hash }) => kept.some((one) => one.language === language && one.hash === hash))) return;
    const number = (kept[0]?.number ?? 0) + 1;
    for (const { language, wording, hash } of built)
      await change(
        `insert into agreement_editions (number, language, hash, wording, made_at) values ($1, $2, $3, $4, $5)`,
        [number, language, hash, JSON.stringify(wording), now()],
      );
    if (number > 1) await owe('agreement-notice', `${number}`);
    await record(system, 'agreement.edition-made', { kind: 'agreement' }, { version: `${number}` });
  });
}
