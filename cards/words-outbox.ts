/** 发件: why Feishu does not take a message, as 执法监督科 reads it. */

type Advice = { readonly why: string; readonly todo: string };
const advice = (why: string, todo: string): Advice => ({ why, todo });

/** For each reason why it did not arrive, and what is to be done. */
export const outboxReasons = {
  rate: advice('发送过于频繁', '请稍后人工通知'),
  network: advice('网络不通', '请检查服务器到飞书的网络，并人工通知'),
  server: advice('飞书服务异常', '请人工通知'),
  busy: advice('卡片一直被占用', '请人工通知'),
  'not-in-group': advice('机器人不在该群', '请把双随机助手拉回该群'),
  dissolved: advice('该群已解散', '请在新群发送「绑定本群」，并人工通知'),
  'no-availability': advice('对方不在应用可用范围内', '请在飞书管理后台把对方加入双随机助手的可用范围'),
  blocked: advice('对方停用了机器人消息', '请对方在飞书中重新允许双随机助手发送消息'),
  'not-allowed': advice('该群不允许机器人发送', '请群主在群设置中允许双随机助手发言'),
  topic: advice('该话题不允许回复', '请人工通知'),
  review: advice('内容未通过审核', '请人工通知，并核对其中的文字'),
  'unknown-receiver': advice('接收人或群不存在', '请核对名录中的手机号，或重新绑定群'),
  'other-app': advice('接收人的账号属于另一个应用', '请对方给双随机助手发一条消息，以重新匹配账号'),
  'other-tenant': advice('接收人属于其他单位', '请人工通知'),
  left: advice('对方已离职', '请更新人员名录，并另行安排'),
  recalled: advice('原消息已撤回或删除', '请人工通知'),
  'too-old': advice('原消息已超过 14 天', '请人工通知'),
  'not-ours': advice('原消息由另一个应用发出', '请人工通知'),
  'bad-card': advice('卡片未通过飞书校验', '请人工通知，并联系技术支持'),
  'too-long': advice('内容超出长度', '请人工通知，并联系技术支持'),
  'too-big': advice('文件过大', '请改用其他方式传送'),
  'bad-request': advice('请求格式有误', '请人工通知，并联系技术支持'),
  credentials: advice('应用凭证有误', '请核对 FEISHU_APP_ID 和 FEISHU_APP_SECRET'),
  scope: advice('应用缺少权限', '请在飞书开放平台「权限管理」中开通并发布'),
  'bot-off': advice('应用未启用机器人能力', '请在飞书开放平台「应用能力」中添加机器人并发布'),
  ip: advice('服务器地址不在白名单内', '请在飞书开放平台「安全设置」中加入服务器出口地址'),
  quota: advice('应用调用额度已用完', '请在飞书管理后台查看额度'),
  domain: advice('应答的不是飞书', '请核对 FEISHU_DOMAIN'),
  'no-account': advice('尚未匹配到飞书账号', '请核对名录中的手机号'),
  other: advice('飞书拒绝了请求', '请人工通知，并联系技术支持'),
} as const;
export type OutboxReason = keyof typeof outboxReasons;
