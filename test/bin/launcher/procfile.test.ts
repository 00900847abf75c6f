import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { parseProcfile } from '../../../bin/launcher/procfile.ts';
import { projectRoot } from '../../support/command.ts';

describe('the Procfile', () => {
  it('names web and worker', () => {
    const lines = parseProcfile(readFileSync(path.join(projectRoot, 'Procfile'), 'utf8'));
    expect(lines).to.deep.equal([
      {
        name: 'web',
        settings: { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '1048576' },
        command: ['node', '--max-old-space-size=256', '--max-semi-space-size=16', 'src/web/server.ts'],
      },
      { name: 'worker', settings: {}, command: ['node', 'src/workers/worker.ts'] },
    ]);
  });

  it('may have comments and empty lines', () => {
    expect(parseProcfile('# who\n\nmail-relay:  relay --quick # always\n')).to.deep.equal([
      { name: 'mail-relay', settings: {}, command: ['relay', '--quick'] },
    ]);
  });

  it('sets variables for a program, as a shell does', () => {
    expect(parseProcfile('relay: A=1 B_2=x=y relay C=3')).to.deep.equal([
      { name: 'relay', settings: { A: '1', B_2: 'x=y' }, command: ['relay', 'C=3'] },
    ]);
  });

  it('is refused with the line that names no process', () => {
    expect(() => parseProcfile('web: node a.ts\nnode b.ts')).to.throw('names no process: node b.ts');
  });
});
