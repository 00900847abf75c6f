import type { LegalEntity } from '../legal-entity.ts';
import { sentencesOf } from '../difference.ts';
import type { PolicyWording } from './built-policy.ts';

/** What the law requires a policy to say, by which provision, and the sentence that says it. */
export const required = [
  { what: 'whoIsController', law: 'GDPR Art. 13(1)(a)', sentence: 'contact-1' },
  { what: 'howToReachThem', law: 'GDPR Art. 13(1)(a)', sentence: 'contact-4' },
  { what: 'noOfficerBecause', law: 'GDPR Art. 13(1)(b), 37', sentence: 'added-officer-none' },
  { what: 'purposesAndBases', law: 'GDPR Art. 13(1)(c)', sentence: 'purpose-1' },
  { what: 'interests', law: 'GDPR Art. 13(1)(d)', sentence: 'added-purposes-security' },
  { what: 'recipients', law: 'GDPR Art. 13(1)(e)', sentence: 'third-parties-1' },
  { what: 'safeguardsCopy', law: 'GDPR Art. 13(1)(f)', sentence: 'added-recipients-safeguards' },
  { what: 'retentionNumbers', law: 'GDPR Art. 13(2)(a)', sentence: 'added-retention-account' },
  { what: 'rights', law: 'GDPR Art. 13(2)(b)', sentence: 'rights-1' },
  { what: 'withdrawal', law: 'GDPR Art. 13(2)(c)', sentence: 'rights-2' },
  { what: 'authority', law: 'GDPR Art. 13(2)(d)', sentence: 'added-authority-address' },
  { what: 'provision', law: 'GDPR Art. 13(2)(e)', sentence: 'added-provision-required' },
  { what: 'automatedDecisions', law: 'GDPR Art. 13(2)(f)', sentence: 'added-automated-none' },
  { what: 'categories', law: 'GDPR Art. 14(1)(d)', sentence: 'added-categories-user-and-system' },
  { what: 'sources', law: 'GDPR Art. 14(2)(f)', sentence: 'added-sources-register' },
  { what: 'processorRole', law: 'GDPR Art. 28', sentence: 'added-roles-processor' },
  { what: 'objection', law: 'GDPR Art. 21(4)', sentence: 'added-requests-objection' },
  { what: 'breaches', law: 'GDPR Art. 33, 34', sentence: 'added-breaches-authority' },
  { what: 'children', law: 'personopplysningsloven § 5', sentence: 'added-children-age' },
  { what: 'changes', law: 'GDPR Art. 12(1)', sentence: 'added-changes-notice' },
  { what: 'cookies', law: 'ekomloven § 3-15', sentence: 'added-cookies-onnet' },
] as const;

/** @returns what a wording does not say though the law requires it */
export function omissions(wording: PolicyWording): (typeof required)[number][] {
  const said = new Map(sentencesOf(wording).map(({ id, text }) => [id, text.trim()]));
  return required.filter(({ sentence }) => (said.get(sentence) ?? '') === '');
}

/** The parts of the legal entity that a policy cannot be published without, of those that are empty. */
export const emptyParts = (entity: LegalEntity): (keyof LegalEntity)[] =>
  (['name', 'organisationNumber', 'address', 'email'] as const).filter((part) => entity[part].trim() === '');
