import { DrawFault } from './fault.ts';
import { type FormNode, parseForm } from './form-syntax.ts';

/** A form 格式 of a public value is short; what repeats beyond this would only be an attack. */
const MAX_PROGRAM = 5_000;

type Op =
  | { readonly op: 'take'; readonly accepts: (char: string) => boolean }
  | { readonly op: 'fork'; to: number[] }
  | { readonly op: 'start' }
  | { readonly op: 'end' };

/**
 * Whether a beacon value 公共随机值 has the announced form, as a whole (ssd-1 §1). Runs all threads of the
 * expression side by side, so that no form however hostile can make the verifier hang.
 */
export function matchesForm(form: string, value: string): boolean {
  const program = compileForm(form);
  let threads = follow(program, [0], value, 0);
  for (let at = 0; at < value.length && threads.length > 0; at++) {
    const taken: number[] = [];
    for (const pc of threads) {
      const op = program[pc];
      if (op?.op === 'take' && op.accepts(value[at]!)) taken.push(pc + 1);
    }
    threads = follow(program, taken, value, at + 1);
  }
  return threads.includes(program.length);
}

/** Refuses a form that this verifier would not understand. */
export function checkForm(form: string): void {
  compileForm(form);
}

function compileForm(form: string): readonly Op[] {
  const program: Op[] = [];
  emit(program, parseForm(form));
  return program;
}

function follow(program: readonly Op[], from: readonly number[], value: string, at: number): number[] {
  const seen = new Set<number>();
  const open = [...from].reverse();
  while (open.length > 0) {
    const pc = open.pop()!;
    if (seen.has(pc)) continue;
    seen.add(pc);
    const op = program[pc];
    if (op?.op === 'fork') open.push(...op.to);
    else if ((op?.op === 'start' && at === 0) || (op?.op === 'end' && at === value.length)) open.push(pc + 1);
  }
  return [...seen];
}

function emit(program: Op[], node: FormNode): void {
  if (program.length > MAX_PROGRAM) throw new DrawFault('bad-form', 'freeze.beacon.form');
  switch (node.is) {
    case 'char':
      program.push({ op: 'take', accepts: node.accepts });
      return;
    case 'start':
    case 'end':
      program.push({ op: node.is });
      return;
    case 'all':
      for (const part of node.parts) emit(program, part);
      return;
    case 'any':
      emitChoice(program, node.parts);
      return;
    case 'repeat':
      emitRepeat(program, node.part, node.min, node.max);
  }
}

function emitChoice(program: Op[], parts: readonly FormNode[]): void {
  const fork = { op: 'fork' as const, to: [] as number[] };
  const exits: { to: number[] }[] = [];
  program.push(fork);
  for (const part of parts) {
    fork.to.push(program.length);
    emit(program, part);
    const exit = { op: 'fork' as const, to: [] as number[] };
    program.push(exit);
    exits.push(exit);
  }
  for (const exit of exits) exit.to.push(program.length);
}

function emitRepeat(program: Op[], part: FormNode, min: number, max: number): void {
  for (let i = 0; i < min; i++) emitGuarded(program, part);
  if (max === Number.POSITIVE_INFINITY) {
    const loop = program.length;
    const fork = { op: 'fork' as const, to: [loop + 1] };
    program.push(fork);
    emit(program, part);
    program.push({ op: 'fork', to: [loop] });
    fork.to.push(program.length);
    return;
  }
  const skips: { to: number[] }[] = [];
  for (let i = min; i < max; i++) {
    const skip = { op: 'fork' as const, to: [program.length + 1] };
    program.push(skip);
    skips.push(skip);
    emitGuarded(program, part);
  }
  for (const skip of skips) skip.to.push(program.length);
}

/** A part that emits nothing would let {1000000} spin without growing the program. */
function emitGuarded(program: Op[], part: FormNode): void {
  program.push({ op: 'fork', to: [program.length + 1] });
  emit(program, part);
}
