// The data processing agreement (GDPR art. 28) between a tenant, as controller of its contacts, and the legal entity,
// as its processor. Accepted at sign-up: the version, the hash of the text that was shown, who and when are recorded.
import { createHash } from 'node:crypto';
import { agreementClauses, agreementTitle, agreementVersion } from './data-processing-agreement-text.ts';
import { defaultLegalEntity, type LegalEntity } from './legal-entity.ts';
import type { PolicyLanguage } from './policy-text.ts';

export { agreementVersion } from './data-processing-agreement-text.ts';

/** The agreement in one language, ready to be shown. */
export type DataProcessingAgreement = {
  title: string;
  /** The day this wording took effect, `2026-11-22`. */
  version: string;
  /** What `agreementHash` gives for this language and legal entity. */
  hash: string;
  sections: {
    id: string;
    /** The provision of the GDPR the section meets, as `28(3)(a)`, where it meets one. */
    article?: string;
    heading: string;
    /** `id` is an anchor, such as `instructions-2`. */
    sentences: { id: string; text: string }[];
  }[];
};

/** The agreement in one language, with the legal entity's details in it. */
export function dataProcessingAgreement(
  language: PolicyLanguage,
  entity: LegalEntity = defaultLegalEntity,
): DataProcessingAgreement {
  const agreement = {
    title: agreementTitle[language],
    version: agreementVersion,
    sections: sections(language, entity),
  };
  return { ...agreement, hash: hashOf(agreement) };
}

/**
 * SHA-256, in hex, of the text shown in that language. Together with the version it proves which wording was accepted;
 * it changes with any letter, the legal entity's details included.
 */
export function agreementHash(language: PolicyLanguage, entity: LegalEntity = defaultLegalEntity): string {
  return dataProcessingAgreement(language, entity).hash;
}

function sections(language: PolicyLanguage, entity: LegalEntity): DataProcessingAgreement['sections'] {
  return agreementClauses.map(({ id, article, heading, sentences }) => ({
    id,
    ...(article === undefined ? {} : { article }),
    heading: heading[language],
    sentences: sentences.map((sentence, at) => ({
      id: `${id}-${at + 1}`,
      text: fillIn(sentence[language], language, entity),
    })),
  }));
}

function fillIn(text: string, language: PolicyLanguage, entity: LegalEntity): string {
  const label = language === 'nb' ? 'org.nr.' : 'org. no.';
  const processor = `${entity.name}, ${label} ${entity.organisationNumber}, ${entity.address}`;
  // Replaced through functions: a dollar sign in a configured value must not be read as a replacement pattern.
  return text.replaceAll('{processor}', () => processor).replaceAll('{email}', () => entity.email);
}

function hashOf({ title, version, sections }: Omit<DataProcessingAgreement, 'hash'>): string {
  const clauses = sections.flatMap(({ article, heading, sentences }) => [
    article === undefined ? heading : `${heading} (${article})`,
    ...sentences.map(({ text }) => text),
  ]);
  return createHash('sha256')
    .update([title, version, ...clauses].join('\n'))
    .digest('hex');
}
