import { landscapeLab } from './landscape.ts';
import { runsLab } from './runs.ts';
import { surfaceLab } from './surface.ts';

export const labs = [surfaceLab, landscapeLab, runsLab];
