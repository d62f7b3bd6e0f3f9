/** 检查审批 as it shows to whoever approves, and who that is. */
import { type ApprovalStep, approvalCard } from '../../cards/approval.ts';
import { type Approval, approvalsOf, standInsOn } from '../../db/approvals.ts';
import { bureauName, sectionById } from '../../db/bureau.ts';
import { readersOf } from '../../db/card-messages.ts';
import type { Draw } from '../../db/draws.ts';
import { itemsOfTrades } from '../../db/items.ts';
import { recipientKey, recipientOf } from '../../db/outbox-rows.ts';
import { peopleWithRole, personById } from '../../db/people.ts';
import type { TaskFile } from '../../db/tasks.ts';
import { type Approver, approversOf, type Bench, mayApprove } from '../domain/approval.ts';
import type { Scene } from '../handler.ts';
import type { Recipient, Say } from '../messages.ts';

/** The thing of the card, one for each request. */
export const approvalThing = (id: number) => `approval/${id}`;

/** Who may approve a draw, and who may not since they have a part in it. */
export async function benchOf(
  scene: Scene,
  draw: Pick<Draw, 'sectionId' | 'openedBy'>,
  files: readonly Pick<TaskFile, 'team'>[],
  submittedBy?: number,
): Promise<Bench> {
  return benchFor(scene, draw.sectionId, [
    draw.openedBy,
    ...(submittedBy === undefined ? [] : [submittedBy]),
    ...files.flatMap(({ team }) => team.map(({ id }) => id)),
  ]);
}

/** 分管领导 of a section, or all of them, with whoever stands in; those who are concerned decide nothing. */
export async function benchFor(
  scene: Scene,
  sectionId: number | null,
  concerned: readonly number[],
): Promise<Bench> {
  const { tx, bureauId } = scene;
  const ids = async (role: 'deputy' | 'leader') =>
    (await peopleWithRole(tx, bureauId, role)).map(({ id }) => id);
  const [allDeputies, leaders] = [await ids('deputy'), await ids('leader')];
  const named = sectionId === null ? null : (await sectionById(tx, sectionId))?.deputyId;
  const heads = [...allDeputies, ...leaders];
  const standIns = await standInsOn(tx, bureauId, scene.today);
  return {
    deputies: named && allDeputies.includes(named) ? [named] : allDeputies,
    allDeputies,
    leaders,
    standIns: standIns.filter(({ standInId }) => heads.includes(standInId)),
    concerned,
  };
}

/** Names of those who are asked, each with whom they stand in for. */
export async function approverNames(scene: Scene, approvers: readonly Approver[]): Promise<string[]> {
  const names: string[] = [];
  for (const { id } of approvers) names.push((await personById(scene.tx, id))?.name ?? '');
  return names;
}

/** Of those who have the card of an open request, whoever may not decide it (any more) reads who does. */
export async function passedTo(scene: Scene, bench: Bench, to: Recipient): Promise<{ passedTo?: string }> {
  if (!('person' in to) || mayApprove(bench, to.person)) return {};
  return { passedTo: (await approverNames(scene, approversOf(bench))).join('、') };
}

/** The living cards of each request of a draw: whoever has one keeps it, whoever approves now gets one. */
export async function approvalFaces(scene: Scene, draw: Draw, files: readonly TaskFile[]): Promise<Say[]> {
  const says: Say[] = [];
  for (const request of await approvalsOf(scene.tx, draw.id)) {
    const bench = await benchOf(scene, draw, files, request.submittedBy);
    const readers = await readersOfRequest(scene, bench, request);
    if (readers.length === 0) continue;
    const view = await viewOf(scene, draw, files, request);
    for (const to of readers) {
      const passed = request.state === 'open' ? await passedTo(scene, bench, to) : {};
      says.push({
        is: 'card',
        to,
        thing: approvalThing(request.id),
        card: approvalCard({ ...view, ...passed }),
      });
    }
  }
  return says;
}

/** The card for one more reader. */
export async function approvalFaceFor(
  scene: Scene,
  draw: Draw,
  files: readonly TaskFile[],
  request: Approval,
  to: Recipient,
): Promise<Say> {
  const card = approvalCard(await viewOf(scene, draw, files, request));
  return { is: 'card', to, thing: approvalThing(request.id), card };
}

async function readersOfRequest(scene: Scene, bench: Bench, request: Approval): Promise<Recipient[]> {
  const keys = new Set(await readersOf(scene.tx, scene.bureauId, approvalThing(request.id)));
  if (request.state === 'open')
    for (const { id } of approversOf(bench)) keys.add(recipientKey({ person: id }));
  return [...keys].map(recipientOf);
}

/** What happened so far, by name. */
export async function stepsOf(scene: Scene, list: readonly Approval[]): Promise<ApprovalStep[]> {
  const name = async (id: number | null) =>
    id === null ? undefined : (await personById(scene.tx, id))?.name;
  const steps: ApprovalStep[] = [];
  for (const request of list) {
    const { state, submittedAt, note, decidedAt, returnReason } = request;
    const behalf = await name(request.onBehalfOf);
    const by = (await name(request.decidedBy)) ?? '';
    steps.push({
      state,
      submitter: (await name(request.submittedBy)) ?? '',
      submittedAt,
      ...(note && { note }),
      ...(decidedAt && { decided: { by, at: decidedAt, ...(behalf && { behalf }) } }),
      ...(returnReason && { returnReason }),
    });
  }
  return steps;
}

async function viewOf(scene: Scene, draw: Draw, files: readonly TaskFile[], request: Approval) {
  const { tx, bureauId } = scene;
  const before = (await approvalsOf(tx, draw.id)).filter(({ id }) => id <= request.id);
  const trades = [...new Set(files.map(({ enterprise }) => enterprise.trades[0] ?? ''))];
  const items = await itemsOfTrades(tx, bureauId, trades, draw.from);
  const all = (key: 'name' | 'basis' | 'content' | 'method') => [...new Set(items.map((item) => item[key]))];
  return {
    id: request.id,
    no: draw.no,
    origin: draw.origin,
    type: draw.type,
    ...(draw.platformNo && { platformNo: draw.platformNo }),
    body: await bureauName(tx, bureauId),
    section: files[0]?.section ?? '',
    items: all('name'),
    bases: all('basis'),
    contents: all('content'),
    methods: all('method'),
    from: draw.from,
    to: draw.to,
    rows: files.map(({ enterprise: { name, county }, team }) => {
      return { name, county, team: team.map((member) => member.name) };
    }),
    people: new Set(files.flatMap(({ team }) => team.map(({ id }) => id))).size,
    ...(draw.urgentReason !== null && { urgent: draw.urgentReason }),
    late: request.state === 'open' && request.remindAt === null,
    steps: await stepsOf(scene, before),
  };
}
