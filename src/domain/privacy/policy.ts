// The privacy policy as data: what the public page shows, and what the product must live up to (GDPR art. 13 and 14).
import { defaultLegalEntity, type LegalEntity } from './legal-entity.ts';
import {
  contactHeading,
  type PolicyLanguage,
  type PolicySection,
  type PolicySentence,
  policySections,
  policyTitle,
} from './policy-text.ts';

export { policyVersion } from './policy-text.ts';
export type { PolicyLanguage, PolicySection, PolicySentence, PolicySentenceKind } from './policy-text.ts';

/** The whole policy for a legal entity: the published sections, and a contact block with that entity's details. */
export function policyFor(entity: LegalEntity): PolicySection[] {
  return [...policySections, { id: 'contact', heading: contactHeading, sentences: contactLines(entity) }];
}

/** The policy with the legal entity it was published with. */
export const policy: readonly PolicySection[] = policyFor(defaultLegalEntity);

/**
 * The policy as lines of plain text, title first: headings bare, list items after a dash, running sentences joined into
 * one paragraph. This is the shape it was published in.
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
