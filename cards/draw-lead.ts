/** 抽取: the first lines of its card, what is to be done now. */
import type { Standing } from '../src/domain/approval.ts';
import { awaits, type DrawView, drawnUnits, missing } from './draw-view.ts';
import { at, safe } from './kit.ts';
import { beaconWords } from './words-beacon.ts';
import { faces } from './words-faces.ts';

const words = faces.draw;

export function drawLead(view: DrawView): string {
  if (view.state === 'void') return voidedLead(view);
  if (view.kind === 'drill' && view.state !== 'open') return words.drill(drawnUnits(view));
  if (view.state === 'published') return view.progress ? words.published : words.publishedIdle;
  if (view.state === 'open') {
    const asked = missing(view);
    const beacon = awaits(view);
    if (beacon) return beaconLead(beacon);
    if (asked.length === 0 || !view.closeAt) return words.allIn;
    const left = view.secondsLeft === undefined ? '' : words.secondsLeft(view.secondsLeft);
    return words.ask(asked.map((each) => at(each.openId, each.name)).join('、'), view.closeAt) + left;
  }
  if (view.proof && !view.progress) {
    const units = drawnUnits(view);
    return units === 0 ? words.noneDrawn : words.noTeams(units);
  }
  const came = view.proof
    ? words.drawn(view.progress?.total ?? 0, view.progress?.seats ?? 0)
    : words.province(safe(view.platformNo ?? ''));
  return `${came}\n${view.dispatched ? words.nothing : before(view.standing)}`;
}

function beaconLead({ source, issue, due, isDue }: NonNullable<DrawView['beacon']>): string {
  return isDue
    ? beaconWords.due(safe(source), safe(issue))
    : beaconWords.wait(safe(source), safe(issue), due);
}

function voidedLead({ voided }: DrawView): string {
  if (!voided) return words.voided;
  const why = faces.drawChange.reasons[voided.reason];
  return faces.drawChange.voidLead(why, safe(voided.by), safe(voided.approved));
}

/** What the tasks wait for. */
function before(standing: Standing): string {
  const { waiting, returned, stopped } = faces.approval.group;
  if (standing === 'open') return waiting;
  if (standing === 'returned') return returned;
  return standing === 'stopped' ? stopped : words.waitingDispatch;
}
