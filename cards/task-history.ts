/** 检查任务: what was done so far, by whom, when. */
import type { Report } from '../src/domain/task.ts';
import { entryOf, METHODS, RESULTS } from '../src/domain/vocabulary.ts';
import { type Element, md, resolved, safe } from './kit.ts';
import { LINE } from './task-checklist.ts';
import { nameOf, type TaskView } from './task-view.ts';
import { checklistWords } from './words-checklist.ts';
import { faces } from './words-faces.ts';

const words = faces.task;
/** so many that were found have room on the card */
const FOUND = 20;

export function taskHistory(view: TaskView): Element[] {
  const { state } = view.task;
  if (state.is === 'waiting' || state.is === 'stopped' || state.is === 'assigned') return [];
  const lines = [resolved(words.acceptedLine(nameOf(view, state.by), state.since))];
  if (state.is === 'accepted') return lines;
  lines.push(md(reportText(state.report.content)));
  lines.push(resolved(words.signedLine(nameOf(view, state.report.by), state.report.at)));
  if (state.is === 'reported') return lines;
  lines.push(resolved(words.confirmedLine(nameOf(view, state.report.confirmedBy), state.report.confirmedAt)));
  const { rectification, publication } = state;
  if (rectification.is === 'checked' || rectification.is === 'done') {
    const { content, by, at: when } = rectification.recheck;
    const result = content.rectified ? words.recheckResults.yes : words.recheckResults.no;
    lines.push(md(`${words.recheckLine(content.day, result)}\n${safe(content.text, 1000)}`));
    lines.push(resolved(words.signedLine(nameOf(view, by), when)));
  }
  if (rectification.is === 'done') {
    const { confirmedBy, confirmedAt } = rectification.recheck;
    lines.push(resolved(words.confirmedLine(nameOf(view, confirmedBy), confirmedAt)));
  }
  if (publication) lines.push(resolved(words.publishedLine(publication.day, safe(publication.receipt))));
  return lines;
}

function reportText(report: Report): string {
  const lines = [
    words.resultLine(report.day, entryOf(METHODS, report.method).name, entryOf(RESULTS, report.result).name),
    safe(report.text, 1000),
  ];
  const { hazards = [] } = report;
  if (hazards.length > 0) lines.push(checklistWords.found(hazards.length));
  for (const { text, major, source } of hazards.slice(0, FOUND))
    lines.push(checklistWords.foundLine(safe(text, LINE), major, safe(source, 40)));
  if (hazards.length > FOUND) lines.push(checklistWords.beyond(hazards.length - FOUND));
  lines.push(...mustLines(report));
  if (report.rectifyBy) lines.push(words.rectifyLine(report.rectifyBy));
  return lines.join('\n');
}

/** 必查: that all were looked at, or which were not. */
function mustLines({ musts }: Report): string[] {
  if (!musts || musts.of === 0) return [];
  const { of, unchecked } = musts;
  const own = checklistWords.must;
  if (unchecked.length === 0) return [own.all(of)];
  const shown = unchecked
    .slice(0, FOUND)
    .map(({ text, source }) => own.skippedLine(safe(text, LINE), safe(source, 40)));
  const beyond = unchecked.length - shown.length;
  return [own.some(of, unchecked.length), ...shown, ...(beyond > 0 ? [checklistWords.beyond(beyond)] : [])];
}
