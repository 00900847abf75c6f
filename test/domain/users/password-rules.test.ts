import { expect } from 'chai';
import fc from 'fast-check';

import { passwordProblem } from '../../../src/domain/users/password-rules.ts';
import { hashPassword, passwordFits } from '../../../src/domain/users/passwords.ts';

const clues = ['astrid.solberg@nordlys.no', 'Astrid Solberg', 'Nordlys Regnskap AS'];

describe('A new password', () => {
  it('has at least ten characters and at most 1,024, and none need be odd', () => {
    expect(passwordProblem('kort', clues)).to.deep.equal({ key: 'form.password.tooShort', params: { count: 10 } });
    expect(passwordProblem('x y'.repeat(400), clues)).to.have.property('key', 'form.password.tooLong');
    expect(passwordProblem('tre hvite skilpadder', clues)).to.equal(undefined);
    expect(passwordProblem('æøåæøåbcde', clues)).to.equal(undefined);
  });

  it('is none of those that are tried first, dressed up or not', () => {
    for (const common of [
      'passord123',
      'Password2026!',
      '1234567890',
      'sommer2026!!',
      'qwertyuiop',
      'aaaaaaaaaaaa',
      '1122112211',
      '123456789012',
      '210987654321',
      '87654321 87654321',
      'abcdefghijklmn',
      'Qwerty123456!',
      'lkjhgfdsa098',
      'zaq12wsxcde3',
      'fredagfredag',
      '1357135713571357',
    ])
      expect(passwordProblem(common, clues), common).to.equal('form.password.common');
  });

  it('is not the address, the name or the company', () => {
    for (const near of ['astrid.solberg1', 'solbergastrid', 'NordlysRegnskap', 'nordlys-2026', 'Astrid!2026'])
      expect(passwordProblem(near, clues), near).to.equal('form.password.resembles');
    expect(passwordProblem('nordlys over vidda i januar', clues)).to.equal(undefined);
  });

  it('of random words is never refused', () => {
    const word = fc.string({ unit: fc.constantFrom(...'bcdfghjklmnprstvxz'.split('')), minLength: 5, maxLength: 9 });
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        const made = `${a} ${b} ${c}`;
        fc.pre(new Set(made).size > 4);
        expect(passwordProblem(made, clues)).to.equal(undefined);
      }),
    );
  });

  it('is hashed with argon2id at OWASP’s cost, differently each time', async () => {
    const [first, second] = await Promise.all([
      hashPassword('tre hvite skilpadder'),
      hashPassword('tre hvite skilpadder'),
    ]);
    expect(first).to.match(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).to.not.equal(second);
    expect(await passwordFits('tre hvite skilpadder', first)).to.equal(true);
    expect(await passwordFits('tre hvite skilpadde', first)).to.equal(false);
  });
});
