/** 命令: what people type. A new one is a file here and a line in this table. */
import type { Command } from '../handler.ts';
import { adjustItem } from './adjust-item.ts';
import { approvals } from './approvals.ts';
import { bindChat } from './bind-chat.ts';
import { confirmRegister } from './confirm-register.ts';
import { draw } from './draw.ts';
import { experts } from './experts.ts';
import { exportRegisters, template } from './export.ts';
import { fairness } from './fairness.ts';
import { grades } from './grades.ts';
import { guidance } from './guidance.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { leave } from './leave.ts';
import { lookUpDue, lookUpItems, lookUpPeople, lookUpUnits } from './look-up.ts';
import { override } from './override.ts';
import { partners } from './partners.ts';
import { photos } from './photos.ts';
import { plan } from './plan.ts';
import { posts } from './posts.ts';
import { progress } from './progress.ts';
import { qualification } from './qualification.ts';
import { recusal } from './recusal.ts';
import { rights } from './rights.ts';
import { standIn } from './stand-in.ts';
import { summary } from './summary.ts';
import { todo } from './todo.ts';
import { unitStatus } from './unit-status.ts';
import { witness } from './witness.ts';

export const commands: readonly Command[] = [
  draw,
  witness,
  progress,
  todo,
  plan,
  approvals,
  standIn,
  photos,
  summary,
  fairness,
  lookUpUnits,
  lookUpPeople,
  lookUpItems,
  lookUpDue,
  history,
  exportRegisters,
  template,
  override,
  adjustItem,
  confirmRegister,
  leave,
  recusal,
  experts,
  guidance,
  grades,
  qualification,
  unitStatus,
  partners,
  posts,
  rights,
  bindChat,
  help,
];
