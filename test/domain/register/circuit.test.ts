import { expect } from 'chai';
import { Circuit } from '../../../src/domain/register/circuit.ts';

describe('The circuit breaker of the register client', () => {
  let now = 0;
  let circuit: Circuit;
  const fail = (times: number) => {
    for (let n = 0; n < times; n += 1) circuit.failed();
  };

  beforeEach(() => {
    now = 0;
    circuit = new Circuit({ failures: 3, openMs: 1000, now: () => now });
  });

  it('lets everybody through until so many failures in a row', () => {
    fail(2);
    expect(circuit.enter()).to.equal(0);
    circuit.succeeded();
    fail(2);
    expect(circuit.enter(), 'a success in between starts the count again').to.equal(0);
    circuit.failed();
    expect(circuit.enter()).to.equal(1000);
    now = 400;
    expect(circuit.msClosed()).to.equal(600);
  });

  it('lets one through after a while, and all when that one succeeds', () => {
    fail(3);
    now = 1000;
    expect(circuit.enter()).to.equal(0);
    expect(circuit.enter(), 'a second while the first is under way').to.be.greaterThan(0);
    circuit.succeeded();
    expect(circuit.enter()).to.equal(0);
    expect(circuit.enter()).to.equal(0);
  });

  it('closes again at once when that one fails', () => {
    fail(3);
    now = 1000;
    circuit.enter();
    circuit.failed();
    expect(circuit.enter()).to.equal(1000);
  });

  it('lets another try when that one was called off', () => {
    fail(3);
    now = 1000;
    circuit.enter();
    circuit.abandoned();
    expect(circuit.enter()).to.equal(0);
  });
});
