import { faces } from '../../cards/words-faces.ts';
import { acceptTask } from '../domain/task.ts';
import { taskAction } from './work-task.ts';

/** 接收任务. */
export const accept = taskAction('accept-task', faces.task.acceptedToast, (context, { task }) =>
  acceptTask(task, context.person.id, context.now),
);
