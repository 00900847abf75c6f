import { expect } from 'chai';

import { createLog } from '../src/log.ts';

describe('the log', () => {
  const written = (entry: object): Record<string, unknown> => {
    const lines: string[] = [];
    createLog('test', 'info', { write: (line: string) => void lines.push(line) }).info(entry, 'something happened');
    const parsed: Record<string, unknown> = JSON.parse(lines.join(''));
    return parsed;
  };

  it('tells of an error its class, code and frames, never its message', () => {
    const error = Object.assign(new TypeError('kari@nordlys.example\n    at Kari\nknown'), {
      code: '23505',
      detail: 'Kari',
    });
    const line = written({ err: error });
    expect(line['err']).to.include({ type: 'TypeError', code: '23505' });
    expect(JSON.stringify(line))
      .to.match(/log\.test\.ts/)
      .and.to.not.match(/kari|known/i);
  });

  it('tells nothing of an error that is not one', () => {
    expect(JSON.stringify(written({ err: 'kari@nordlys.example' }))).to.not.include('kari');
  });

  it('takes out what must never be in it, also one level down', () => {
    const line = written({ email: 'kari@x.example', request: 'r1', form: { password: 'hemmelig', field: 'name' } });
    expect(line).to.deep.include({
      email: '[removed]',
      request: 'r1',
      form: { password: '[removed]', field: 'name' },
    });
  });
});
