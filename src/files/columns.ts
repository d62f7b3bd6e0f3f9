/** A column of a register: the names that offices give it, the usual one first. */
export type ColumnSpec = { readonly names: readonly string[]; readonly required?: true };
