import type { Context } from 'hono';
import { z } from 'zod';
import { ScriptRefusal } from '../errors.ts';
import { apiPattern } from '../faults/api-pattern.ts';
import { isKind, KINDS, type KindId, kindOf, PARAMS, paramsOf } from '../faults/kinds.ts';
import type { Rule, Standing } from '../faults/rules.ts';
import { faultWords } from '../faults/words.ts';
import type { World } from '../world.ts';
import { chatOf, personOf, readBody } from './input.ts';

const On = z.strictObject({
  api: z.string().optional(),
  chat: z.string().optional(),
  person: z.string().optional(),
  event: z.string().optional(),
});
const number = z.int().optional();
const One = z.strictObject({
  id: z.string().min(1).max(60).optional(),
  kind: z.string(),
  on: On.default({}),
  times: z.int().min(1).optional(),
  share: z.number().gt(0).max(1).optional(),
  seed: z.union([z.string(), z.number()]).transform(String).optional(),
  ...{ ms: number, reset: number, status: number, minutes: number, copies: number, hold: number },
});
type Asked = z.infer<typeof One>;
const Asking = z.union([One, z.array(One).min(1)]);

const { refusal } = faultWords;
const PARAM_NAMES = Object.keys(PARAMS) as (keyof typeof PARAMS)[];

/** GET /sandbox/faults/kinds: what can go wrong, from the one table that says so. */
export const faultKinds = (c: Context) => c.json((Object.keys(KINDS) as KindId[]).map(kindShape));

function kindShape(id: KindId) {
  const kind = kindOf(id);
  const [name, says] = faultWords.kinds[id];
  const params = paramsOf(id).map((param) => ({
    param,
    name: faultWords.params[param],
    default: kind.takes?.[param] ?? null,
    ...PARAMS[param],
  }));
  const on = kind.side === 'call' ? ['api', 'chat', 'person'] : ['event', 'chat', 'person'];
  return {
    kind: id,
    side: kind.side,
    name,
    says,
    params,
    on,
    callbacks: kind.side === 'event' && kind.callbacks,
  };
}

export const listFaults = (world: World) => (c: Context) => c.json(world.faults.all().map(ruleShape));

const ruleShape = (rule: Standing) => ({
  ...rule,
  name: faultWords.kinds[rule.kind][0],
  left: rule.times === undefined ? null : rule.times - rule.hits,
});

/** One rule or several; all of them, or where one is wrong none. */
export const addFaults = (world: World) => async (c: Context) => {
  const asked = await readBody(Asking, c);
  const list = Array.isArray(asked) ? asked : [asked];
  const taken = new Set(world.faults.all().map(({ id }) => id));
  const rules = list.map((one) => ruleOf(world, one, taken));
  const added = rules.map((rule) => ruleShape(world.faults.add(rule)));
  return c.json(Array.isArray(asked) ? added : added[0]);
};

function ruleOf(world: World, asked: Asked, taken: Set<string>): Rule {
  const { kind } = asked;
  if (!isKind(kind)) throw new ScriptRefusal(refusal.noKind(kind));
  const id = asked.id ?? freeId(taken);
  if (taken.has(id)) throw new ScriptRefusal(refusal.taken(id), 409);
  taken.add(id);
  return {
    id,
    kind,
    on: whereOf(world, kind, asked.on),
    seed: asked.seed ?? id,
    ...(asked.times !== undefined && { times: asked.times }),
    ...(asked.share !== undefined && { share: asked.share }),
    ...numbersOf(kind, asked),
  };
}

function freeId(taken: ReadonlySet<string>): string {
  let n = 1;
  while (taken.has(`f${n}`)) n += 1;
  return `f${n}`;
}

/** The numbers of a rule: those given, within their bounds, and for the rest what the kind says. */
function numbersOf(kind: KindId, asked: Asked): Partial<Rule> {
  const takes: Partial<Rule> = { ...kindOf(kind).takes };
  for (const param of PARAM_NAMES) {
    const given = asked[param];
    if (given === undefined) continue;
    const { least, most } = PARAMS[param];
    if (!paramsOf(kind).includes(param)) throw new ScriptRefusal(refusal.noParam(kind, param));
    if (given < least || given > most) throw new ScriptRefusal(refusal.outOfRange(param, least, most));
    takes[param] = given;
  }
  return takes;
}

function whereOf(world: World, kind: KindId, { api, chat, person, event }: Asked['on']): Rule['on'] {
  const isCall = kindOf(kind).side === 'call';
  if (api !== undefined && !isCall) throw new ScriptRefusal(refusal.wrongSide(kind, 'api'));
  if (event !== undefined && isCall) throw new ScriptRefusal(refusal.wrongSide(kind, 'event'));
  if (api !== undefined && !apiPattern(api)) throw new ScriptRefusal(refusal.badApi(api));
  return {
    ...(api !== undefined && { api }),
    ...(event !== undefined && { event }),
    ...(chat !== undefined && { chat: chatOf(world, chat).chat_id }),
    ...(person !== undefined && { person: personOf(world, person).id }),
  };
}

export const clearFaults = (world: World) => (c: Context) => {
  world.faults.clear();
  return c.json({});
};

export const dropFault = (world: World) => (c: Context) => {
  const id = c.req.param('id') ?? '';
  if (!world.faults.drop(id)) throw new ScriptRefusal(refusal.noRule(id), 404);
  return c.json({});
};
