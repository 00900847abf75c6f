import { expect } from 'chai';

import type { Answer } from '../../../src/domain/register/attempt.ts';
import { groupOutcome } from '../../../src/domain/register/group.ts';

const answer = (status: number, body: unknown, type = 'application/json'): Answer => ({
  kind: 'answer',
  status,
  headers: { 'content-type': type },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const unit = (organisasjonsnummer: string, more: object = {}) => ({
  organisasjonsnummer,
  navn: `UNIT ${organisasjonsnummer}`,
  ...more,
});
const owned = (kode: string, grunnlag: string) => ({ knytningsform: { kode }, grunnlag });
const [top, left, right, shared] = ['310000001', '310000002', '310000003', '310000004'] as const;

describe('What an answer about a group means', () => {
  it('has each company once, under the owner that controls it, and after that owner', () => {
    const below = unit('310000005', owned('KDAT', '100%'));
    const body = unit(top, {
      organisasjonsform: { kode: 'AS' },
      children: [
        unit(left, {
          ...owned('KDAT', '100 %'),
          children: [unit(shared, { ...owned('KGRL', '40%'), children: [below] })],
        }),
        unit(right, {
          ...owned('KDAT', '95,0%'),
          children: [unit(shared, { ...owned('KDAT', '60%'), children: [below] })],
        }),
      ],
    });
    const told = groupOutcome(answer(200, body), shared);
    expect(told.kind === 'Group' && told.members.map((one) => [one.organisationNumber, one.parent, one.share])).to.eql([
      [top, undefined, undefined],
      [left, top, '100 %'],
      [right, top, '95,0%'],
      [shared, right, '60%'],
      ['310000005', shared, '100%'],
    ]);
  });

  it('has companies that own each other once, and ends', () => {
    const body = unit(top, {
      children: [unit(left, { ...owned('KDAT', '100%'), children: [unit(top, owned('KGRL', '5%'))] })],
    });
    const told = groupOutcome(answer(200, body), top);
    expect(told.kind === 'Group' && told.members.map((one) => one.organisationNumber)).to.eql([top, left]);
  });

  it('is no group with an empty 404, or with a company that stands alone', () => {
    expect(groupOutcome(answer(404, '', ''), top)).to.eql({ kind: 'NoGroup' });
    expect(groupOutcome(answer(200, unit(top)), top)).to.eql({ kind: 'NoGroup' });
  });

  it('is no answer when it is a page, another shape, another group or a refusal', () => {
    const kind = (...given: Parameters<typeof answer>) => groupOutcome(answer(...given), top).kind;
    expect(kind(404, '<html>', 'text/html')).to.equal('Unavailable');
    expect(kind(200, { children: [] })).to.equal('Unavailable');
    expect(kind(200, unit(top, { children: [{ navn: 'NUMBERLESS' }] }))).to.equal('Unavailable');
    expect(kind(200, unit(left, { children: [unit(right)] }))).to.equal('Unavailable');
    expect(kind(406, {})).to.equal('Unavailable');
  });
});
