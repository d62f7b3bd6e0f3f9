/** Where anyone may look: 核验 (one draw, or a file of one's own), the script, 怎么证明抽取是公平的, 抽查事项清单 and 年度抽查计划. */
export const PUBLIC_PAGES = {
  verify: '/verify',
  record: '/verify/record',
  script: '/verify.py',
  fair: '/fair',
  items: '/items',
  plan: '/plan',
} as const;

/** The part of 怎么证明抽取是公平的 that says what happens when somebody does not answer. */
export const UNANSWERED = 'unanswered';

export function unansweredAddress(publicUrl: string): string {
  return `${fairAddress(publicUrl)}#${UNANSWERED}`;
}

/** 怎么证明抽取是公平的, under PUBLIC_URL. */
export function fairAddress(publicUrl: string): string {
  return `${publicUrl.replace(/\/+$/, '')}${PUBLIC_PAGES.fair}`;
}

/** The address of a draw's 核验 page, under PUBLIC_URL. */
export function verifyAddress(publicUrl: string, no: string): string {
  return `${publicUrl.replace(/\/+$/, '')}${PUBLIC_PAGES.verify}/${encodeURIComponent(no)}`;
}
