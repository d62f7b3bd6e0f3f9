/** What the 核验 page says. The names of the steps and what may be wrong with them stand with the cards. */
import type { Place } from '../domain/draw/place.ts';
import type { Check } from '../domain/draw/verify.ts';

/** What each step means, for someone who has never heard of a hash. */
const meanings: Record<Check, string> = {
  grade: '正式抽取要么有公开的开奖号码，要么有两名以上见证人全部到场，这样没有谁能一个人定结果。',
  'units-table': '企业名录和抽取之前封存的一字不差。名录改动一个字，摘要就完全不同。',
  'people-table': '执法人员名录和抽取之前封存的一字不差。',
  'pairs-table': '应当回避的名单和抽取之前封存的一字不差。',
  freeze:
    '把抽取之前定下的一切（名录摘要、抽多少、怎么抽、谁见证）算成一个编码。它在抽取之前就发在群里，请在下面粘贴来比对。',
  chain: '机关的密钥早在抽取之前就由“锚”锁定：由密钥能算出锚，由锚倒推不出密钥，所以密钥不能临时挑选。',
  witness:
    '见证人、次序、人数和事先公布的一样，每人报了 6 至 20 位数字。数字是不是本人报的，以群里的消息为准。',
  beacon: '事先预告了用哪一期开奖号码，就用那一期；没有预告，就不能有。',
  seed: '冻结码、密钥、见证数字、开奖号码合在一起，算出唯一的种子。少一样、改一位，种子都不同。',
  units: '用种子把每一层的企业重新打乱，取前几名，与公布的抽中企业、备选和批次逐一比对。',
  teams: '用种子重新排一遍检查组，与公布的逐一比对。',
  record: '把整份公开记录算成一个编码。公布结果时它就发在群里，此后检查组也不能再改。',
  log: '每一步都记在一本只能往后写的账上，每条都带着前一条的编码，抽不掉，也插不进。',
  'log-bodies': '账上写的冻结码、见证数字、结果码和密钥，与这份记录一致。',
  correct:
    '公共随机值录入有误的，用同样的名单和见证数字重新计算，不是重抽；更正前的结果码由更正前的数字复算得出。',
  substitute: '有人不能参加检查时，接替的人仍由这次抽取的种子排定，不由谁指定。',
  head: '日志头是那本账写到某处时的编码，换人时发在群里。',
};

const percent = (share: number) => `${Number((share * 100).toFixed(2))}%`;
const layer = (label: string) => label.replace('|', ' ');

