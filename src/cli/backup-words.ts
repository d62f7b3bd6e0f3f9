/** What backup 备份 and restore 恢复 say. */
import type { BackedUp } from '../../db/backup/backup.ts';
import type { BackupFaultCode } from '../../db/backup/format.ts';
import type { Restored } from '../../db/backup/restore.ts';

const count = (n: number) => n.toLocaleString('en-US');

export const words = {
  usageBackup: `用法：npm run backup -- 文件

  把整个数据库备份成一个文件，机器人可以照常运行`,
  usageRestore: `用法：npm run restore -- 文件

  把备份恢复到一个空的数据库（新的 DATABASE_URL 或新的 DATA_DIR），然后审计`,
  saved: (path: string, { tables, rows }: BackedUp) =>
    `已备份 ${tables} 张表、${count(rows)} 行：${path}\n请与 FEISHU_ENCRYPT_KEY 分开保管：恢复后仍要用它打开抽取密钥。文件里有个人信息。`,
  restored: ({ head, tables, rows }: Restored) =>
    `已恢复 ${tables} 张表、${count(rows)} 行（备份于 ${head.taken}，PostgreSQL ${head.server}）`,
  faults: {
    exists: '没有备份：这个文件已经有了，请换一个文件名。',
    unreadable: '这个文件读不到或写不进去。',
    'not-a-backup': '没有恢复：这不是双随机助手的备份文件。',
    damaged: '没有恢复：文件损坏或不完整，与备份时的摘要不符。',
    newer: '没有恢复：备份出自更新的版本，请先升级程序。',
    'not-empty': '没有恢复：数据库不是空的。请用新的 DATABASE_URL 或新的 DATA_DIR。',
  } satisfies Record<BackupFaultCode, string>,
} as const;
