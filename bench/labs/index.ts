import { compressLab } from './compress.ts';
import { landscapeLab } from './landscape.ts';
import { ratesLab } from './rates.ts';
import { runsLab } from './runs.ts';
import { surfaceLab } from './surface.ts';

export const labs = [surfaceLab, landscapeLab, runsLab, ratesLab, compressLab];
