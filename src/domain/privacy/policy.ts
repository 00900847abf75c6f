// The privacy policy as data: what the public page shows, and what the product must live up to (GDPR art. 13 and 14).
import { createHash } from 'node:crypto';
import { defaultLegalEntity, type LegalEntity } from './legal-entity.ts';
import {
  contactHeading,
  type PolicyLanguage,
  type PolicySection,
  type PolicySentence,
  policySections,
  type PolicySentenceKind,
  policyTitle,
  policyVersion,
} from './policy-text.ts';

export { policyVersion } from './policy-text.ts';
export type { PolicyLanguage, PolicySection, PolicySentence, PolicySentenceKind } from './policy-text.ts';

/** The policy in one language, ready for a page. */
export type PolicyPage = {
  title: string;
  /** The day this wording was published, `2026-11-22`. */
  version: string;
  /** SHA-256 of everything shown, in hex: proof of which text a person was given. */
  hash: string;
  sections: {
    id: string;
    heading: string;
    sentences: { id: string; kind: PolicySentenceKind; text: string; email?: string }[];
  }[];
};

/** The whole policy for a legal entity: the published sections, and a contact block with that entity's details. */
export function policyFor(entity: LegalEntity): PolicySection[] {
  return [...policySections, { id: 'contact', heading: contactHeading, sentences: contactLines(entity) }];
}

/** The policy with the legal entity it was published with. */
export const policy: readonly PolicySection[] = policyFor(defaultLegalEntity);

/** The policy in one language as a page shows it. */
export function policyPage(language: PolicyLanguage, entity: LegalEntity = defaultLegalEntity): PolicyPage {
  return {
    title: policyTitle[language],
    version: policyVersion,
    hash: policyHash(language, entity),
    sections: policyFor(entity).map(({ id, heading, sentences }) => ({
      id,
      heading: heading[language],
      sentences: sentences.map(({ id, kind, email, ...text }) => ({
        id,
        kind,
        text: text[language],
        ...(email === undefined ? {} : { email }),
      })),
    })),
  };
}

/**
 * The policy as lines of plain text, title first: headings bare, list items after a dash, running sentences joined into
 * one paragraph. This is the shape it was published in, and what the hash is taken of.
 */
export function policyText(language: PolicyLanguage, entity: LegalEntity = defaultLegalEntity): string {
  const lines: string[] = [policyTitle[language]];
  for (const { heading, sentences } of policyFor(entity)) {
    lines.push(heading[language]);
    const running = sentences.filter(({ kind }) => kind === 'sentence').map((sentence) => sentence[language]);
    if (running.length > 0) lines.push(running.join(' '));
    for (const sentence of sentences) {
      if (sentence.kind === 'listItem') lines.push(`- ${sentence[language]}`);
      if (sentence.kind === 'contact') lines.push(sentence[language]);
    }
  }
  return lines.join('\n');
}

/** SHA-256 of the version and the text shown, in hex. Changes with any letter, the contact details included. */
export function policyHash(language: PolicyLanguage, entity: LegalEntity = defaultLegalEntity): string {
  return createHash('sha256')
    .update(`${policyVersion}\n${policyText(language, entity)}`)
    .digest('hex');
}

// The English policy as published says "E-post"; the text is kept letter for letter.
function contactLines(entity: LegalEntity): PolicySentence[] {
  const email = `E-post: ${entity.email}`;
  const lines = [
    { nb: entity.name, en: entity.name },
    { nb: `Org.nr. ${entity.organisationNumber}`, en: `Org. nr. ${entity.organisationNumber}` },
    { nb: entity.address, en: entity.address },
    { nb: email, en: email, email: entity.email },
  ];
  return lines.map((line, at) => ({ id: `contact-${at + 1}`, kind: 'contact', ...line }));
}
