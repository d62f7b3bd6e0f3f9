/** How fast something can be done, and how long it takes at a pace. */
export const CONNECTIONS = 8;

type Once = () => Promise<void>;

/** How many a second when each of so many begins the next as soon as one is through. */
export async function throughput(once: Once, workers: number, ms: number): Promise<number> {
  const started = performance.now();
  let done = 0;
  const worker = async () => {
    while (performance.now() - started < ms) {
      await once();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return done / ((performance.now() - started) / 1000);
}

/** How long each takes, in milliseconds, when so many begin each second, whether or not the ones before are through. */
export async function latency(once: Once, perSecond: number, ms: number): Promise<number[]> {
  const took: number[] = [];
  const all: Promise<void>[] = [];
  const started = performance.now();
  for (let i = 0; i < (perSecond * ms) / 1000; i++) {
    const due = started + (i * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const begun = performance.now();
    all.push(once().then(() => void took.push(performance.now() - begun)));
  }
  await Promise.all(all);
  return took;
}
