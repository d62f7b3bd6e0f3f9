/** 抽取 as text: a card can be replaced for 14 days, a text can't. */
import { type DrawView, type Proof, sum } from './draw-view.ts';
import { words as general } from './words.ts';
import { beaconWords } from './words-beacon.ts';
import { faces } from './words-faces.ts';

const words = faces.draw;

/** 停产 5 家，注销 2 家 */
export function outText(out: DrawView['out']): string {
  return out.map(([reason, n]) => words.outLine(general.exclusions[reason], n)).join('，');
}

/** The freeze as text: a card can be replaced for 14 days, a text can't. */
export function freezeText(view: DrawView, proof: Proof): string {
  const total = view.out.reduce((n, [, count]) => n + count, 0);
  const out = outText(view.out);
  return words.freezeText({
    no: view.no,
    ...proof,
    counts: words.pools(sum(view.strata, 'pool'), sum(view.strata, 'key'), view.people),
    out: total === 0 ? words.out(0) : `${words.out(total)}：${out}`,
    change: view.change ? words.change(view.change.added, view.change.removed) : words.firstFreeze,
    witnesses: view.witnesses.map((each) => each.name).join('、'),
    close: view.closeAt ?? new Date(0),
    beacon:
      view.beacon &&
      beaconWords.freezeLine(view.beacon.source, view.beacon.issue, view.beacon.due, view.beacon.form),
  });
}

/** The result as text: counts by stratum and R. */
export function resultText(view: DrawView, proof: Proof, R: string): string {
  const keys = sum(view.strata, 'key');
  const list = view.strata
    .filter((stratum) => (stratum.drawn ?? 0) > 0)
    .map((stratum) => words.count(stratum.label.replace('|', ' '), stratum.drawn ?? 0))
    .join('，');
  const counts = keys > 0 ? words.keyCounts(keys, list) : words.counts(list);
  const text = words.resultText(view.no, counts, view.progress?.seats ?? 0, R, proof.head);
  return view.verifyUrl ? `${text}\n${words.verifyLater(view.verifyUrl)}` : text;
}
