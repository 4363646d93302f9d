import { landscapeLab } from './landscape.ts';
import { surfaceLab } from './surface.ts';

export const labs = [surfaceLab, landscapeLab];
