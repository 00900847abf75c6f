import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { isKid } from '../../../src/domain/sales-documents/kid.ts';
import { registerCustomXPathFunction, Schema } from 'node-schematron';

/** Where the rules lie, as published, where they are at hand: they are not the project's to pass on. */
const folder = path.join(import.meta.dirname, '../../../../shared/data/ehf');

/** Whether the published rules of EN 16931 and Peppol are there to be run. */
export const rulesAtHand: boolean = existsSync(folder);

/** What the rules have to say about an e-invoice: `[id]-text` of each finding, warnings too. */
export type Findings = (xml: string) => string[];

/** Reads the rules, which takes seconds. */
export function publishedRules(): Findings {
  functionsOfPeppol();
  const schemas = ['CEN-EN16931-UBL.sch', 'PEPPOL-EN16931-UBL.sch'].map((file) =>
    Schema.fromString(
      readFileSync(path.join(folder, file), 'utf8').replaceAll(/(?<=<rule\b[^>]*)context="([^"]*)"/g, lookedForOnce),
    ),
  );
  return (xml) =>
    schemas.flatMap((schema) =>
      schema.validateString(xml, { debug: true }).map(({ message = '' }) => message.trim().replaceAll(/\s+/g, ' ')),
    );
}

/**
 * The engine looks for a rule's context from every node of the document, and one that begins at the root (`/…`) is found anew
 * from each, whole: that was nine tenths of the time. Such a one is looked for from the root alone, and finds the same.
 */
function lookedForOnce(asWritten: string, context: string): string {
  const fromTheRoot = context.split('|').every((path) => /^\s*\(?\//.test(path));
  return fromTheRoot ? `context=".[not(..)]/(${context})"` : asWritten;
}

/**
 * The functions that Peppol's rules bring along in XSLT, which an engine of XPath alone does not read. Those of other
 * countries' numbers are answered with no: none of our documents comes to them.
 */
function functionsOfPeppol(): void {
  const add = (
    localName: string,
    takes: readonly string[],
    answers: string,
    work: (...given: never[]) => boolean | number,
  ): void =>
    registerCustomXPathFunction({ namespaceURI: 'utils', localName }, [...takes], answers, (_context, ...rest) =>
      Reflect.apply(work, undefined, rest),
    );
  // Amounts have two decimals; what is beyond them is the engine's own floating point.
  add(
    'slack',
    ['item()?', 'item()?', 'item()?'],
    'xs:boolean',
    (expected: unknown, value: unknown, slack: unknown) =>
      Math.abs(Number(expected) - Number(value)) <= Number(slack) + 1e-9,
  );
  add(
    'checkSEOrgnr',
    ['item()?'],
    'xs:boolean',
    (value: unknown) => isKid(String(value)) && String(value).length === 10,
  );
  add('mod11', ['item()?'], 'xs:boolean', (value: unknown) => mod11(String(value)));
  for (const name of [
    'gln',
    'mod97-0208',
    'checkCodiceIPA',
    'checkCF',
    'checkCF16',
    'checkPIVAseIT',
    'abn',
    'TinVerification',
  ])
    add(name, ['item()?'], 'xs:boolean', () => false);
}

/** As `u:mod11` of the rules: weights 2 to 7 from the right, over and over. */
function mod11(value: string): boolean {
  const digits = Array.from(value.slice(0, -1), Number).toReversed();
  const sum = digits.reduce((total, digit, at) => total + digit * ((at % 6) + 2), 0);
  return Number(value) > 0 && (11 - (sum % 11)) % 11 === Number(value.at(-1));
}
