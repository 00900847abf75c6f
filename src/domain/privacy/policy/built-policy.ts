import { createHash } from 'node:crypto';

import { cookieRegister } from '../cookies/register.ts';
import { outside } from '../../outside.ts';
import { policyFor } from '../policy.ts';
import { policyTitle, type PolicyLanguage, type PolicySentenceKind } from '../policy-text.ts';
import { recipientsInUse } from '../registers/recipients-in-use.ts';
import { generatedSections, type PolicyFacts } from './generated-sections.ts';
import { GENERATED } from './sentence-parts.ts';

/** One sentence as it is shown and kept. */
export interface WordedSentence {
  readonly id: string;
  readonly kind: PolicySentenceKind;
  readonly text: string;
  readonly email?: string;
  readonly url?: string;
}

/** `published` is the text as first published, letter for letter; `generated` is built from the registers. */
export type SectionOrigin = 'published' | 'generated';

/** The whole policy in one language, as it is shown, hashed and kept. */
export interface PolicyWording {
  readonly title: string;
  readonly sections: readonly {
    readonly id: string;
    readonly heading: string;
    readonly origin: SectionOrigin;
    readonly sentences: readonly WordedSentence[];
  }[];
}

/** What the registers say now. */
export const policyFacts = async (): Promise<PolicyFacts> => ({
  entity: outside().legalEntity,
  recipients: await recipientsInUse(),
  cookies: cookieRegister,
});

/** The policy as the program and its registers make it now: the published sections, the generated ones, and whom to write to. */
export function builtPolicy(language: PolicyLanguage, facts: PolicyFacts): PolicyWording {
  const published = policyFor(facts.entity);
  const sections = [...published.slice(0, -1), ...generatedSections(facts), ...published.slice(-1)];
  return {
    title: policyTitle[language],
    sections: sections.map(({ id, heading, sentences }) => ({
      id,
      heading: heading[language],
      origin: id.startsWith(GENERATED) ? 'generated' : 'published',
      sentences: sentences.map(({ id, kind, email, url, ...text }) => ({
        id,
        kind,
        text: text[language],
        ...(email === undefined ? {} : { email }),
        ...(url === undefined ? {} : { url }),
      })),
    })),
  };
}

/** SHA-256 of everything a reader sees, in hex. */
export const wordingHash = ({ title, sections }: PolicyWording): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        title,
        sections.map(({ heading, sentences }) => [
          heading,
          sentences.map(({ id, text, url }) => [id, text, url ?? '']),
        ]),
      ]),
    )
    .digest('hex');
