/** 定时: what time brings. A new one is a file here and a line in this table. */
import type { Job } from '../handler.ts';
import { actingTurn } from './acting-turn.ts';
import { approvalReminder } from './approval-reminder.ts';
import { changeReminder } from './change-reminder.ts';
import { closeDraw } from './close-draw.ts';
import { correctDrawJob } from './correct-draw.ts';
import { deadlineReminder } from './deadline-reminder.ts';
import { fairnessJob } from './fairness.ts';
import { guidanceReminder } from './guidance-reminder.ts';
import { handOutJob } from './hand-out.ts';
import { makeExports } from './make-exports.ts';
import { planReminder } from './plan-reminder.ts';
import { platformDuty } from './platform-duty.ts';
import { recusalYear } from './recusal-year.ts';
import { renewCards } from './renew-cards.ts';
import { replaceUnfitJob } from './replace-unfit.ts';
import { requestReminder } from './request-reminder.ts';
import { standInTurn } from './stand-in-turn.ts';
import { takeFiles } from './take-files.ts';
import { tellUndelivered } from './tell-undelivered.ts';
import { watchRegisters } from './watch-registers.ts';
import { weeklySummary } from './weekly-summary.ts';

export const jobs: readonly Job[] = [
  actingTurn,
  closeDraw,
  correctDrawJob,
  handOutJob,
  fairnessJob,
  replaceUnfitJob,
  deadlineReminder,
  renewCards,
  weeklySummary,
  approvalReminder,
  requestReminder,
  changeReminder,
  guidanceReminder,
  standInTurn,
  planReminder,
  platformDuty,
  takeFiles,
  makeExports,
  watchRegisters,
  recusalYear,
  tellUndelivered,
];
