import { expect } from 'chai';
import fc from 'fast-check';

import { readableLine } from '../../../bin/launcher/log-line.ts';

describe('a line of a program, for the terminal', () => {
  it('shows time, message and the other fields of a log entry', () => {
    const time = new Date(2026, 10, 22, 9, 5, 7).getTime();
    const line = JSON.stringify({
      level: 30,
      time,
      pid: 1,
      hostname: 'h',
      name: 'web',
      port: 3000,
      err: { code: 'E' },
      msg: 'web listens',
    });
    expect(readableLine(line)).to.equal('09:05:07 web listens port=3000 err={"code":"E"}');
  });

  it('says which entries are warnings and errors', () => {
    expect(readableLine('{"level":40,"msg":"slow"}')).to.equal('warning: slow');
    expect(readableLine('{"level":50,"msg":"broken"}')).to.equal('error: broken');
  });

  it('leaves everything else as it is', () => {
    for (const line of ['listening on 3000', '{"no":"level"}', '{half', '']) expect(readableLine(line)).to.equal(line);
    fc.assert(fc.property(fc.string(), (line) => line.startsWith('{') || readableLine(line) === line));
  });
});
