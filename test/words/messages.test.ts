import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { isMessageKey, languages, messages } from '../../src/words/catalogue.ts';
import { type MessageText, placeholdersOf } from '../../src/words/message.ts';
import { keyUses, lookUpsIn, sources } from './key-uses.ts';

const all = Array.from(messages, ([key, message]) => ({ key, message }));
const textsOf = (text: MessageText): string[] => (typeof text === 'string' ? [text] : Object.values(text));
const shapeOf = (text: MessageText): string =>
  typeof text === 'string' ? 'one text' : Object.keys(text).toSorted().join();
const placeholders = (text: MessageText): string[] => [...new Set(textsOf(text).flatMap(placeholdersOf))].toSorted();

describe('every message', () => {
  it('has a text in every language', () => {
    const missing = all.flatMap(({ key, message }) =>
      languages
        .filter((language) => textsOf(message[language] ?? '').some((text) => text.trim() === ''))
        .map((l) => `${key} ${l}`),
    );
    expect(missing).to.eql([]);
  });

  it('asks for the same parameters in every language', () => {
    const differing = all.filter(({ message }) => placeholders(message.nb).join() !== placeholders(message.en).join());
    expect(differing.map(({ key }) => key)).to.eql([]);
  });

  it('has the same plural forms in every language', () => {
    const differing = all.filter(({ message }) => shapeOf(message.nb) !== shapeOf(message.en));
    expect(differing.map(({ key }) => key)).to.eql([]);
  });

  it('says nothing in brackets about what has not been checked: “How we read the law” does', () => {
    const remarks = all.filter(({ message }) => /\((ikke kontrollert|not checked)/.test(JSON.stringify(message)));
    expect(remarks.map(({ key }) => key)).to.eql([]);
  });

  it('is plain text: no markup, no broken braces, no double or trailing spaces', () => {
    const odd = all.filter(({ message }) =>
      languages.some((language) =>
        textsOf(message[language]).some(
          (text) => /<\/?[a-z]|&\w+;| {2}|^\s|\s$/i.test(text) || /[{}]/.test(text.replace(/\{\w+\}/g, '')),
        ),
      ),
    );
    expect(odd.map(({ key }) => key)).to.eql([]);
  });

  it('is used somewhere', () => {
    const { keys, patterns } = keyUses(sources().map(({ text }) => text));
    const unused = all.filter(({ key }) => !keys.has(key) && !patterns.some((pattern) => pattern.test(key)));
    expect(unused.map(({ key }) => key)).to.eql([]);
  });
});

describe('every area', () => {
  it('is in the catalogue: each file of messages is listed in areas.ts', () => {
    const folder = join(import.meta.dirname, '../../src/words');
    const areas = readFileSync(join(folder, 'areas.ts'), 'utf8');
    const files = readdirSync(folder).filter((file) =>
      /satisfies Messages;/.test(readFileSync(join(folder, file), 'utf8')),
    );
    expect(files.filter((file) => file !== 'message.ts' && !areas.includes(`export * from './${file}';`))).to.eql([]);
    expect(files).to.include('interface.ts');
  });
});

describe('every look-up in a view', () => {
  it('names messages that exist', () => {
    const views = sources().filter(({ path }) => path.endsWith('.ejs'));
    const undefinedKeys = views.flatMap(({ path, text }) => {
      const { keys, patterns } = lookUpsIn(text);
      const unknown = keys.filter((key) => !isMessageKey(key));
      const empty = patterns.filter((pattern) => !all.some(({ key }) => pattern.test(key)));
      return [...unknown, ...empty.map(String)].map((key) => `${path}: ${key}`);
    });
    expect(undefinedKeys).to.eql([]);
  });
});

describe('finding where messages are used', () => {
  it('sees whole keys and the patterns of template literals, and nothing in between', () => {
    const { keys, patterns } = keyUses([
      "t('nav.home')",
      'x = "role.owner"',
      't(`error.${status}.title`)',
      "t('nav.' + place)",
      "t('mail.password-reset.text')",
    ]);
    expect([...keys]).to.eql(['nav.home', 'role.owner', 'mail.password-reset.text']);
    expect(patterns.map(({ source }) => source)).to.eql(['^error\\.[\\wÆØÅ.-]+\\.title$']);
  });

  it('sees the keys a view looks up', () => {
    expect(lookUpsIn("<%= t('nav.home') %><%= t( `role.${role}`) %><%= at('x') %>")).to.eql({
      keys: ['nav.home'],
      patterns: [/^role\.[\wÆØÅ.-]+$/],
    });
  });
});
