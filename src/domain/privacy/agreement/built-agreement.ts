import { createHash } from 'node:crypto';

import { outside } from '../../outside.ts';
import { policyRecipients, type Recipient } from '../inventory/recipients.ts';
import type { LegalEntity } from '../legal-entity.ts';
import type { PolicyLanguage } from '../policy-text.ts';
import { recipientsInUse } from '../registers/recipients-in-use.ts';
import { annexes, type SentenceParts } from './annexes.ts';
import { agreementClauses, agreementTitle } from './clauses.ts';

/** What the agreement is built of, besides its clauses and what the program itself declares. */
export interface AgreementFacts {
  /** The processor. */
  readonly entity: LegalEntity;
  /** Who gets data today, from the register of sub-processors. */
  readonly recipients: readonly Recipient[];
}

/** The whole agreement in one language, as it is shown, hashed and kept. */
export interface AgreementWording {
  readonly title: string;
  readonly sections: readonly {
    readonly id: string;
    /** The provision of the GDPR the section meets, as `28(3)(a)`, where it meets one. */
    readonly article?: string;
    readonly heading: string;
    readonly sentences: readonly AgreementSentence[];
  }[];
}

export interface AgreementSentence {
  /** An anchor, such as `instructions-2`. */
  readonly id: string;
  readonly text: string;
  /** The same text in its parts, where it says several things of one: how it is laid out, and no part of what is agreed. */
  readonly parts?: SentenceParts;
}

/** What the registers say now. */
export const agreementFacts = async (entity = outside().legalEntity): Promise<AgreementFacts> => ({
  entity,
  recipients: await recipientsInUse(),
});

/** What is known of it while the database is away. */
export const factsWithoutRegister = (): AgreementFacts => ({
  entity: outside().legalEntity,
  recipients: policyRecipients,
});

/** The agreement as the program and its registers make it now: the clauses, then the annexes. */
export function builtAgreement(language: PolicyLanguage, { entity, recipients }: AgreementFacts): AgreementWording {
  const clauses = agreementClauses.map(({ id, article, heading, sentences }) => ({
    id,
    ...(article === undefined ? {} : { article }),
    heading: heading[language],
    sentences: sentences.map((sentence, at) => ({
      id: `${id}-${at + 1}`,
      text: fillIn(sentence[language], language, entity),
    })),
  }));
  const added = annexes(recipients).map(({ id, article, heading, sentences }) => ({
    id,
    article,
    heading: heading[language],
    sentences: sentences(language).map(({ key, ...sentence }) => ({ id: `${id}-${key}`, ...sentence })),
  }));
  return { title: agreementTitle[language], sections: [...clauses, ...added] };
}

function fillIn(text: string, language: PolicyLanguage, entity: LegalEntity): string {
  const label = language === 'nb' ? 'org.nr.' : 'org. no.';
  const processor = `${entity.name}, ${label} ${entity.organisationNumber}, ${entity.address}`;
  // Replaced through functions: a dollar sign in a configured value must not be read as a replacement pattern.
  return text.replaceAll('{processor}', () => processor).replaceAll('{email}', () => entity.email);
}

/**
 * SHA-256, in hex, of everything a reader sees: it proves which wording was accepted, and changes with any letter, the
 * legal entity's details and the annexes included.
 */
export const agreementHash = ({ title, sections }: AgreementWording): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        title,
        sections.map(({ article, heading, sentences }) => [
          article ?? '',
          heading,
          sentences.map(({ id, text }) => [id, text]),
        ]),
      ]),
    )
    .digest('hex');
