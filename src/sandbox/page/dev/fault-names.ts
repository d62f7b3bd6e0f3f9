import { useEffect, useState } from 'react';
import { devApi } from './api.ts';
import type { FaultKind } from './types.ts';

let kinds: Promise<FaultKind[]> | undefined;

/** What can go wrong; asked for once. */
export function useFaultKinds(): readonly FaultKind[] {
  const [known, setKnown] = useState<readonly FaultKind[]>([]);
  useEffect(() => {
    kinds ??= devApi.kinds();
    kinds.then(setKnown, () => {
      kinds = undefined;
    });
  }, []);
  return known;
}

export function useFaultNames(): (kind: string) => string {
  const known = useFaultKinds();
  return (kind) => known.find((each) => each.kind === kind)?.name ?? kind;
}
