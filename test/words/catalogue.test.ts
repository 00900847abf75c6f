import { expect } from 'chai';
import { isMessageKey, translator } from '../../src/words/catalogue.ts';
import { compile, type NumberManner } from '../../src/words/message.ts';

const manner: NumberManner = {
  plural: (count) => new Intl.PluralRules('nb').select(count),
  write: (value) => new Intl.NumberFormat('nb').format(value),
};

describe('the message catalogue', () => {
  it('answers in the language asked for', () => {
    expect(translator('nb')('action.save')).to.equal('Lagre');
    expect(translator('en')('action.save')).to.equal('Save');
  });

  it('gives the same lookup each time', () => {
    expect(translator('nb')).to.equal(translator('nb'));
  });

  it('knows which texts are keys', () => {
    expect(isMessageKey('action.save')).to.equal(true);
    expect(isMessageKey('action.fly')).to.equal(false);
    expect(isMessageKey('toString')).to.equal(false);
  });

  it('refuses a key that does not exist', () => {
    // A template is not type-checked, so a wrong key can arrive here all the same.
    const lookUp: (key: never) => string = translator('nb');
    expect(() => Reflect.apply(lookUp, undefined, ['action.fly'])).to.throw('There is no message action.fly');
  });
});

describe('a message with parameters', () => {
  it('takes the form that the number asks for', () => {
    const fill = compile('x', { zero: 'ingen', one: '{count} kontakt', other: '{count} kontakter' }, manner);
    expect([0, 1, 2, 21].map((count) => fill({ count }))).to.eql(['ingen', '1 kontakt', '2 kontakter', '21 kontakter']);
  });

  it('takes the plural for none where there is no text for none', () => {
    expect(compile('x', { one: '{count} dag', other: '{count} dager' }, manner)({ count: 0 })).to.equal('0 dager');
  });

  it('writes numbers the language’s way and leaves texts alone', () => {
    const fill = compile('x', '{a} av {b}', manner);
    expect(fill({ a: 4500, b: '4500' })).to.equal('4\u00A0500 av 4500');
  });

  it('does not read placeholders inside what is filled in', () => {
    expect(compile('x', '{a}{b}', manner)({ a: '{b}', b: '1' })).to.equal('{b}1');
  });

  it('throws when a parameter is missing, and does not find one on the prototype', () => {
    expect(() => compile('x', 'Hei {name}', manner)({})).to.throw('Message x needs "name"');
    expect(() => compile('x', 'Hei {toString}', manner)({})).to.throw('Message x needs "toString"');
    expect(() => compile('x', { one: 'a', other: 'b' }, manner)({ count: '2' })).to.throw('needs the number "count"');
  });
});
