/** 求助: which cards carry the button. */

/** 草稿, 待答复, 已答复. */
export const GUIDANCE_STATES = ['draft', 'open', 'answered'] as const;
export type GuidanceState = (typeof GUIDANCE_STATES)[number];

/**
 * Cards that only answer a question or tell something, and those of 执法监督科 itself, which guides the others. All
 * else on which somebody is to act carries 求助, whatever will be added.
 */
const WITHOUT =
  /^(?:help|unknown|refused|todo|progress|summary|lookup|rights|posts|reminder|register-history|photos|guidance|guidance-list|asked|office|urgent|platform|plan-days|undelivered)\//;

export function carriesGuidance(thing: string): boolean {
  return !WITHOUT.test(`${thing}/`);
}
