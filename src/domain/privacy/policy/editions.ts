import { now, osloDay } from '../../clock.ts';
import { change, inPlatform, platformRead } from '../../tenancy.ts';
import type { PolicyLanguage } from '../policy-text.ts';
import { builtPolicy, policyFacts, wordingHash, type PolicyWording } from './built-policy.ts';

/** The languages every edition is published in. */
export const policyLanguages: readonly PolicyLanguage[] = ['nb', 'en'];

/** A published edition in one language. */
export interface Edition {
  readonly number: number;
  readonly hash: string;
  readonly wording: PolicyWording;
  /** The first day it is in force, `YYYY-MM-DD`. */
  readonly effectiveOn: string;
  readonly publishedAt: Date;
  /** Null once nobody needs to know any more (retention code `own-decision`). */
  readonly publishedBy: string | null;
}

/** Every published edition in a language, newest first. */
export const editions = (language: PolicyLanguage): Promise<Edition[]> =>
  platformRead<Edition>(
    `select p.number, p.hash, v.wording, p.effective_on::text as "effectiveOn", p.published_at as "publishedAt",
            p.published_by as "publishedBy"
       from policy_publications p join policy_versions v on v.language = p.language and v.hash = p.hash
      where p.language = $1 order by p.number desc`,
    [language],
  );

/** The edition in force on a day, of some that are newest first; undefined before the first. */
export const inForce = (all: readonly Edition[], day: string = osloDay()): Edition | undefined =>
  all.find(({ effectiveOn }) => effectiveOn <= day);

/** What the program builds now, in one language. */
export interface Built {
  readonly language: PolicyLanguage;
  readonly hash: string;
  readonly wording: PolicyWording;
}

/** The policy as it would be published now, in each language. */
export async function buildPolicy(): Promise<Built[]> {
  const facts = await policyFacts();
  return policyLanguages.map((language) => {
    const wording = builtPolicy(language, facts);
    return { language, hash: wordingHash(wording), wording };
  });
}

/**
 * Keeps what the program builds now, so that there is a draft as soon as a register or a rule has changed. At every start;
 * a wording that is kept already is left as it is.
 * @returns what was built
 */
export async function keepDraft(): Promise<Built[]> {
  const built = await buildPolicy();
  await inPlatform(async () => {
    for (const { language, hash, wording } of built)
      await change(
        `insert into policy_versions (language, hash, wording, built_at) values ($1, $2, $3, $4)
         on conflict (language, hash) do nothing`,
        [language, hash, JSON.stringify(wording), now()],
      );
  });
  return built;
}
