import { dataAreas } from './data-areas.ts';
import { machineAreas } from './machine-areas.ts';
import { requestAreas } from './request-areas.ts';
import type { SecurityArea } from './security-area.ts';

export const securityTable: readonly SecurityArea[] = [...requestAreas, ...dataAreas, ...machineAreas];
