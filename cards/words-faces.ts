/** 卡片和消息的句子, face by face: where the words of each are. */
import { approval } from './words-approval.ts';
import { chat } from './words-chat.ts';
import { common } from './words-common.ts';
import { draw } from './words-draw.ts';
import { drawChange } from './words-draw-change.ts';
import { drawForm, preview } from './words-draw-form.ts';
import { files } from './words-files.ts';
import { help } from './words-help.ts';
import { list } from './words-list.ts';
import { office } from './words-office.ts';
import { photo } from './words-photo.ts';
import { progress } from './words-progress.ts';
import { reminder } from './words-reminder.ts';
import { replacement } from './words-replacement.ts';
import { summary } from './words-summary.ts';
import { task } from './words-task.ts';
import { todo } from './words-todo.ts';
import { undelivered } from './words-undelivered.ts';

export const faces = {
  common,
  drawForm,
  preview,
  draw,
  list,
  office,
  task,
  replacement,
  approval,
  drawChange,
  photo,
  undelivered,
  reminder,
  summary,
  progress,
  todo,
  help,
  chat,
  files,
} as const;
