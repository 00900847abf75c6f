import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { failureKind } from '../../../src/web/operator/failure-words.ts';

const src = path.join(import.meta.dirname, '../../../src');
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('words') && !file.startsWith('web'))
  .map((file) => readFileSync(path.join(src, file), 'utf8'));

/** Every code of a failure that stands in the program, and those it puts together of a reason. */
function codesInProgram(): string[] {
  const written = /(?:failure = |Unavailable\(|NotLoaded\(| \? | : )'((?:register|mirror|stripe|smtp|host)-[\w-]+)'/g;
  const said = sources.flatMap((text) => Array.from(text.matchAll(written)));
  const outcomes = readFileSync(path.join(src, 'domain/register/outcomes.ts'), 'utf8');
  const [reasons = ''] = /type UnavailableReason =[^]*?';/.exec(outcomes) ?? [];
  return [
    ...said.map(([, code = '']) => code),
    ...Array.from(reasons.matchAll(/\| '(\w+)'/g), ([, reason = '']) => `register-${reason}`),
  ];
}

describe('Why work was given up', () => {
  it('is said in words of its own for every code that the program writes', () => {
    const codes = new Set(codesInProgram());
    expect(codes.size).to.be.at.least(20);
    for (const code of codes) expect(failureKind(code), code).to.equal(code);
  });

  it('is said by its family where another program chose the code', () => {
    const kinds = Object.fromEntries(
      [
        'smtp-451',
        'smtp-550',
        'smtp-econnection',
        'stripe-card_error-card_declined',
        'DatabaseError:57014',
        'error:40001',
        'Error:ENOENT',
        'KeyUnavailable',
        'TypeError',
        'unknown',
      ].map((code) => [code, failureKind(code)]),
    );
    expect(kinds).to.deep.equal({
      'smtp-451': 'smtp-later',
      'smtp-550': 'smtp-refused',
      'smtp-econnection': 'smtp-unreached',
      'stripe-card_error-card_declined': 'stripe-refused',
      'DatabaseError:57014': 'database',
      'error:40001': 'database',
      'Error:ENOENT': 'system',
      KeyUnavailable: 'key',
      TypeError: 'program',
      unknown: 'program',
    });
  });
});
