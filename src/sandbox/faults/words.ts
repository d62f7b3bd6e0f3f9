import type { KindId, Param } from './kinds.ts';

/** What the page and GET /sandbox/faults/kinds call each fault, and what it comes to. */
export const faultWords = {
  kinds: {
    latency: ['变慢', '等一会儿再办，照常应答。'],
    sleep: ['睡住', '收下请求后睡三十秒再办，不管还有没有人等。'],
    'app-rate': ['应用限流', '429，99991400；填了秒数才带 x-ogw-ratelimit-reset。'],
    'target-rate': ['对同一人或群限流', '230020，没有重置时间。'],
    'server-error': ['网关出错', '500、502、503、504，正文是网关的 HTML，什么都没有办。'],
    'token-expired': ['令牌过期', '99991663，令牌其实还有效。'],
    'cut-before': ['办之前断开', '连接断开，什么都没有办。'],
    'cut-after': ['办完后断开', '已经办了，没有应答，连接断开。'],
    'lost-answer': ['应答丢失', '已经办了，一直不应答，直到对方放弃。'],
    'malformed-answer': ['应答不是 JSON', '已经办了，应答 200，正文的 JSON 残缺。'],
    'half-answer': ['应答只有一半', '已经办了，正文送到一半断开。'],
    'no-availability': ['不在可用范围', '230013，机器人对此人不可用。'],
    'bot-outside': ['机器人不在群里', '230002。'],
    recalled: ['消息已撤回', '230011。'],
    deleted: ['消息已删除', '230110。'],
    'no-scope': ['缺少权限', '99991672。'],
    'being-sent': ['消息发送中', '230049。'],
    'card-locked': ['卡片被占用', '230099，11310 card action is lock。'],
    duplicate: ['重复推送', '另外再推几次，同时或者过一会儿；回调只认第一个应答。'],
    late: ['迟到', '过一会儿才推，按沙盒时钟。'],
    shuffle: ['乱序', '攒够几件打乱再推；攒不够，到时候也推。'],
    'drop-first': ['首次丢失', '第一次没有送出去，15 秒后重试。'],
    'lost-ack': ['应答没收到', '机器人已经收下，飞书当作没有收下：事件重试，点卡片的人看到 200341。'],
    'wrong-signature': ['签名错误', '这一次的签名是错的。长连接没有签名，不受影响。'],
    replay: ['重放旧请求', '推完以后，把先前推过的一件连同旧时间戳和签名原样再推一次。'],
    'clock-skew': ['时钟偏差', '请求头和事件里的时间偏几分钟，正数偏快，负数偏慢。'],
  },
  params: {
    ms: '毫秒',
    reset: '几秒后重置',
    status: '状态码',
    minutes: '分钟',
    copies: '多推几次',
    hold: '攒几件',
  },
  refusal: {
    noKind: (kind: string) => `没有「${kind}」这种故障，可用 GET /sandbox/faults/kinds 查看。`,
    noParam: (kind: string, param: string) => `「${kind}」没有 ${param} 这个参数。`,
    outOfRange: (param: string, least: number, most: number) => `${param} 应在 ${least} 到 ${most} 之间。`,
    wrongSide: (kind: string, key: string) => `「${kind}」不能按 ${key} 限定。`,
    noRule: (id: string) => `没有编号为「${id}」的故障。`,
    taken: (id: string) => `已经有编号为「${id}」的故障。`,
    badApi: (api: string) => `「${api}」不是接口，例如 POST /im/v1/messages、/im/v1/messages/:id、*。`,
  },
} as const satisfies {
  kinds: Record<KindId, readonly [string, string]>;
  params: Record<Param, string>;
  refusal: unknown;
};
