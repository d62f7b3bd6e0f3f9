/** What is said of the environment: which variable, and where its value is found. */

const where = {
  PORT: '端口号，0 至 65535',
  DATABASE_URL: '形如 postgres://用户:密码@主机:5432/库名；不填则用内置数据库',
  DATA_DIR: '内置数据库的数据目录',
  FEISHU_MODE: 'webhook（飞书把事件发到外网地址，不填就是它）或 ws（长连接，不需要外网地址）',
  FEISHU_APP_ID: '飞书开放平台 → 开发者后台 → 应用 → 凭证与基础信息 → App ID，形如 cli_ 加 16 位十六进制',
  FEISHU_APP_SECRET: '飞书开放平台 → 开发者后台 → 应用 → 凭证与基础信息 → App Secret',
  FEISHU_ENCRYPT_KEY:
    '飞书开放平台 → 开发者后台 → 应用 → 事件与回调 → 加密策略 → Encrypt Key；抽取密钥也用它封存，所以长连接方式也要填，定了不要改',
  FEISHU_VERIFICATION_TOKEN: '飞书开放平台 → 开发者后台 → 应用 → 事件与回调 → 加密策略 → Verification Token',
  FEISHU_DOMAIN: '飞书接口地址，默认 https://open.feishu.cn',
  PUBLIC_URL: '本服务的外网地址，形如 https://…，填在事件与回调 → 事件配置 → 请求地址',
  ADMIN_MOBILES: '管理员的手机号，多个用逗号隔开（对应飞书管理后台 → 组织架构 → 成员手机号）',
  LOG_LEVEL: 'fatal、error、warn、info、debug、trace 或 silent',
} as const;

/** The variables that are read: config.ts has a rule for each. */
export type Variable = keyof typeof where;

export const words = {
  missing: (name: Variable) => `缺少环境变量 ${name}：${where[name]}。`,
  wrong: (name: Variable) => `环境变量 ${name} 有误：${where[name]}。`,
  unreachable: (code: string) =>
    `连不上环境变量 DATABASE_URL 所指的数据库（${code}）：${where.DATABASE_URL}。`,
  noDirectory: (dir: string, code: string) =>
    `环境变量 DATA_DIR 所指的目录 ${dir} 不能使用（${code}）：请换一个可以写入的目录，或者用 DATABASE_URL。`,
  portTaken: (port: number) => `端口 ${port} 不能使用，可能已被占用：请改环境变量 PORT，${where.PORT}。`,
};
