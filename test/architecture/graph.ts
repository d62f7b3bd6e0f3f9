import { cruise, type ICruiseResult } from 'dependency-cruiser';

export interface Import {
  readonly from: string;
  /** A file of ours, or the package or core module by its name. */
  readonly to: string;
  readonly kind: 'ours' | 'core' | 'package';
  readonly circular: boolean;
  readonly resolved: boolean;
}

export interface Graph {
  readonly files: readonly string[];
  readonly imports: readonly Import[];
  /** Imports of what is not there. */
  readonly broken: readonly Import[];
}

/** Who imports whom among the sources, types included. */
export async function readGraph(): Promise<Graph> {
  const { output } = await cruise(
    ['src', 'db', 'cards'],
    { tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
    { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  );
  const modules = (output as ICruiseResult).modules.filter((module) =>
    /^(src|db|cards)\//.test(module.source),
  );
  const imports = modules.flatMap((module) =>
    module.dependencies.map((found): Import => {
      const kind = found.coreModule ? 'core' : found.module.startsWith('.') ? 'ours' : 'package';
      const to = kind === 'ours' ? found.resolved : kind === 'core' ? found.module : packageOf(found.module);
      return { from: module.source, to, kind, circular: found.circular, resolved: !found.couldNotResolve };
    }),
  );
  return {
    files: modules.map((module) => module.source),
    imports: imports.filter((found) => found.resolved),
    broken: imports.filter((found) => !found.resolved),
  };
}

/** `@scope/name/inner` → `@scope/name` */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
