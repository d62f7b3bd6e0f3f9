/**
 * Every card in every state, as a function of what users wrote: once with the longest real names, for the golden
 * files, and once with names that try to be more than names.
 */
import { approvals } from './gallery-approval.ts';
import { draws } from './gallery-draw.ts';
import { drawChanges } from './gallery-draw-change.ts';
import { drawForms } from './gallery-draw-form.ts';
import { lists } from './gallery-draw-list.ts';
import { fairnesses } from './gallery-fairness.ts';
import { guidances } from './gallery-guidance.ts';
import { others } from './gallery-help.ts';
import { imports } from './gallery-import.ts';
import { lookups } from './gallery-lookup.ts';
import { offices } from './gallery-office.ts';
import { partners } from './gallery-partners.ts';
import { photos } from './gallery-photo.ts';
import { plans } from './gallery-plan.ts';
import { postings } from './gallery-posts.ts';
import { replacements } from './gallery-replacement.ts';
import { summaries } from './gallery-summary.ts';
import { tasks } from './gallery-task.ts';
import type { Piece, Texts } from './gallery-texts.ts';
import { reminders, todos } from './gallery-todo.ts';
import { undelivered } from './gallery-undelivered.ts';

/** Every face, by the name of its golden file. */
export function gallery(t: Texts): Record<string, Piece> {
  return {
    ...drawForms(t),
    ...draws(t),
    ...lists(t),
    ...offices(t),
    ...tasks(t),
    ...summaries(t),
    ...fairnesses(t),
    ...todos(t),
    ...reminders(t),
    ...replacements(t),
    ...drawChanges(t),
    ...partners(t),
    ...approvals(t),
    ...photos(t),
    ...plans(t),
    ...undelivered(t),
    ...lookups(t),
    ...postings(t),
    ...guidances(t, tasks(t)['task assigned, A']!),
    ...others(t),
    ...imports(t),
  };
}
