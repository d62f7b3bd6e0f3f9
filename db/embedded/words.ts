/** What people read when the embedded database cannot run here, or not do what is asked. */
export const cannotStart =
  '内置数据库无法在本机启动。请把环境变量 DATABASE_URL 指向一个 PostgreSQL（15 或更新版本）后重试。';

export const stillInUse = '内置数据库正被另一个进程使用，请先停止它再重新开始。';
