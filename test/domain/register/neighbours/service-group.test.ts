import { expect } from 'chai';

import { readServiceGroup } from '../../../../src/domain/register/neighbours/peppol/service-group.ts';

const group = (inside: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<ServiceGroup xmlns:a="urn:a"><a:ParticipantIdentifier scheme="iso6523-actorid-upis">0192:923609016</a:ParticipantIdentifier>${inside}</ServiceGroup>`;
const reference = (href: string): string => `<r:ServiceMetadataReference href="${href}"/>`;

describe('The service group of an SMP', () => {
  it('is read whatever prefixes, marks and spaces it comes with', () => {
    const xml = `\uFEFF${group(`<!-- one --><List>\n${reference('https://smp.example/a/services/urn%3Aone%23%232.1')}\n${reference("https://smp.example/a/services/urn:a&amp;b'")}</List>`)}\n`;
    expect(readServiceGroup(xml)).to.deep.equal({
      scheme: 'iso6523-actorid-upis',
      participant: '0192:923609016',
      documents: ['urn:one##2.1', "urn:a&b'"],
    });
  });

  it('has no documents when it lists none, and an unread one for an address without any', () => {
    expect(readServiceGroup(group(''))?.documents).to.deep.equal([]);
    expect(readServiceGroup(group(reference('https://smp.example/elsewhere')))?.documents).to.deep.equal([undefined]);
    expect(readServiceGroup(group(reference('https://smp.example/services/%E0%A4%A')))?.documents).to.deep.equal([
      undefined,
    ]);
  });

  it('is refused with a document type, an entity or marked data', () => {
    for (const xml of [
      group('', '<!DOCTYPE ServiceGroup SYSTEM "file:///etc/passwd">'),
      group('', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'),
      group('<x>&b;</x>'),
      group('<x y="&xxe;"/>'),
      group('<x>&</x>'),
      group('<x>&#0;</x>'),
      group('<x>&#x110000;</x>'),
      group('<x><![CDATA[data]]></x>'),
    ])
      expect(readServiceGroup(xml), xml).to.equal(undefined);
  });

  it('is refused when it is not whole, or another document', () => {
    for (const xml of [
      '',
      'not found',
      '<html><body>Not found</body></html>',
      group('<x>'),
      group('</x>'),
      group('<x y=1/>'),
      group('<!-- no end'),
      group('').slice(0, -1),
      `${group('')}<more/>`,
      `text${group('')}`,
      '<ServiceGroup/>',
      group('<a:ParticipantIdentifier scheme="x">0192:1</a:ParticipantIdentifier>'),
    ])
      expect(readServiceGroup(xml), xml).to.equal(undefined);
  });
});
