/** For each fault: why, and what to do about it. */
import { cellFaults } from './fault-words-cell.ts';
import { fileFaults } from './fault-words-file.ts';
import { registerFaults } from './fault-words-register.ts';
import type { FaultCode, FaultWords } from './faults.ts';

export const FAULTS: Record<FaultCode, FaultWords> = { ...fileFaults, ...cellFaults, ...registerFaults };
