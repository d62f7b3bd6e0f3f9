/** 任命: who is named to what, by whom, and what has to stay. One person is never named, nor kept, by oneself alone. */
import { Refusal } from './refusal.ts';
import type { RoleCode } from './vocabulary.ts';
import type { Day } from './working-days.ts';

/** Roles that somebody may hold for some days in another's place 代理; that of a 分管领导 is about approvals alone (stand_ins). */
export const ACTING = ['chief', 'office'] as const;
export type ActingRole = (typeof ACTING)[number];

/** What the form offers. 执法人员 is not among them: that needs a certificate, and comes from 人员名录. */
export const POSTS = [
  'chief',
  'acting-chief',
  'deputy',
  'stand-in',
  'leader',
  'witness',
  'office',
  'acting-office',
  'admin',
] as const;
export type Post = (typeof POSTS)[number];

const OF_SECTION: readonly Post[] = ['chief', 'acting-chief', 'deputy', 'stand-in', 'witness'];
const DATED: readonly Post[] = ['acting-chief', 'acting-office', 'stand-in'];

export const isOfSection = (post: Post) => OF_SECTION.includes(post);
export const isDated = (post: Post) => DATED.includes(post);

type Namer = { readonly id: number; readonly roles: readonly RoleCode[] };
type Named = { readonly id: number; readonly sectionId: number | null };
export type Wish = {
  readonly post: Post;
  readonly section?: { readonly id: number; readonly name: string } | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
};

/** Nobody names oneself; 管理员 only by one of them; 代理负责人 is of the section, whose affairs are theirs by section. */
export function checkNaming(by: Namer, person: Named, { post, section, from, to }: Wish, today: Day): void {
  if (by.id === person.id) throw new Refusal('own-appointment');
  checkAdmin(by, post);
  if (isOfSection(post) && !section) throw new Refusal('section-needed');
  if (post === 'acting-chief' && section && section.id !== person.sectionId)
    throw new Refusal('acting-same-section', { section: section.name });
  if (from === undefined || to === undefined) return;
  if (from < today) throw new Refusal('day-past');
  if (to < from) throw new Refusal('day-order');
}

export function checkAdmin(by: Namer, post: Post): void {
  if (post === 'admin' && !by.roles.includes('admin')) throw new Refusal('admin-by-admin');
}

/** 执法监督科 and 管理员 keep at least one who can log in, or nobody could name anybody any more. */
export const KEPT: readonly RoleCode[] = ['office', 'admin'];
/** 见证人 of a section: a draw needs two (实施细则; draw.md §4). */
export const LEAST_WITNESSES = 2;
