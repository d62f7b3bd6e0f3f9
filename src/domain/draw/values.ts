import { DrawFault } from './fault.ts';
import { matchesForm } from './form.ts';
import { ABSENT, witnessValue } from './seed.ts';
import type { DrawRecord, Freeze } from './types.ts';

/** W 见证数字 (ssd-1 §1): one entry for each named witness in the frozen order, and as many values as the quorum. */
export function checkWitness(record: Pick<DrawRecord, 'freeze' | 'witness'>): void {
  const { freeze, witness } = record;
  const named = freeze.witness;
  if (witness.length !== named.length || witness.some(([id], i) => id !== named[i])) {
    throw new DrawFault('witness-order', 'witness', witness.map(([id]) => id).join(' '));
  }
  const bad = witness.find(([, value]) => value !== ABSENT && witnessValue(value) !== value);
  if (bad) throw new DrawFault('witness-value', 'witness', bad.join(' '));
  const present = witness.filter(([, value]) => value !== ABSENT).length;
  if (present < freeze.quorum) {
    throw new DrawFault('quorum-not-met', 'witness', `${present} < ${freeze.quorum}`);
  }
}

/** B 公共随机值 (ssd-1 §1): "-" exactly when none was announced, else of the announced form. */
export function checkBeacon(freeze: Pick<Freeze, 'beacon'>, value: string): void {
  if (freeze.beacon === '') {
    if (value !== ABSENT) throw new DrawFault('beacon-unannounced', 'beacon', value);
    return;
  }
  if (value === ABSENT) throw new DrawFault('beacon-missing', 'beacon');
  if (!matchesForm(freeze.beacon.form, value)) throw new DrawFault('beacon-form', 'beacon', value);
}