export const words = {
  lang: 'zh-CN',
  title: '核验抽取记录',
  lead: '这个网页把一次抽取从头再算一遍。计算全部在您的设备上进行，不向任何服务器提问；把网页存到电脑上，断开网络也能用。',
  noScript: '请允许本页运行脚本：计算全部在您的设备上进行。',
  save: '保存此网页',
  saveName: '核验抽取记录.html',
  fair: '怎么证明抽取是公平的',
  python: '用 Python 复核（verify.py）',
  byNumber: '按编号查',
  number: '抽查编号，如 2026-001',
  find: '查看',
  file: '或者打开记录文件',
  drop: '把公开记录文件拖到这里，或点此选择（可以多选）',
  seenTitle: '与群里的编码比对（可不填）',
  seenHint:
    '记录只能证明它与自己一致。把抽取之前群里的冻结码、公布结果时群里的结果码粘贴到这里，才知道它就是那一次抽取。整条消息粘贴也可以。',
  freezeLabel: '冻结码 F',
  resultLabel: '结果码 R',
  freezeMark: '冻结码',
  resultMark: '结果码',
  differs: (computed: string, pasted: string) => `由记录算得 ${computed}，群里看到的是 ${pasted}`,
  badDigest: '里面没有 64 位编码',
  noDigest: (which: string) => `没有填${which}，这一比对请自己完成。`,
  openList: (n: number) => `已公开的抽取（${n} 次）`,
  openEmpty: '还没有公开的抽取。',
  checkAll: '全部核验',
  loading: (what: string) => `正在读取 ${what}…`,
  working: (step: string) => `正在复算：${step}`,
  reading: '正在读取记录',
  notOpen: (no: string) => `没有找到 ${no} 的公开记录：编号不对，或者检查还没有全部完成、记录尚未公开。`,
  isVoid: (no: string, secret: string) =>
    `抽查 ${no} 已作废，没有结果。它的密钥已公开，供核对它前后的抽取：${secret}`,
  unreachable: '读不到记录，请检查网络，或打开记录文件。',
  tooLarge: '文件超过 256 MB，不像抽取记录。',
  notUtf8: '文件不是 UTF-8 文本。',
  crashed: '核验程序自身出错，没有得出结论。',
  fileRefused: (why: string) => `这个文件读不懂：${why}`,
  verdict: {
    ok: '通过：这份记录前后一致，重新计算的结果与公布的完全相同',
    failed: '没有通过：有的步骤与记录不符，见下面打叉的各步',
    same: '与群里看到的一致',
  },
  about: (no: string, kind: 'formal' | 'drill', grade: string, whole: boolean) =>
    `抽查 ${no} · ${kind === 'formal' ? '正式抽取' : '演练'} · 等级 ${grade} · ${whole ? '完整记录' : '公开记录'}`,
  counts: (units: number, keys: number, drawn: number, from: string, to: string) =>
    `参加抽取 ${units} 家，抽中 ${drawn} 家，重点企业 ${keys} 家；检查时限 ${from} 至 ${to}。`,
  drill: '演练：不是正式的抽取。',
  steps: '逐步核验',
  form: '记录的格式',
  formMeans: '每一项都在，没有多余的项，次序和写法只有一种。',
  meanings,
  marks: { ok: '通过', failed: '没有通过', unchecked: '没有比对' },
  given: '由记录算得',
  limits: '这一页不能证明什么',
  publicLimit:
    '公开记录不含人员名录和回避名单，检查组没有重新计算；结果码一致，可以证明检查组在公布结果之后没有改动。审计人员可用完整记录复算。',
  beforeFreeze:
    '冻结之前，名录里该有谁、该排除谁，由机关负责；群里公布了与上次冻结相比的增减和排除的原因、家数。',
  lookTitle: '查一家企业',
  lookLabel: '企业代码',
  lookHint: '名录里只有代码，没有名称。代码可向发起抽查的科室询问。',
  look: '查询',
  place(place: Place, out: string): string {
    if (place.is === 'absent')
      return `冻结的名录里没有这个代码：不在名录库、抄错了，或者冻结之前已列明原因排除（${out}）。`;
    const batch = (n: number, of: number) => (of > 1 ? `，安排在第 ${n} 个时间段（共 ${of} 个）` : '');
    if (place.is === 'key')
      return `${place.county}的这家是重点检查对象，全部检查，不经抽取${batch(place.batch, place.batches)}。`;
    const where = `${place.county}，所在的层是「${layer(place.stratum)}」：在库 ${place.pool} 家，抽 ${place.drawn} 家，备选 ${place.reserve} 家，每家抽中的机会都是 ${percent(place.odds)}。`;
    const order = `用种子打乱以后，它排在第 ${place.rank} 位`;
    if (place.rank <= place.drawn)
      return `${where}${order}，前 ${place.drawn} 位抽中：抽中了${batch(place.batch ?? 1, place.batches)}。`;
    if (place.rank <= place.drawn + place.reserve)
      return `${where}${order}：没有抽中，是第 ${place.rank - place.drawn} 备选，有抽中的企业查不成时才依次替补。`;
    return `${where}${order}，前 ${place.drawn} 位抽中：没有抽中。`;
  },
  outNone: '本次没有排除任何企业',
  out: (list: readonly (readonly [string, number])[]) =>
    list.map(([reason, n]) => `${reason} ${n} 家`).join('，'),
  spoilTitle: '改一个字试试',
  spoilLead:
    '核验有没有用，改一处就知道。下面只改您眼前的副本，原来的文件不动；比对用的是原来的冻结码和结果码。',
  spoils: {
    county: '改名录里的一个字',
    swap: '换掉一家抽中的企业',
    witness: '改一位见证数字',
    secret: '改一位密钥',
    amount: '多抽一家',
    team: '换掉检查组里的一个人',
    any: '随便改一处',
  },
  spoilt: (where: string, before: string, after: string) => `改动：${where}，${before} 改成 ${after}`,
  caught: (n: number) => `被发现了，${n} 步不符：`,
  missed: '没有被发现，请告诉我们。',
  seriesTitle: (n: number) => `${n} 份记录放在一起`,
  seriesLead:
    '由后一次抽取的密钥能算出前面每一次的密钥，所以中间有几次抽取、编号断没断、有没有作废后不认账的，都数得出来。',
} as const;
